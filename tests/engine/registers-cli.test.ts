/** `lianjing orders` on a real vault: an order from issue to closing, lists, figures, corrections, and what is refused with which exit code. */
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCommandLine, type CommandLine } from '../support/command-line.ts'

let line: CommandLine
let dir = ''
const orders = (...argv: string[]) => line.run('orders', dir, ...argv)
const no = '廉动〔2026〕1号'
const field = (...pairs: readonly string[]) => pairs.flatMap((pair) => ['--field', pair])

beforeAll(async () => {
  line = openCommandLine(() => new Date('2026-10-09T04:00:00Z'))
  dir = line.at('vault')
  await line.run('vault', 'create', dir, '--unit', '婺城区纪委监委', '--packs', 'ecology,village')
  writeFileSync(line.at('单位.csv'), '单位名称,单位类别,上级单位\n白龙桥镇,镇街,\n后陈村,村居,白龙桥镇\n')
  await line.run('import', dir, line.at('单位.csv'))
}, 60_000)
afterAll(() => line.close())

describe('[F2] [#67] orders on the command line', () => {
  test('[F2] added, signed for, passed down, recorded, fed back, closed; each prints one JSON object', async () => {
    const added = await orders('add', ...field('title=小微工程监管', 'org_id=白龙桥镇', 'issued_on=2026-09-29', 'problems=2'))
    expect(added).toEqual({ code: 0, json: { register: 'orders', id: expect.stringMatching(/^[0-9a-f]{16}$/), no } })
    const late = await orders('list', '--overdue')
    expect(late.json).toMatchObject({
      register: 'orders',
      as_of: '2026-10-09',
      total: 1,
      entries: [{ no, state: 'issued', overdue: true }]
    })
    const step = (entry: string, name: string, ...more: string[]) => orders('step', entry, '--do', name, ...more)
    expect((await step(no, 'receipt', '--on', '2026-10-08', '--person', '镇委员')).json).toMatchObject({
      entry: no,
      step: 'receipt',
      state: 'received',
      sub: null
    })
    const down = await step(no, 'pass_down', '--sub', 'org_id=后陈村')
    expect(down.json['sub']).toMatchObject({ no: `${no}-1` })
    await step(`${no}-1`, 'recall', '--second', '乙', ...field('reason=试发'))
    const paper = line.at('paper.txt')
    writeFileSync(paper, '记录')
    await step(no, 'record', '--file', paper, ...field('doing=现场核查'))
    await step(no, 'feedback', '--person', '镇委员', ...field('outcome=已整改', 'solved=2'))
    const alone = await step(no, 'close', ...field('opinion=同意'))
    expect([alone.code, alone.json]).toMatchObject([2, { error: { code: 'usage', next: '请写明复核人。' } }])
    expect((await step(no, 'close', '--second', '分管领导', ...field('opinion=同意'))).json['state']).toBe('closed')
    const shown = await orders('show', no)
    expect(shown.json).toMatchObject({
      entry: { state: 'closed', subs: 1 },
      duties: [{ state: 'in_time' }, { state: 'no_limit' }, { state: 'in_time' }]
    })
    expect((await orders()).json['total']).toBe(2)
    expect((await orders('list', '--where', 'problems=2', '--state', 'closed')).json['total']).toBe(1)
  }, 60_000)

  test('[F2] figures by unit; [B7] another register by its id; what is put right', async () => {
    const figures = await orders('figures', '--by', 'unit')
    expect(figures.json).toMatchObject({ register: 'orders', as_of: '2026-10-09', by: 'unit' })
    const groups = figures.json['groups'] as readonly {
      readonly name: { readonly zh: string }
      readonly cells: readonly { readonly figure: string }[]
    }[]
    expect(groups.map(({ name }) => name.zh).toSorted()).toEqual(['后陈村', '白龙桥镇'])
    const units = (figures.json['total'] as readonly { readonly figure: string }[]).find((cell) => cell.figure === 'units')
    expect(units).toEqual({ figure: 'units', value: 1, unit: 'ratio', counted: 2, against: 2 })
    const item = await orders('add', '--register', 'village-items', ...field('说事内容=路灯不亮', '村社=后陈村'))
    expect(item.json['no']).toBe('说事2026-0001')
    const corrected = await orders(
      'correct',
      '说事2026-0001',
      '--register',
      'village-items',
      '--reason',
      '笔误',
      ...field('title=路灯不亮两盏')
    )
    expect(corrected).toEqual({ code: 0, json: { register: 'village-items', entry: '说事2026-0001', state: 'raised' } })
    const list = await orders('registers')
    expect(list.json['registers']).toMatchObject([
      { id: 'village-items', entries: 1, open: 1 },
      { id: 'orders', entries: 2, closed: 2, systems: ['F2'] },
      { id: 'talks', entries: 0 },
      { id: 'mechanisms', entries: 0 },
      { id: 'score-sheets', entries: 0 }
    ])
  }, 60_000)

  test.each([
    ['an action that is none', 2, 'usage', () => ['forget']],
    ['no step named', 2, 'usage', () => ['step', no]],
    ['a field without a value', 2, 'usage', () => ['add', '--field', 'title']],
    ['a field left out', 2, 'usage', () => ['add', '--field', 'title=x']],
    ['a day that is none', 2, 'usage', () => ['list', '--as-of', 'gestern']],
    ['an entry that is none', 3, 'unknown_id', () => ['show', '廉动〔1900〕1号']],
    ['a register that is none', 3, 'unknown_id', () => ['list', '--register', 'none']],
    ['a step after the end', 1, 'not_allowed', () => ['step', no, '--do', 'record', '--field', 'doing=x']]
  ] as const)(
    '%s ends with %i %s',
    async (_what, exit, code, argv) => {
      const { code: ended, json } = await orders(...argv())
      expect([ended, (json['error'] as { readonly code: string }).code]).toEqual([exit, code])
    },
    30_000
  )
})
