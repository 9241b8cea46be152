/**
 * Runs one verb: finds it, reads its options, gives it the engine, prints what it answers, and tells how it ended by the exit code
 * (contracts.md §1). With `--json` standard output carries one JSON object and nothing else, errors included.
 */
import { resolve } from 'node:path'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import type { Engine } from '../../electron/engine/engine.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { AppError, exitCodeOf, type ErrorValue } from '../../shared/ipc/reply.ts'
import { languageOf, type Language } from './language.ts'
import { readPassphrase } from './passphrase.ts'
import { createProgress } from './progress.ts'
import type { OptionValue, Verb, VerbContext } from './verb.ts'

/** Where it runs: real streams and a real engine, or a test's. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly startEngine: () => Engine
}

const common = {
  json: { type: 'boolean' },
  help: { type: 'boolean' },
  as: { type: 'string' },
  language: { type: 'string' },
  'passphrase-file': { type: 'string' }
} as const satisfies ParseArgsOptionsConfig

/** Runs `argv` (without node and script) and resolves to the exit code; never rejects. */
export async function runVerb(verbs: readonly Verb[], argv: readonly string[], terminal: Terminal): Promise<number> {
  const json = argv.includes('--json')
  const language = languageOf(argv[argv.indexOf('--language') + 1], process.env)
  try {
    const verb = findVerb(verbs, argv)
    if (!verb) return showUsage(verbs, argv, language, terminal)
    const { values, positionals } = parse(verb, argv.slice(verb.words.length))
    if (values['help'] === true) return showUsage([verb], ['--help'], language, terminal)
    return await runWith(verb, values, positionals, language, terminal)
  } catch (error) {
    const value = errorOf(error)
    if (json) terminal.out(`${JSON.stringify({ error: full(value) })}\n`)
    else terminal.err(`${inWords(value, language)}\n`)
    return exitCodeOf(value.code)
  }
}

async function runWith(
  verb: Verb,
  options: VerbContext['options'],
  positionals: readonly string[],
  language: Language,
  terminal: Terminal
): Promise<number> {
  const engine = terminal.startEngine()
  try {
    const text = (name: string) => {
      const value = options[name]
      return typeof value === 'string' ? value : undefined
    }
    const value = await verb.run({
      positionals,
      options,
      language,
      files: engine.files,
      client: createClient(engine),
      file: (path) => engine.files.put(resolve(path)),
      text,
      texts: (name) => [options[name] ?? []].flat().filter((one) => typeof one === 'string'),
      need: (index, what) => positionals[index] ?? missing(verb, what),
      passphrase: () => readPassphrase('LIANJING_PASSPHRASE', text('passphrase-file'), language === 'zh' ? '口令' : 'Passphrase'),
      progress: createProgress(process.stderr, language)
    })
    const words = options['json'] === true ? JSON.stringify(value) : (verb.describe?.(value, language) ?? JSON.stringify(value, null, 2))
    terminal.out(`${words}\n`)
    return verb.code?.(value) ?? 0
  } finally {
    await engine.close()
  }
}

/** The verb with the most words that the arguments begin with. */
function findVerb(verbs: readonly Verb[], argv: readonly string[]): Verb | undefined {
  return verbs
    .filter(({ words }) => words.every((word, index) => argv[index] === word))
    .toSorted((left, right) => right.words.length - left.words.length)[0]
}

function parse(
  verb: Verb,
  args: readonly string[]
): { readonly values: Readonly<Record<string, OptionValue>>; readonly positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...args], options: { ...common, ...verb.options }, allowPositionals: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('usage', `参数不对：${reason}`, { next: `用法：lianjing ${verb.words.join(' ')} ${verb.usage}` })
  }
}

function missing(verb: Verb, what: string): never {
  throw new AppError('usage', `缺少 ${what}。`, { next: `用法：lianjing ${verb.words.join(' ')} ${verb.usage}` })
}

/** All verbs, or those that begin as told. Asked for it is an answer (0); as a reply to a wrong verb it is an error (2). */
function showUsage(verbs: readonly Verb[], argv: readonly string[], language: Language, terminal: Terminal): number {
  const asked = argv.length === 0 || argv.includes('--help') || argv[0] === 'help'
  if (!asked && argv.includes('--json')) throw new AppError('usage', `没有这个命令：${argv[0] ?? ''}`, { next: 'lianjing --help' })
  const begun = verbs.filter(({ words }) => words[0] === argv[0])
  const lines = (begun.length > 0 ? begun : verbs).map(({ words, usage, says }) => `  ${words.join(' ')} ${usage}\n      ${says[language]}`)
  const print = asked ? terminal.out : terminal.err
  print(`${language === 'zh' ? '用法' : 'usage'}: lianjing VERB …\n${lines.join('\n')}\n`)
  return asked ? 0 : 2
}

function errorOf(error: unknown): ErrorValue {
  if (error instanceof AppError) return error.value
  return { code: 'internal', message: '程序内部出错，命令没有完成。', next: '请保留输入文件并告知维护者。' }
}

/** Every field that contracts.md names, absent ones as null. */
function full({ code, message, file, line, column, next }: ErrorValue): Record<string, unknown> {
  return { code, message, file: file ?? null, line: line ?? null, column: column ?? null, next: next ?? null }
}

function inWords({ message, file, sheet, line, column, next }: ErrorValue, language: Language): string {
  const zh = language === 'zh'
  const at = line === undefined ? undefined : zh ? `第 ${line} 行` : `line ${line}`
  const beside = typeof column !== 'number' ? column : zh ? `第 ${column} 列` : `column ${column}`
  const place = [file, sheet, at, beside].filter((part) => part !== undefined).join(' ')
  return [message, place, next].filter(Boolean).join('\n  ')
}
