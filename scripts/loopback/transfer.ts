/**
 * Files over the loopback: an upload is streamed to a private folder and becomes a handle of the engine; what the engine keeps under a
 * handle is streamed out. Nothing is held in memory, names are only labels, and a body that is too long or breaks off leaves nothing behind.
 */
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../shared/ipc/reply.ts'

class TooLong extends Error {}

/**
 * Streams a request's body to a file in `folder`. The name comes percent-encoded in `X-Name` and is cut to its last part.
 * @returns path and name, or the status that refuses it (400 no usable name, 413 longer than `limit` bytes)
 */
export async function receiveFile(
  request: IncomingMessage,
  folder: string,
  limit: number
): Promise<{ readonly path: string; readonly name: string } | 400 | 413> {
  const name = nameOf(request.headers['x-name'])
  if (!name) return 400
  if (Number(request.headers['content-length'] ?? 0) > limit) return 413
  const path = join(folder, randomUUID())
  let length = 0
  try {
    await pipeline(
      request,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          length += chunk.length
          if (length > limit) throw new TooLong()
          yield chunk
        }
      },
      createWriteStream(path, { flags: 'wx', mode: 0o600 })
    )
    return { path, name }
  } catch (error) {
    await rm(path, { force: true })
    if (error instanceof TooLong) return 413
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
      throw new AppError('disk_full', '磁盘空间不足，文件没有收下。', { next: '请腾出空间后再试一次。' })
    }
    throw error
  }
}

function nameOf(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string' || header.length > 2000) return undefined
  try {
    const name = basename(decodeURIComponent(header).replaceAll('\\', '/'))
    return name === '' || name === '.' || name === '..' || name.includes('\0') || name.length > 255 ? undefined : name
  } catch {
    return undefined
  }
}

/** Streams the file out as a download; the browser never shows it as a page of ours. */
export async function sendFile(response: ServerResponse, path: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const { size } = await stat(path)
  response.writeHead(200, {
    ...headers,
    'content-type': 'application/octet-stream',
    'content-length': size,
    'content-disposition': 'attachment',
    'content-security-policy': "default-src 'none'; sandbox"
  })
  await pipeline(createReadStream(path), response)
}
