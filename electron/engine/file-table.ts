/**
 * Files by opaque handles. Whoever calls a command never names a path: main's dialog, a drop, a loopback upload or the command line puts a
 * file here and gets a handle; output that the engine makes is kept here until it is taken. Kept files live in one temporary folder that
 * goes when the engine closes.
 */
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../shared/ipc/reply.ts'

export interface KeptPath {
  readonly handle: string
  readonly path: string
}

export class FileTable {
  readonly #files = new Map<string, { readonly path: string; readonly name: string }>()
  readonly #newId: () => string
  readonly #temporary: string
  #made = false

  constructor(temporary: string, newId: () => string) {
    this.#temporary = temporary
    this.#newId = newId
  }

  /** Takes a file or folder under a handle. It need not exist yet (a place to write to). */
  put(filePath: string, name: string = path.basename(filePath)): string {
    const handle = this.#newId()
    this.#files.set(handle, { path: filePath, name })
    return handle
  }

  /** Where the handle's file lies. Throws `unknown_id`. */
  path(handle: string): string {
    return this.#get(handle).path
  }

  /** The name a person knows the file by. Throws `unknown_id`. */
  name(handle: string): string {
    return this.#get(handle).name
  }

  /** A new place in the temporary folder for a file that is being made; `name` is what it is to be saved as. */
  keep(name: string): KeptPath {
    if (!this.#made) mkdirSync(this.#temporary, { recursive: true, mode: 0o700 })
    this.#made = true
    const safe = name.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 120) || 'file'
    const handle = this.#newId()
    const folder = path.join(this.#temporary, handle)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.#files.set(handle, { path: path.join(folder, safe), name: safe })
    return { handle, path: path.join(folder, safe) }
  }

  /** Removes what was kept or received for the vault that is being locked: it lies in plain text. Handles of files elsewhere stay. */
  removeKept(): void {
    const inside = this.#temporary + path.sep
    for (const [handle, file] of this.#files) {
      if (!file.path.startsWith(inside)) continue
      rmSync(file.path, { recursive: true, force: true })
      rmSync(path.join(this.#temporary, handle), { recursive: true, force: true })
      this.#files.delete(handle)
    }
  }

  /** Forgets everything and removes what was kept. */
  clear(): void {
    this.#files.clear()
    if (this.#made) rmSync(this.#temporary, { recursive: true, force: true })
    this.#made = false
  }

  #get(handle: string): { readonly path: string; readonly name: string } {
    const file = this.#files.get(handle)
    if (!file) throw new AppError('unknown_id', '没有这个文件句柄，可能已过期。', { next: '请重新选择文件。' })
    return file
  }
}
