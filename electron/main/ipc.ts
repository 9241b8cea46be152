/**
 * The two doors that a window has: `lianjing:call` and `lianjing:drop`. Each message is refused unless it comes from the main frame of our
 * own page. Names of the shell are answered here; all others go to the engine, which checks name and input by the contract.
 */
import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { ErrorValue, Reply } from '../../shared/ipc/reply.ts'
import { dropSchema, isShellCommand, shellCommands, type ShellCommand } from '../../shared/ipc/shell.ts'
import { openFiles, putFiles, saveFile } from './dialogs.ts'
import type { EngineProcess } from './engine-process.ts'
import { isTrustedSender } from './guard.ts'
import type { Language } from './menu.ts'

export interface ShellActions {
  readonly openWindow: (hash?: string) => BrowserWindow
  readonly setLanguage: (language: Language) => void
}

const refuse = (code: ErrorValue['code'], message: string): Reply<never> => ({ ok: false, error: { code, message } })
const stranger = refuse('not_allowed', '此请求不是由本程序的窗口发出，已拒绝。')
const junk = refuse('usage', '请求的内容不符合约定，已拒绝。')

/** Registers both doors. Call once. */
export function answerWindows(engine: EngineProcess, actions: ShellActions): void {
  ipcMain.handle('lianjing:call', async (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    const window = senderWindow(event)
    if (!window) return stranger
    if (typeof name !== 'string' || name.length > 100) return junk
    if (isShellCommand(name)) return answerShell(engine, actions, window, name, input)
    return engine.call(name, input, { carrier: 'electron', window: window.id })
  })
  ipcMain.handle('lianjing:drop', async (event, files: unknown): Promise<Reply<unknown>> => {
    if (!senderWindow(event)) return stranger
    const parsed = dropSchema.safeParse(files)
    return parsed.success ? putFiles(engine, parsed.data) : junk
  })
}

function senderWindow(event: IpcMainInvokeEvent): BrowserWindow | undefined {
  return isTrustedSender(event) ? (BrowserWindow.fromWebContents(event.sender) ?? undefined) : undefined
}

async function answerShell(
  engine: EngineProcess,
  actions: ShellActions,
  window: BrowserWindow,
  name: ShellCommand,
  input: unknown
): Promise<Reply<unknown>> {
  switch (name) {
    case 'shell.openFiles': {
      const parsed = shellCommands[name].safeParse(input)
      if (!parsed.success) return junk
      return openFiles(engine, window, {
        properties: parsed.data.multiple ? ['openFile', 'multiSelections'] : ['openFile'],
        filters: parsed.data.filters ?? []
      })
    }
    case 'shell.openFolder':
      if (!shellCommands[name].safeParse(input).success) return junk
      return openFiles(engine, window, { properties: ['openDirectory', 'createDirectory'] })
    case 'shell.saveFile': {
      const parsed = shellCommands[name].safeParse(input)
      return parsed.success ? saveFile(engine, window, parsed.data) : junk
    }
    case 'shell.newWindow': {
      const parsed = shellCommands[name].safeParse(input)
      return parsed.success ? { ok: true, value: { window: actions.openWindow(parsed.data.hash).id } } : junk
    }
    case 'shell.language': {
      const parsed = shellCommands[name].safeParse(input)
      if (!parsed.success) return junk
      actions.setLanguage(parsed.data.language)
      return { ok: true, value: {} }
    }
  }
}
