/** The carrier inside Electron: `window.lianjing` of the preload, which alone knows paths. */
import * as z from 'zod'
import { fileSchema, openReply, readEvent, readReply, type Carrier } from './carrier.ts'

/** What the preload exposes. */
export interface Bridge {
  call(name: string, input: unknown): Promise<unknown>
  on(listener: (event: unknown) => void): () => void
  drop(files: readonly File[]): Promise<unknown>
}
const filesSchema = z.object({ files: z.array(fileSchema) })
const savedSchema = z.object({ saved: z.boolean() })

/** The preload's bridge, when this page runs in Electron. */
export function findBridge(): Bridge | undefined {
  const bridge: unknown = Reflect.get(window, 'lianjing')
  return typeof bridge === 'object' && bridge !== null ? (bridge as Bridge) : undefined
}

export function createElectronCarrier(bridge: Bridge): Carrier {
  const call = async (name: string, input: unknown) => readReply(await bridge.call(name, input))
  return {
    kind: 'electron',
    call,
    on: (listener) =>
      bridge.on((raw) => {
        const event = readEvent(raw)
        if (event) listener(event)
      }),
    take: async (files) => filesSchema.parse(openReply(readReply(await bridge.drop(files)))).files,
    ask: async (options) => {
      const filters = options.extensions ? [{ name: options.extensions.join(' '), extensions: [...options.extensions] }] : undefined
      return filesSchema.parse(openReply(await call('shell.openFiles', { multiple: options.multiple, ...(filters ? { filters } : {}) })))
        .files
    },
    save: async (handle, name) => savedSchema.parse(openReply(await call('shell.saveFile', { handle, name }))).saved
  }
}
