/** Collecting on the command line, as a script does it over a quarter: issue, status, fill in, collect twice, urge; one JSON object each, and its exit code. */
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCommandLine, type CommandLine } from '../support/command-line.ts'
import { emptyVault } from '../support/empty-vault.ts'
import { fillWorkbook } from '../support/fill-workbook.ts'

let line: CommandLine
const at = (name: string): string => line.at(name)
const lianjing: CommandLine['run'] = (...argv) => line.run(...argv)
beforeAll(async () => {
  line = openCommandLine()
  await line.makeCounty()
}, 120_000)
afterAll(() => line.close())

describe('[#81] [#82] points on the command line', () => {
  test('issue, collect --dry-run, collect, status, urge, request', async () => {
    const issued = await lianjing('points', 'issue', at('county'), '--period', '2026Q4', '--to', at('out'), '--due', '2027-01-10')
    const files = issued.json['files'] as string[]
    expect([issued.code, issued.json['no'], issued.json['dueOn'], files.every((file) => existsSync(file))]).toEqual([
      0,
      'JCD-2026Q4-01',
      '2027-01-10',
      true
    ])
    const filled = fillWorkbook(files[0] ?? '', at('back.xlsx'), { J5: 8, L5: '吴敏', M5: '沈立' })
    const dry = await lianjing('points', 'collect', at('county'), filled, '--dry-run')
    expect([dry.code, dry.json['written'], dry.json['imports']]).toEqual([0, 1, []])
    const taken = await lianjing('points', 'collect', at('county'), filled)
    expect([taken.code, taken.json['written'], (taken.json['imports'] as unknown[]).length]).toEqual([0, 1, 1])
    const again = await lianjing('points', 'collect', at('county'), filled)
    expect([again.json['written'], again.json['unchanged']]).toEqual([0, 1])
    const status = await lianjing('points', 'status', at('county'), '--period', '2026Q4')
    const [issue] = status.json['issues'] as { readonly sheets: readonly { readonly returnedAt: string | null }[] }[]
    expect(issue?.sheets.filter((sheet) => sheet.returnedAt !== null)).toHaveLength(1)
    const urged = await lianjing('points', 'urge', at('county'), '--period', '2026Q4', '--to', at('out'))
    expect([urged.code, existsSync(String(urged.json['letter']))]).toEqual([0, true])
    // on the training county every model can run: nothing is lacking there
    const full = await lianjing('request', at('county'), '--to', at('out'), '--from', '县公共资源交易中心')
    expect(full.code).not.toBe(0)
    const asked = await lianjing('request', await emptyVault('land'), '--to', at('out'), '--from', '县公共资源交易中心')
    expect([asked.code, (asked.json['files'] as string[]).every((file) => existsSync(file))]).toEqual([0, true])
  }, 60_000)

  test('what is asked wrongly is refused before the vault is opened', async () => {
    const codes = await Promise.all([
      lianjing('points', 'issue', at('county'), '--to', at('out')),
      lianjing('points', 'issue', at('county'), '--period', '2026-13', '--to', at('out')),
      lianjing('points', 'collect', at('county')),
      lianjing('points', 'urge', at('county')),
      lianjing('request', at('county'), '--to', at('out'), '--due', 'soon')
    ])
    expect(codes.map((one) => one.code)).toEqual([2, 2, 2, 2, 2])
    expect((await lianjing('points', 'collect', at('county'), at('nowhere.xlsx'))).code).toBe(3)
  })
})
