/**
 * Where a passphrase comes from: the environment, a file (its first line), or a prompt that shows nothing. Never from an argument, which
 * every process on the machine can read.
 */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { AppError } from '../../shared/ipc/reply.ts'

/** Throws AppError `usage` when there is none and nobody to ask, `bad_file` when the file cannot be read. */
export async function readPassphrase(variable: string, file: string | undefined, prompt: string): Promise<string> {
  const given = process.env[variable]
  if (given) return given
  if (file !== undefined) return firstLine(file)
  if (process.stdin.isTTY) return ask(prompt)
  throw new AppError('usage', '没有给出口令。', { next: `请设置环境变量 ${variable}，或用口令文件参数指明文件。` })
}

/**
 * The same for a passphrase that is being set. Throws AppError `usage` when it is shorter than the window would take: eight characters, a
 * Chinese one counting as two.
 */
export async function readNewPassphrase(variable: string, file: string | undefined, prompt: string): Promise<string> {
  const given = await readPassphrase(variable, file, prompt)
  const length = [...given].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0)
  if (length >= 8) return given
  throw new AppError('usage', '口令太短，没有写入任何内容。', { next: '至少 8 个字符（汉字一个算两个）；几个不相干的词连起来又长又好记。' })
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? ''
  } catch {
    throw new AppError('bad_file', '口令文件无法读取。', { file, next: '请核对路径和权限。' })
  }
}

function ask(prompt: string): Promise<string> {
  process.stderr.write(`${prompt}: `)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  return new Promise((resolve) => {
    lines.question('', (answer) => {
      lines.close()
      process.stderr.write('\n')
      resolve(answer)
    })
  })
}
