/** What a script that calls the command line relies on: one JSON object, the exit code, and nothing else on standard output. */
import { expect, test } from 'vitest'
import type { Engine } from '../../electron/engine/engine.ts'
import { AppError, type ErrorCode } from '../../shared/ipc/reply.ts'
import { lineOf } from './progress.ts'
import { runVerb } from './run.ts'
import type { Verb } from './verb.ts'

let closed = 0
const engine: Engine = {
  call: async (name, input) => ({ ok: true, value: { name, input } }),
  on: () => () => undefined,
  files: { put: (path) => `handle of ${path}`, path: (handle) => handle, name: (handle) => handle },
  close: async () => void (closed += 1)
}

const verbs: readonly Verb[] = [
  {
    words: ['vault', 'info'],
    usage: 'DIR',
    says: { zh: '资料库信息', en: 'about a vault' },
    run: async ({ need, file }) => ({ place: file(need(0, 'DIR')) }),
    describe: ({ place }) => `at ${String(place)}`
  },
  {
    words: ['fail'],
    usage: 'CODE',
    says: { zh: '出错', en: 'fails' },
    run: async ({ need }) => {
      throw new AppError(need(0, 'CODE') as ErrorCode, '出错了。', { file: '甲.csv', line: 7, next: '再试。' })
    }
  },
  { words: ['crash'], usage: '', says: { zh: '', en: '' }, run: async () => Promise.reject(new Error('secret path')) },
  {
    words: ['list'],
    usage: '[--tag T]…',
    says: { zh: '', en: '' },
    options: { tag: { type: 'string', multiple: true } },
    run: async ({ texts }) => ({ tags: texts('tag') }),
    code: () => 5
  }
]

async function run(...argv: string[]) {
  const seen = { out: '', err: '', code: -1 }
  seen.code = await runVerb(verbs, argv, {
    out: (text) => (seen.out += text),
    err: (text) => (seen.err += text),
    startEngine: () => engine
  })
  return seen
}

test('--json prints one object', async () => {
  expect(await run('vault', 'info', '/v', '--json')).toEqual({ out: '{"place":"handle of /v"}\n', err: '', code: 0 })
})

test('without it the verb speaks in words', async () => {
  expect(await run('vault', 'info', '/v')).toEqual({ out: 'at handle of /v\n', err: '', code: 0 })
})

test('an option may be repeated, and a verb may end with a code of its own', async () => {
  expect(await run('list', '--tag', 'a', '--tag', 'b', '--json')).toEqual({ out: '{"tags":["a","b"]}\n', err: '', code: 5 })
})

test.each([
  ['usage', 2],
  ['bad_file', 3],
  ['wrong_key', 4],
  ['altered', 5],
  ['disk_full', 1]
])('%s ends with %i, as JSON and in words', async (code, exit) => {
  const error = { code, message: '出错了。', file: '甲.csv', line: 7, column: null, next: '再试。' }
  expect(await run('fail', code, '--json')).toEqual({ out: `${JSON.stringify({ error })}\n`, err: '', code: exit })
  expect(await run('fail', code, '--language', 'zh')).toEqual({ out: '', err: '出错了。\n  甲.csv 第 7 行\n  再试。\n', code: exit })
})

test('a fault of ours says nothing of its inside', async () => {
  const { out, code } = await run('crash', '--json')
  expect([JSON.parse(out).error.code, out.includes('secret'), code]).toEqual(['internal', false, 1])
})

test.each([[['nothing']], [['nothing', '--json']], [['vault', 'info']], [['vault', 'info', '--unknown']], [['vault']]])(
  '%j is a usage error',
  async (argv) => {
    expect((await run(...argv)).code).toBe(2)
  }
)

test('help is an answer, not an error', async () => {
  const asked = await run('--help', '--language', 'en')
  expect([asked.code, asked.out.includes('vault info DIR'), asked.err]).toEqual([0, true, ''])
})

test('the engine is closed, done or failed', async () => {
  closed = 0
  await run('vault', 'info', '/v')
  await run('fail', 'bad_file')
  expect(closed).toBe(2)
})

test('a progress line shows share, step and time left', () => {
  const event = { done: 50, total: 200, step: { zh: '正在校验', en: 'checking' }, left: 3200 }
  expect(lineOf(event, 'zh')).toBe(`[${'█'.repeat(6)}${'·'.repeat(18)}] 50/200 正在校验 · 还需约 4 秒`)
  expect(lineOf({ ...event, total: null, left: null }, 'en')).toBe('50 checking')
})
