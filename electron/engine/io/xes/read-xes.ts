/**
 * The text of an event log from its bytes, packed with gzip or not, in the encoding that the XML itself declares. Everything streams; a file
 * that unpacks to absurd size is refused while it unpacks.
 */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { createGunzip } from 'node:zlib'
import { badFile } from '../bad-file.ts'
import { confirmUnchanged, fileChunks, type FileSurvey } from '../survey-file.ts'
import type { XesHead, XesTrace } from './attribute.ts'
import { XesParser } from './xes-parser.ts'

/** Event logs pack 10 to 60 times; what grows beyond these is made to fill a disk or a memory. */
const highestRatio = 1000
const largestWhole = 16 * 1024 ** 3
const ratioMattersFrom = 64 * 1024 ** 2

/** Is this the beginning of a gzip file (RFC 1952)? */
export const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b

/** Does this text begin like an event log: `<log` as the outermost element? */
export function looksLikeXes(text: string): boolean {
  return /^\ufeff?\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*>\s*)*<(?:[A-Za-z_][\w.-]*:)?log[\s/>]/.test(text)
}

/**
 * Traces of the file, some at a time; `head` is complete after the last. Throws AppError bad_file (with line and column), file_changed,
 * cancelled.
 */
export async function* readXes(
  survey: FileSurvey,
  signal?: AbortSignal
): AsyncGenerator<{ readonly head: XesHead; readonly traces: readonly XesTrace[] }> {
  const hash = createHash('sha256')
  const parser = new XesParser(survey.name)
  const text = textDecoder(survey.name)
  for await (const bytes of unpacked(survey, (piece) => hash.update(piece), signal)) {
    const traces = parser.push(text.write(bytes))
    if (traces.length > 0) yield { head: parser.head, traces }
  }
  yield { head: parser.head, traces: [...parser.push(text.end()), ...parser.end()] }
  await confirmUnchanged(survey, hash.digest('hex'))
}

/** The file's bytes, unpacked where they are packed. */
export async function* unpacked(survey: FileSurvey, seen: (piece: Buffer) => void, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const raw = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of fileChunks(survey.path, survey.name, signal)) {
      seen(piece)
      yield Buffer.from(piece) // the reader's buffer is used again for the next piece
    }
  }
  if (!isGzip(survey.head)) {
    yield* raw()
    return
  }
  const gunzip = createGunzip()
  const source = Readable.from(raw())
  source.on('error', (cause) => gunzip.destroy(cause))
  let whole = 0
  try {
    for await (const piece of source.pipe(gunzip) as AsyncIterable<Buffer>) {
      whole += piece.length
      if (whole > largestWhole || (whole > ratioMattersFrom && whole > survey.bytes * highestRatio)) {
        throw badFile(
          { file: survey.name },
          `像是压缩炸弹：已解压出 ${Math.round(whole / 1024 ** 2)} MB，仍未结束，已停止`,
          '请核对来源后向提供单位重新索取。'
        )
      }
      yield piece
    }
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || !String(cause.code).startsWith('Z_')) throw cause
    throw badFile({ file: survey.name }, '的 gzip 压缩内容不完整或已损坏', '请核对文件是否拷贝完整，重新取得后再导入。')
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

/** XML says its encoding in its first line; without a word it is UTF-8 (or UTF-16 by its mark). */
export function textDecoder(file: string): { write(bytes: Buffer): string; end(): string } {
  let decoder: TextDecoder | null = null
  const decode = (run: () => string): string => {
    try {
      return run()
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause
      throw badFile({ file }, `的文字不符合所声明的编码（${decoder?.encoding ?? ''}）`, '请从原系统重新导出，或另存为 UTF-8 编码。')
    }
  }
  return {
    write: (bytes) => {
      decoder ??= decoderFor(bytes, file)
      const known = decoder
      return decode(() => known.decode(bytes, { stream: true }))
    },
    end: () => decode(() => decoder?.decode() ?? '')
  }
}

function decoderFor(bytes: Buffer, file: string): TextDecoder {
  const fatal = { fatal: true }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', fatal)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be', fatal)
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(
    bytes.subarray(0, 400).toString('latin1')
  )?.[1]
  const label = (declared ?? 'utf-8').toLowerCase()
  try {
    return new TextDecoder(/^(?:gbk|gb2312|gb_2312-80|cp936)$/.test(label) ? 'gb18030' : label, fatal)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw badFile({ file, line: 1 }, `声明的编码“${label.slice(0, 40)}”不能识别`, '请另存为 UTF-8 编码后再导入。')
  }
}
