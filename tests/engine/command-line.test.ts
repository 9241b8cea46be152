/**
 * The command line as contracts.md §1 fixes it: every verb of this part prints exactly its JSON and ends with its exit code, on a real vault.
 * One vault is made by `demo` and walked through in the order a person would.
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runVerb } from '../../scripts/cli/run.ts'
import { verbs } from '../../scripts/cli/verbs.ts'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'

let folder = ''
let dir = ''
let identity = ''
let recipient = ''
const at = (name: string): string => join(folder, name)

async function lianjing(
  ...argv: string[]
): Promise<{ readonly code: number; readonly json: Record<string, unknown>; readonly err: string }> {
  let out = ''
  let err = ''
  const code = await runVerb(verbs, [...argv, '--json'], {
    out: (text) => (out += text),
    err: (text) => (err += text),
    startEngine: () => createNodeEngine({ home: at('home'), kdfCost: { memoryKib: 65_536, passes: 3 } })
  })
  expect(out.trimEnd().includes('\n'), 'one JSON object and nothing else').toBe(false)
  return { code, json: JSON.parse(out) as Record<string, unknown>, err }
}
const keys = (value: unknown): readonly string[] => Object.keys(value as object).toSorted()
const codeOf = (json: Record<string, unknown>): unknown => (json['error'] as { readonly code: string }).code

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjing-cli-'))
  dir = at('county')
  process.env['LIANJING_PASSPHRASE'] = trainingPassphrase
  identity = await generateX25519Identity()
  recipient = await identityToRecipient(identity)
  writeFileSync(at('key.txt'), `# created: 2026\n# public key: ${recipient}\n${identity}\n`)
}, 60_000)
afterAll(() => {
  delete process.env['LIANJING_PASSPHRASE']
  rmSync(folder, { recursive: true, force: true })
})

/** All shipped packs in their order. */
const shipped = (
  'core engineering investment land payments permit soe leasing village smallworks hospital petition research conduct coordination ' +
  'enforcement enrolment review ocds bods ecology prevention drive'
).split(' ')

describe('[#67] the command line', () => {
  test('demo makes, imports and checks the training county; the key lies beside it', async () => {
    const { code, json } = await lianjing('demo', dir, '--size', 'small', '--seed', '7')
    expect([code, keys(json)]).toEqual([0, ['answers', 'ms', 'planted', 'rows', 'seed', 'size', 'units', 'vault', 'warnings']])
    const answers = JSON.parse(readFileSync(`${dir}.answers.json`, 'utf8')) as { readonly planted: readonly unknown[] }
    expect([json['vault'], json['seed'], json['size'], json['planted']]).toEqual([dir, 7, 'small', answers.planted.length])
    expect(json['warnings']).toBe(answers.planted.length)
  }, 120_000)

  test('vault create, info, backup, restore, rekey', async () => {
    const created = await lianjing('vault', 'create', at('new'), '--unit', '云溪县纪委监委', '--packs', 'engineering')
    expect([created.code, created.json]).toEqual([0, { vault: at('new'), unit: '云溪县纪委监委', packs: ['core', 'engineering'] }])
    const info = await lianjing('vault', 'info', at('new'))
    expect([info.code, (info.json['identity'] as { readonly unit: string }).unit, info.json['cipher']]).toEqual([
      0,
      '云溪县纪委监委',
      'aegis'
    ])
    expect((await lianjing('vault', 'backup', at('new'), at('backup'))).code).toBe(0)
    expect((await lianjing('vault', 'restore', at('backup'), at('restored'))).code).toBe(0)
    process.env['LIANJING_NEW_PASSPHRASE'] = 'another passphrase'
    expect((await lianjing('vault', 'rekey', at('restored'))).code).toBe(0)
    delete process.env['LIANJING_NEW_PASSPHRASE']
    const old = await lianjing('vault', 'info', at('restored'))
    expect([old.code, codeOf(old.json)]).toEqual([4, 'wrong_key'])
  }, 60_000)

  test('import prints each file once; again it changes nothing; a dry run leaves nothing', async () => {
    const ledger = at('项目台账.csv')
    writeFileSync(ledger, '项目编码,项目名称,建设单位\nGC-1,道路一,县交通局\nGC-2,道路二,县交通局\n,无编码,县交通局\n')
    const dry = await lianjing('import', at('new'), ledger, '--dry-run')
    const first = await lianjing('import', at('new'), ledger)
    const again = await lianjing('import', at('new'), ledger)
    const counts = {
      file: '项目台账.csv',
      mapping: 'project-ledger',
      rows: 3,
      inserted: 2,
      changed: 0,
      unchanged: 0,
      withdrawn: 0,
      quarantined: 1
    }
    expect([dry.code, dry.json]).toEqual([0, { imports: [counts] }])
    expect([first.code, first.json]).toEqual([0, { imports: [counts] }])
    expect([again.code, again.json]).toEqual([0, { imports: [{ ...counts, inserted: 0, unchanged: 2 }] }])
  }, 60_000)

  test('flags prints the result object of an OCDS file, without a vault', async () => {
    const file = at('releases.jsonl')
    const [ini, broken] = [at('settings.ini'), at('broken.ini')]
    const tender = { procurementMethod: 'open', procurementMethodDetails: 'x', numberOfTenderers: 1 }
    const tenderPeriod = { startDate: '2026-03-01T00:00:00Z', endDate: '2026-03-09T00:00:00Z' }
    writeFileSync(file, `${JSON.stringify({ ocid: 'o1', tender: { ...tender, tenderPeriod } })}\n`)
    writeFileSync(ini, '[R003]\n[R003.procurement_method_details]\nx = 9\n')
    writeFileSync(broken, '[R003]\nlimit = 5\n')
    expect(await lianjing('flags', file)).toMatchObject({ code: 0, json: { OCID: { o1: { R003: 1, R018: 1 } } } })
    expect((await lianjing('flags', file, '--settings', ini, '--format', 'cardinal')).json).toEqual({ OCID: { o1: { R003: 1 } } })
    expect(keys((await lianjing('flags', file, '--meta', '--map')).json)).toEqual(['Maps', 'Meta', 'OCID'])
    const wrong = await lianjing('flags', file, '--settings', broken)
    expect([wrong.code, codeOf(wrong.json), (wrong.json['error'] as { readonly line: number }).line]).toEqual([3, 'bad_file', 2])
    expect((await lianjing('flags', file, '--format', 'other')).code).toBe(2)
    expect((await lianjing('flags', at('nowhere.jsonl'))).code).toBe(3)
  }, 60_000)

  test('packs list, validate, test', async () => {
    const list = await lianjing('packs', 'list')
    expect([list.code, (list.json['packs'] as readonly { readonly id: string }[]).map((pack) => pack.id)]).toEqual([0, shipped])
    const tested = await lianjing('packs', 'test', 'permit')
    expect([tested.code, tested.json]).toEqual([0, { models: 2, cases: expect.any(Number), failed: [] }])
    expect(await lianjing('packs', 'test', 'permit', '--engine', 'sqlite,duckdb')).toMatchObject({ code: 0, json: tested.json })
    expect((await lianjing('packs', 'validate', join(import.meta.dirname, '../../resources/packs/permit'))).json).toEqual({
      pack: 'permit',
      valid: true,
      problems: []
    })
    const mutated = await lianjing('packs', 'mutate', 'permit', '--model', 'permit-case-overdue')
    expect(mutated.json['packs']).toEqual([expect.objectContaining({ pack: 'permit', models: [expect.objectContaining({ failing: [] })] })])
    const nowhere = await lianjing('packs', 'validate', at('key.txt'))
    expect([nowhere.code, nowhere.json['valid']]).toEqual([3, false])
  }, 120_000)

  test('packs test runs every pack that is named, by id or by folder', async () => {
    const both = await lianjing('packs', 'test', 'permit', 'review')
    expect([both.code, both.json]).toEqual([0, { models: 3, cases: expect.any(Number), failed: [] }])
    const folder = join(import.meta.dirname, '../../resources/packs/review')
    expect((await lianjing('packs', 'test', 'permit', folder, '--engine', 'sqlite,duckdb')).json).toEqual(both.json)
    const lost = await lianjing('packs', 'test', 'permit', 'nowhere')
    expect([lost.code, codeOf(lost.json)]).toEqual([3, 'unknown_id'])
  }, 120_000)

  test('check, warnings, explain, trail', async () => {
    const checked = await lianjing('check', dir)
    expect([checked.code, keys(checked.json)]).toEqual([0, ['as_of', 'gone', 'models', 'new', 'run', 'warnings']])
    expect(keys((checked.json['models'] as readonly object[])[0])).toEqual(['id', 'level', 'ms', 'ran', 'skipped_because', 'warnings'])
    expect([checked.json['as_of'], checked.json['new'], checked.json['gone']]).toEqual(['2026-09-30', 0, 0])
    const listed = await lianjing('warnings', dir, '--level', 'red')
    const warnings = listed.json['warnings'] as readonly { readonly id: string; readonly level: string }[]
    expect([listed.code, keys(warnings[0]), listed.json['total']]).toEqual([
      0,
      ['id', 'level', 'model', 'sentence', 'state', 'subject', 'version'],
      warnings.length
    ])
    expect(new Set(warnings.map((warning) => warning.level))).toEqual(new Set(['red']))
    const id = warnings[0]?.id ?? ''
    const explained = await lianjing('explain', dir, id)
    expect([explained.code, explained.json['id'], (explained.json['replay'] as { readonly outcome: string }).outcome]).toEqual([
      0,
      id,
      'same'
    ])
    const trail = await lianjing('trail', dir, '--warning', id)
    expect(trail.code).toBe(0)
    const inverted = (await lianjing('warnings', dir, '--model', 'eng-order-inverted')).json['warnings'] as readonly {
      readonly id: string
    }[]
    const ofMatter = (await lianjing('trail', dir, '--warning', inverted[0]?.id ?? '')).json
    const code = (ofMatter['matter'] as { readonly code: string }).code
    expect((await lianjing('trail', dir, '--matter', code)).json).toEqual(ofMatter)
  }, 120_000)

  test('check --changed leaves alone what did not change; dispose moves warnings and says which it did not', async () => {
    const { json: quick } = await lianjing('check', dir, '--changed')
    const models = quick['models'] as readonly { readonly id: string; readonly ran: boolean }[]
    const always = ['coord-escalation', 'eco-band', 'eco-fall', 'eco-indicator', 'eco-stays-low']
    expect(models.filter((model) => model.ran).map((model) => model.id)).toEqual(always)
    expect([quick['new'], quick['gone']]).toEqual([0, 0])
    const { json: listed } = await lianjing('warnings', dir, '--level', 'yellow')
    const [first = '', second = ''] = (listed['warnings'] as readonly { readonly id: string }[]).map((warning) => warning.id)
    const signed = await lianjing('dispose', dir, first, '--do', 'sign', '--on', '2026-10-08')
    expect([signed.code, signed.json]).toEqual([0, { action: 'sign', done: [first], refused: [] }])
    const both = await lianjing('dispose', dir, first, second, '--do', 'sign')
    expect([both.code, both.json]).toEqual([
      1,
      { action: 'sign', done: [second], refused: [{ id: first, why: expect.stringMatching(/./) }] }
    ])
    const why = ['--reason', '等待批复', '--doc', '云纪〔2026〕8号']
    const extended = await lianjing('dispose', dir, first, '--do', 'extend', ...why, '--due', '2099-01-05')
    expect(extended.json).toEqual({ action: 'extend', done: [first], refused: [] })
    const after = (await lianjing('warnings', dir, '--level', 'yellow')).json['warnings'] as readonly { readonly id: string }[]
    expect(after.find((warning) => warning.id === first)).toMatchObject({ state: 'to_verify' })
  }, 60_000)

  test('case, export, verify, open: a case leaves one machine and arrives on another', async () => {
    const { json: listed } = await lianjing('warnings', dir)
    const [first, second] = (listed['warnings'] as readonly { readonly id: string }[]).map((warning) => warning.id)
    const created = await lianjing('case', 'create', dir, '--title', '道路工程')
    expect([created.code, created.json]).toEqual([0, { id: expect.any(String), title: '道路工程' }])
    const id = String(created.json['id'])
    expect((await lianjing('case', 'add', dir, id, '--warning', first ?? '', '--warning', second ?? '')).json).toEqual({ id, items: 2 })
    expect(keys((await lianjing('case', 'list', dir)).json)).toEqual(['cases'])
    const file = at('case.ljcase')
    const sealed = await lianjing('export', dir, '--case', id, '--to', file, '--recipient', recipient)
    expect([sealed.code, sealed.json]).toEqual([
      0,
      { file, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: expect.any(Number), case: id }
    ])
    const intact = await lianjing('verify', file, '--identity', at('key.txt'))
    expect([intact.code, keys(intact.json), intact.json['verdict']]).toEqual([
      0,
      ['checked', 'custody', 'problems', 'signer', 'verdict'],
      'intact_unknown_signer'
    ])
    const opened = await lianjing('open', file, '--to', at('new'), '--identity', identity)
    expect([opened.code, opened.json['title'], opened.json['items']]).toEqual([0, '道路工程', 2])
    expect((await lianjing('open', file, '--to', at('unpacked'), '--identity', identity)).code).toBe(0)
    const other = await generateX25519Identity()
    expect((await lianjing('verify', file, '--identity', other)).code).toBe(4)
    copyFileSync(file, at('short.ljcase'))
    truncateSync(at('short.ljcase'), 5000)
    const short = await lianjing('verify', at('short.ljcase'), '--identity', identity)
    expect([short.code, short.json['verdict']]).toEqual([5, 'truncated'])
    const none = await lianjing('verify', at('key.txt'), '--identity', identity)
    expect([none.code, none.json['verdict']]).toEqual([3, 'not_a_bundle'])
  }, 120_000)

  test('audit verify and show', async () => {
    const verified = await lianjing('audit', dir, 'verify')
    expect([verified.code, verified.json['verdict']]).toEqual([0, 'ok'])
    const shown = await lianjing('audit', dir, 'show', '--limit', '5')
    expect([shown.code, (shown.json['entries'] as readonly unknown[]).length]).toEqual([0, 5])
  }, 60_000)

  test.each([
    ['an unknown verb', 2, 'usage', () => ['nothing']],
    ['a missing argument', 2, 'usage', () => ['vault', 'create', at('x')]],
    ['a level that is none', 2, 'usage', () => ['warnings', dir, '--level', 'purple']],
    ['an act that is none', 2, 'usage', () => ['dispose', dir, 'YJ-2026-0001', '--do', 'forget']],
    ['no act', 2, 'usage', () => ['dispose', dir, 'YJ-2026-0001']],
    ['no warning to handle', 2, 'usage', () => ['dispose', dir, '--do', 'sign']],
    ['a day that is none', 2, 'usage', () => ['dispose', dir, 'YJ-2026-0001', '--do', 'sign', '--on', 'gestern']],
    ['a warning that is none', 3, 'unknown_id', () => ['dispose', dir, 'YJ-1900-0001', '--do', 'sign']],
    ['no vault there', 3, 'not_a_vault', () => ['vault', 'info', folder]],
    ['a vault that is there already', 1, 'vault_exists', () => ['vault', 'create', dir, '--unit', '甲']],
    ['a file that is not there', 3, 'bad_file', () => ['import', dir, at('none.csv')]],
    ['columns that nothing knows', 3, 'no_mapping', () => ['import', dir, at('odd.csv')]],
    ['an unknown warning', 3, 'unknown_id', () => ['explain', dir, 'YJ-1900-0001']],
    ['an unknown matter', 3, 'unknown_id', () => ['trail', dir, '--matter', 'GC-none']],
    ['an unknown case', 3, 'unknown_id', () => ['case', 'add', dir, 'none', '--warning', 'x']],
    ['an unknown pack', 3, 'unknown_id', () => ['packs', 'test', 'none']],
    ['an unknown engine', 2, 'usage', () => ['packs', 'test', 'permit', '--engine', 'oracle']],
    ['an unknown pack to mutate', 3, 'unknown_id', () => ['packs', 'mutate', 'none']]
  ] as const)(
    '%s ends with %i %s',
    async (_what, exit, code, argv) => {
      writeFileSync(at('odd.csv'), '甲,乙\n1,2\n')
      const { code: ended, json } = await lianjing(...argv())
      expect([ended, codeOf(json), keys(json['error'])]).toEqual([exit, code, ['code', 'column', 'file', 'line', 'message', 'next']])
    },
    30_000
  )

  test('a wrong passphrase ends with 4 and nothing is said of it', async () => {
    process.env['LIANJING_PASSPHRASE'] = 'not the passphrase'
    const { code, json } = await lianjing('vault', 'info', dir)
    process.env['LIANJING_PASSPHRASE'] = trainingPassphrase
    expect([code, codeOf(json), JSON.stringify(json).includes('not the passphrase')]).toEqual([4, 'wrong_key', false])
  }, 30_000)

  test('a cancelled or refused demo leaves neither vault nor key', async () => {
    const { code } = await lianjing('demo', dir, '--size', 'small')
    expect([code, existsSync(join(dir, 'keyring.json'))]).toEqual([1, true])
  }, 30_000)
})
