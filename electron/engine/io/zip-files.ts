/** Several files → one zip, streamed from disk to disk, so that two hundred reports never lie in memory together. Names in UTF-8. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { diskError } from './bundle/disk-error.ts'

export interface ZippedFile {
  readonly path: string
  readonly name: string
}

/** Throws `disk_full`, `bad_file`. `packed`: the files are compressed already. */
export async function zipFiles(
  target: string,
  files: readonly ZippedFile[],
  options: { readonly packed: boolean; readonly at: Date }
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  const waiting: Uint8Array[] = []
  let bytes = 0
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    waiting.push(chunk)
  })
  try {
    const handle = await open(target, 'wx', 0o600)
    const flush = async (): Promise<void> => {
      for (const chunk of waiting.splice(0)) {
        hash.update(chunk)
        bytes += chunk.byteLength
        await handle.writeFile(chunk)
      }
    }
    try {
      for (const { path, name } of files) {
        const entry = options.packed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
        entry.mtime = options.at
        zip.add(entry)
        for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
          entry.push(chunk)
          await flush()
        }
        entry.push(new Uint8Array(), true)
        await flush()
      }
      zip.end()
      await flush()
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw diskError(error, target)
  }
  return { bytes, sha256: hash.digest('hex') }
}
