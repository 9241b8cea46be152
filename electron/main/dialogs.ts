/**
 * Files enter and leave only through a dialog that a person answers (or a drop, resolved in the preload): the window gets a handle and a
 * name, never a path. Answers the `shell.*` commands that concern files.
 */
import { randomUUID } from 'node:crypto'
import { copyFile, rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron'
import type { Reply } from '../../shared/ipc/reply.ts'
import { keptFileSchema, keptPathSchema, type ShellFile } from '../../shared/ipc/shell.ts'
import type { EngineProcess } from './engine-process.ts'

/** Asks for files or a folder and puts each under a handle of the engine. */
export async function openFiles(
  engine: EngineProcess,
  window: BrowserWindow,
  options: OpenDialogOptions
): Promise<Reply<{ readonly files: readonly ShellFile[] }>> {
  const { filePaths } = await dialog.showOpenDialog(window, options)
  return putFiles(
    engine,
    filePaths.map((path) => ({ path, name: basename(path) }))
  )
}

/** Puts files under handles of the engine; the first that cannot be taken is the answer. */
export async function putFiles(
  engine: EngineProcess,
  files: readonly { readonly path: string; readonly name: string }[]
): Promise<Reply<{ readonly files: readonly ShellFile[] }>> {
  const taken: ShellFile[] = []
  for (const { path, name } of files) {
    const reply = await engine.putFile(path, name)
    if (!reply.ok) return reply
    taken.push({ handle: keptFileSchema.parse(reply.value).handle, name })
  }
  return { ok: true, value: { files: taken } }
}

/**
 * Asks where to save and copies there what the engine keeps under the handle. Under a draft's name at first: a file that bears the name chosen is
 * whole, and one that stood there before stays until then.
 */
export async function saveFile(
  engine: EngineProcess,
  window: BrowserWindow,
  input: { readonly handle: string; readonly name: string }
): Promise<Reply<{ readonly saved: boolean }>> {
  const kept = await engine.filePath(input.handle)
  if (!kept.ok) return kept
  const { path } = keptPathSchema.parse(kept.value)
  const { filePath, canceled } = await dialog.showSaveDialog(window, { defaultPath: basename(input.name) })
  if (canceled || !filePath) return { ok: true, value: { saved: false } }
  const draft = `${filePath}.${randomUUID().slice(0, 8)}.part`
  try {
    await copyFile(path, draft)
    await rename(draft, filePath)
    return { ok: true, value: { saved: true } }
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    return {
      ok: false,
      error: full
        ? { code: 'disk_full', message: '目标磁盘空间不足，文件没有存下。', next: '请换一个位置或腾出空间后再存。' }
        : { code: 'not_allowed', message: '文件没有存下：目标位置不能写入。', next: '请换一个位置再存。' }
    }
  }
}
