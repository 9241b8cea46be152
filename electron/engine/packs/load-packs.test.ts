/** Bad packs, each refused with its file, line and column; sabotage is done to a copy of the sample pack. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError, type ErrorValue } from '../../../shared/ipc/reply.ts'
import { loadPacks, packFoldersIn } from './load-packs.ts'
import { lockPacks } from './lock-packs.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const core = at('resources/packs/core')
const modelFile = 'models/large-contract.yaml'

let folder: string
let pack: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianjing-pack-'))
  pack = join(folder, 'sample')
  cpSync(at('tests/fixtures/packs/sample'), pack, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function change(file: string, from: string, to: string): void {
  const text = readFileSync(join(pack, file), 'utf8')
  if (!text.includes(from)) throw new Error(`nothing to change: ${from}`)
  writeFileSync(join(pack, file), text.replace(from, to))
}

function refusal(): Partial<ErrorValue> {
  try {
    loadPacks([core, pack])
  } catch (error) {
    if (error instanceof AppError) return error.value
    throw error
  }
  return { message: 'accepted' }
}

describe('[#68] a pack', () => {
  test('that holds together is loaded, with what it adds', () => {
    const packSet = loadPacks([core, pack])
    expect([
      packSet.packs.map((each) => each.manifest.id),
      [...packSet.procedures.keys()],
      packSet.models.map((model) => [model.id, model.pack])
    ]).toEqual([
      ['core', 'sample'],
      ['sample'],
      [
        ['sample-large-contract', 'sample'],
        ['sample-late-step', 'sample']
      ]
    ])
  })

  test('that calls a table of the workstation its own is refused', () => {
    const dataset = 'datasets: { sys_audit: { name: { zh: 甲, en: a }, kind: record, title: id, fields: {} } }'
    writeFileSync(join(pack, 'datasets.yaml'), dataset)
    expect(refusal()).toMatchObject({ code: 'bad_pack', file: 'sample/datasets.yaml' })
  })

  test('with a pattern that cannot be compiled is refused before any import', () => {
    mkdirSync(join(pack, 'mappings'))
    const emits = '[{ dataset: matter, key: [code], fields: { code: { column: 编码, pattern: "([0-9]+" } } }]'
    writeFileSync(join(pack, 'mappings/odd.yaml'), `id: odd\nversion: 1\nname: { zh: 甲, en: a }\nrequired: [编码]\nemits: ${emits}\n`)
    expect(refusal()).toMatchObject({ code: 'bad_pack', file: 'sample/mappings/odd.yaml', line: 5 })
  })

  test('whose aliases multiply without end is refused, not unfolded', () => {
    const lines = Array.from(
      { length: 12 },
      (_, at) => `a${at + 1}: &a${at + 1} [${Array.from({ length: 12 }, () => `*a${at}`).join(',')}]`
    )
    writeFileSync(join(pack, 'datasets.yaml'), `a0: &a0 x\n${lines.join('\n')}\n`)
    expect(refusal()).toMatchObject({ code: 'bad_pack', file: 'sample/datasets.yaml' })
  })

  test('shipped packs all load', () => {
    expect(loadPacks(packFoldersIn(at('resources/packs'))).packs.length).toBeGreaterThan(0)
  })

  const sabotage: readonly (readonly [string, string, string, string, number, RegExp])[] = [
    ['bad YAML', modelFile, 'level: word', 'level: [word', 6, /YAML/],
    ['a key twice', modelFile, 'level: word', 'level: word\nlevel: red', 6, /YAML/],
    ['an unknown field', modelFile, 'level: word', 'level: word\nlevle: red', 6, /未知字段“levle”/],
    ['an unknown nested field', 'procedures.yaml', 'required: false', 'requird: false, required: false', 9, /未知字段/],
    [
      'SQL that writes',
      modelFile,
      'SELECT c.org_id AS subject',
      'DELETE FROM contract; SELECT c.org_id AS subject',
      14,
      /只能是一条 SELECT/
    ],
    [
      'SQL that writes under WITH',
      modelFile,
      'SELECT c.org_id AS subject',
      'WITH x AS (SELECT 1) INSERT INTO org SELECT c.org_id AS subject',
      14,
      /INSERT/
    ],
    ['an undeclared table', modelFile, 'JOIN org o', 'JOIN person o', 19, /未在 reads 中声明的数据集 person/],
    ['a system table', modelFile, 'JOIN org o', 'JOIN sys_meta o', 19, /系统表 sys_meta/],
    ['the schema', modelFile, 'JOIN org o', 'JOIN sqlite_schema o', 19, /系统表 sqlite_schema/],
    ['two statements', modelFile, 'c.sign_date <= :as_of\n', 'c.sign_date <= :as_of; SELECT 1\n', 20, /只能有一条语句/],
    ['a pragma', modelFile, 'SELECT c.org_id AS subject', 'PRAGMA journal_mode', 14, /只能是一条 SELECT/],
    ['a hidden column', modelFile, 'c.id AS key', 'c._hash AS key', 14, /内部列/],
    ['an undeclared parameter', modelFile, 'c.sign_date <= :as_of\n', 'c.sign_date <= :until\n', 20, /:until 未在 params/],
    ['a parameter by kind read as one value', modelFile, 'c.amount > limit_at(', 'c.amount > :limit AND 1 < limit_at(', 13, /limit_at/],
    ['SQL that does not compile', modelFile, 'c.party_id AS party_id', 'c.no_such AS party_id', 13, /no_such/],
    ['a missing key column', modelFile, 'c.id AS key, ', '', 13, /缺少 key/],
    ['a placeholder of nothing', modelFile, '{amount|money}，', '{amont|money}，', 24, /占位符 \{amont\}/],
    ['an unknown dataset in reads', modelFile, 'reads: [contract, org]', 'reads: [contract, org, contracts]', 11, /contracts/],
    ['an unknown field in needs', modelFile, 'contract.amount]', 'contract.amout]', 12, /amout/],
    ['a node after one that is not there', 'procedures.yaml', 'must_follow: [S4]', 'must_follow: [S9]', 11, /S9/],
    ['nodes in a circle', 'procedures.yaml', 'must_follow: [S1], limit', 'must_follow: [S4], limit', 8, /成环/],
    [
      'a limit without its basis',
      'procedures.yaml',
      'amount: 2, mark: L, basis: 内控',
      "amount: 2, mark: L, basis: ' '",
      11,
      /没有写明依据/
    ],
    ['a required pack that is not loaded', 'pack.yaml', 'requires: [core]', 'requires: [core, other]', 5, /other/],
    ['a case with an unknown column', modelFile, 'word: red,', 'wrod: red,', 32, /wrod/]
  ]
  test.each(sabotage)('with %s is refused at its place', (_name, file, from, to, line, message) => {
    change(file, from, to)
    const { code, file: shown, line: found, message: said } = refusal()
    expect([code, shown, found, said]).toEqual(['bad_pack', `sample/${file}`, line, expect.stringMatching(message)])
  })

  test('with an id of another pack is refused', () => {
    cpSync(pack, join(folder, 'second'), { recursive: true })
    writeFileSync(join(folder, 'second', 'pack.yaml'), readFileSync(join(pack, 'pack.yaml'), 'utf8').replace('id: sample', 'id: second'))
    expect(() => loadPacks([core, pack, join(folder, 'second')])).toThrow(/已在 sample/)
  })

  const scenario = `files:
  - { id: table, name: 01_表.csv, mapping: MAPPING, columns: [甲] }
  - { id: lines, name: 02_行.jsonl, mapping: MAPPING }
stories:
  - id: told
    times: { small: 1, county: 1 }
    rows:
      table: [{ 甲: "1" }]
      lines: [{ json: { of: [{ repeat: 2, n: "{i}" }] } }]
`.replaceAll('MAPPING', 'unit-register')
  const slips = [
    ['that fits', 'told', 'told', undefined, /accepted/],
    ['whose table has JSON', '{ 甲: "1" }', '{ json: { 甲: "1" } }', 8, /“table”是表格/],
    ['whose lines have cells', '{ json: { of: [{ repeat: 2, n: "{i}" }] } }', '{ 甲: "1" }', 9, /“lines”是 jsonl 文件/],
    ['with a column that the table has not', '甲: "1"', '乙: "1"', 8, /没有列“乙”/],
    ['with a repeat that is none', 'repeat: 2', 'repeat: 0', 9, /repeat 应是正整数/]
  ] as const
  test.each(slips)('a scenario %s is taken or refused at its place', (_name, from, to, line, message) => {
    mkdirSync(join(pack, 'scenario'))
    writeFileSync(join(pack, 'scenario/county.yaml'), scenario.replace(from, to))
    const refused = refusal()
    expect([refused.line, refused.message]).toEqual([line, expect.stringMatching(message)])
  })

  test('locked, a changed model needs a higher version', () => {
    cpSync(core, join(folder, 'core'), { recursive: true })
    lockPacks(folder)
    const unchanged = refusal().message
    change(modelFile, 'c.amount > limit_at(', 'c.amount >= limit_at(')
    const changed = refusal()
    change(modelFile, 'version: 1', 'version: 2')
    expect([unchanged, changed.line, changed.message, refusal().message]).toEqual([
      'accepted',
      2,
      expect.stringMatching(/version 须加一/),
      'accepted'
    ])
  })
})
