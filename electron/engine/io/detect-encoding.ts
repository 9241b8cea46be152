/**
 * Finds the encoding of a text file from its bytes, never from a label: byte order marks, UTF-16 told by where its zero bytes lie, valid
 * UTF-8, else GB18030. A file that is UTF-8 nearly everywhere is called damaged rather than read as GB18030 nonsense.
 */
import { StringDecoder } from 'node:string_decoder'
import { badFile } from './bad-file.ts'
import type { FileSurvey } from './survey-file.ts'
import { fileChunks } from './survey-file.ts'

export type TextEncodingName = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** The encoding of a surveyed file. Throws AppError bad_file for zero bytes, UTF-32 and a UTF-8 file with a broken place. */
export async function detectEncoding(survey: FileSurvey): Promise<TextEncodingName> {
  const { head } = survey
  if (startsWith(head, [0xff, 0xfe, 0, 0]) || startsWith(head, [0, 0, 0xfe, 0xff])) {
    throw badFile({ file: survey.name }, '是 UTF-32 编码，不能读取', '请用 WPS 或记事本另存为 UTF-8 编码后再导入。')
  }
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be'
  const wide = wideWithoutMark(head)
  if (wide !== null) return wide
  const broken = survey.utf8Break
  const marked = startsWith(head, [0xef, 0xbb, 0xbf])
  if (broken === null) return marked ? 'utf-8-bom' : 'utf-8'
  if (marked || broken.charactersBefore >= 30) {
    const line = await lineAt(survey, broken.offset)
    throw badFile(
      { file: survey.name, line },
      '编码损坏：前面是 UTF-8，此处出现无效字节',
      '请重新导出该文件；若由两份不同编码的文件拼接而成，请分别导入。'
    )
  }
  return 'gb18030'
}

/** Turns chunks of bytes into chunks of text; drops a byte order mark; `end` gives what is left. Throws TypeError on bytes that do not fit. */
export interface TextFeed {
  write(bytes: Buffer): string
  end(): string
}

export function textFeed(encoding: TextEncodingName): TextFeed {
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') {
    const decoder = new StringDecoder('utf8')
    return withoutMark(
      (bytes) => decoder.write(bytes),
      () => decoder.end()
    )
  }
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  return withoutMark(
    (bytes) => decoder.decode(bytes, { stream: true }),
    () => decoder.decode()
  )
}

function withoutMark(write: (bytes: Buffer) => string, end: () => string): TextFeed {
  let first = true
  return {
    write(bytes) {
      const text = write(bytes)
      if (!first || text === '') return text
      first = false
      return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
    },
    end
  }
}

/** The line (1-based) on which a byte offset lies. */
export async function lineAt(survey: FileSurvey, offset: number): Promise<number> {
  let line = 1
  let seen = 0
  for await (const chunk of fileChunks(survey.path, survey.name)) {
    const part = chunk.subarray(0, Math.max(0, offset - seen))
    for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, at + 1)) line += 1
    seen += chunk.length
    if (seen >= offset) break
  }
  return line
}

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte)
}

/** UTF-16 without a mark: its zero bytes (from commas, digits, line ends) all lie on one side of the pairs, and it decodes. */
function wideWithoutMark(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  let even = 0
  let odd = 0
  for (let at = head.indexOf(0); at !== -1; at = head.indexOf(0, at + 1)) {
    if (at % 2 === 0) even += 1
    else odd += 1
  }
  if (even + odd < Math.max(2, head.length / 100)) return null
  const encoding = odd > even * 20 ? 'utf-16le' : even > odd * 20 ? 'utf-16be' : null
  if (encoding === null) return null
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(head.subarray(0, head.length - (head.length % 2)), { stream: true })
    return text.includes('\u0000') ? null : encoding
  } catch {
    return null
  }
}
