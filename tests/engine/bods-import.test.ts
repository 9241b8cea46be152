/**
 * Beneficial ownership statements (BODS) into a vault and out again as chains of ownership: the published examples give the chains that ownership.test.ts
 * computes from the statements themselves; older versions, later files, what is not known, secrets, and files that break.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newDesk, type Desk } from '../../electron/engine/services/import/import-fixture.ts'
import { listQuarantine } from '../../electron/engine/services/import/quarantine.ts'
import { readSourceLine } from '../../electron/engine/services/import/source-line.ts'
import { withCheckDigit } from '../../shared/domain/value/parse-id-number.ts'
import { entity, holding, ownersAbove, person, share, takeBods, writeBods } from '../support/bods-desk.ts'

const examples = path.join(import.meta.dirname, '../../../shared/data/bods-examples')
const present = existsSync(examples)
if (!present) console.log('skipped: ../shared/data/bods-examples is not there')

let desk: Desk
beforeEach(async () => {
  desk = await newDesk(['core', 'bods'])
})
afterEach(() => desk.close())

const take = (file: string) => takeBods(desk, file)
const write = (name: string, statements: readonly unknown[]): string => writeBods(desk, name, statements)
const above = (firm: string, on?: string) => ownersAbove(desk, firm, on)

const known: readonly (readonly [string, string, ReturnType<typeof above>])[] = [
  [
    'joint-ownership.json',
    'CHRINON LTD',
    [
      ['Joint shareholding', 100, false, false, 1],
      ['Natalie Coleman', 50, false, true, 1],
      ['Roberto Lopez', 50, false, true, 1]
    ]
  ],
  [
    'mutilple-indirect-ownership-2.json',
    'Company A',
    [
      ['Company B', 40, false, false, 1],
      ['Company C', 20, false, false, 1],
      ['Person 1', null, true, true, 2]
    ]
  ],
  [
    'mixed-direct-and-indirect-ownership.json',
    'Company A',
    [
      ['Company B', 50, false, false, 1],
      ['Person 1', 50, true, true, 2]
    ]
  ],
  ['tecido.json', 'Tecido Ltd', [['Shear Trust', 80, false, true, 1]]],
  ['nomination.json', 'Los Corazones de Plata', []]
]

describe.skipIf(!present)('[#35] [#1] the examples of BODS 0.4', () => {
  test.each(known)(
    '%s: imported, the chain is the known one; again nothing changes; line by line it is the same',
    async (file, firm, chain) => {
      const text = readFileSync(path.join(examples, file), 'utf8')
      const statements = JSON.parse(text) as readonly unknown[]
      const first = await take(path.join(examples, file))
      expect(first['bods-statement']).toEqual([statements.length, statements.length, 0, 0, 0])
      expect(Object.values(first).map((counts) => counts[4])).toEqual(Object.values(first).map(() => 0))
      expect(above(firm)).toEqual(chain)
      const again = await take(desk.write('again.jsonl', statements.map((one) => JSON.stringify(one)).join('\n')))
      for (const [mapping, [rows, inserted, changed, unchanged]] of Object.entries(again))
        expect([mapping, inserted, changed, unchanged]).toEqual([mapping, 0, 0, rows])
      expect(above(firm)).toEqual(chain)
    }
  )

  test('every example comes in, whatever it states', async () => {
    for (const file of [
      'fermcat.json',
      'bods-package-fi-soe.json',
      'listed-company-exempt-from-disclosure.json',
      'full-pep-declaration.json',
      'levent.json'
    ])
      expect([
        file,
        ...Object.values(await take(path.join(examples, file))).flatMap((counts) => (counts[4] === 0 ? [] : [counts]))
      ]).toEqual([file])
    const exempt = desk.rows('SELECT tie, unspecified, share_pct FROM bods_holding WHERE unspecified IS NOT NULL')
    expect(exempt).toEqual([{ tie: 'unspecified', unspecified: 'subjectExemptFromDisclosure', share_pct: null }])
  })

  test('[#9] a holding is walked back to file, table and the line where its statement begins', async () => {
    const file = path.join(examples, 'tecido.json')
    await take(file)
    const [holding] = desk.rows<{ id: string; statement: string }>(
      "SELECT id, statement FROM bods_holding WHERE holder_name = 'Shear Trust'"
    )
    const { source } = readSourceLine(desk.vault.reader, desk.packSet, 'bods_holding', holding?.id ?? '')
    const lines = readFileSync(file, 'utf8').split('\n')
    expect([source?.file, source?.sheet]).toEqual(['tecido.json', 'relationships'])
    expect(lines.slice(source?.line ?? 0, (source?.line ?? 0) + 2).join('')).toContain(holding?.statement)
  })
})

describe('[#35] statements as they come', () => {
  test('a range, no share, an unknown way, a share of 150 and a gone interest stay unknown or ended; nothing becomes zero', async () => {
    const names = ['A', 'range', 'blank', 'unknown', 'absurd', 'two', 'gone', 'indirect']
    await take(
      write('a.json', [
        ...names.map((name) => entity(name, name)),
        holding('h1', 'range', [share({ minimum: 25, exclusiveMaximum: 50 })]),
        holding('h2', 'blank', [share({})]),
        holding('h3', 'unknown', [{ type: 'shareholding', directOrIndirect: 'unknown', share: { exact: 30 } }]),
        holding('h4', 'absurd', [share({ exact: 150 })]),
        holding('h5', 'two', [share({ exact: 10 }), share({ exact: 5 }), share({ exact: 70 }, { endDate: '2020-01-01' })]),
        holding('h6', 'gone', [share({ exact: 60 }, { endDate: '2023-06-30' })]),
        holding('h7', 'indirect', [{ type: 'shareholding', directOrIndirect: 'indirect', share: { exact: 9 } }]),
        holding('h8', { reason: 'interestedPartyHasNotProvidedInformation' }, [])
      ])
    )
    const unknown = [null, true, true, 1]
    expect(above('A')).toEqual([
      ['absurd', ...unknown],
      ['blank', ...unknown],
      ['range', ...unknown],
      ['two', 15, false, true, 1],
      ['unknown', ...unknown]
    ])
    expect(above('A', '2023-01-01').find(([name]) => name === 'gone')).toEqual(['gone', 60, false, true, 1])
    expect(desk.rows("SELECT share_least, share_most, as_stated FROM bods_holding WHERE code = 'h1'")).toEqual([
      { share_least: 25, share_most: 50, as_stated: 'shareholding direct minimum 25, exclusiveMaximum 50' }
    ])
    expect(desk.rows("SELECT unspecified FROM bods_holding WHERE code = 'h8'")).toEqual([
      { unspecified: 'interestedPartyHasNotProvidedInformation' }
    ])
  })

  test('a later file changes what is held, and one that closes a record ends it on its day', async () => {
    const firms = [entity('A', 'A'), entity('B', 'B')]
    await take(write('1.json', [...firms, holding('h', 'B', [share({ exact: 80 })])]))
    const updated = { statementId: 's2', recordStatus: 'updated', statementDate: '2025-01-01' }
    await take(write('2.json', [...firms, holding('h', 'B', [share({ exact: 60 })], updated)]))
    expect(above('A')).toEqual([['B', 60, false, true, 1]])
    const closed = { statementId: 's3', recordStatus: 'closed', statementDate: '2026-02-01' }
    await take(write('3.json', [...firms, holding('h', 'B', [share({ exact: 60 })], closed)]))
    expect([above('A'), above('A', '2025-12-31')]).toEqual([[], [['B', 60, false, true, 1]]])
    expect(desk.rows('SELECT status FROM bods_statement WHERE record = ? ORDER BY stated_on', 'h')).toEqual([
      { status: 'new' },
      { status: 'updated' },
      { status: 'closed' }
    ])
  })

  test('0.2 and 0.3: statements that replace others, references by statement, interestLevel', async () => {
    const publicationDetails = { publicationDate: '2021-05-01', bodsVersion: '0.2', publisher: { name: 'Register' } }
    const held = (statementID: string, exact: number, more: object = {}) => ({
      statementID,
      statementType: 'ownershipOrControlStatement',
      publicationDetails,
      subject: { describedByEntityStatement: 'e1' },
      interestedParty: { describedByPersonStatement: 'p1' },
      interests: [{ type: 'shareholding', interestLevel: 'direct', share: { exact, exclusiveMinimum: false } }],
      ...more
    })
    await take(
      write('old.json', [
        { statementID: 'e1', statementType: 'entityStatement', entityType: 'registeredEntity', name: 'Old Ltd', publicationDetails },
        {
          statementID: 'e2',
          statementType: 'entityStatement',
          entityType: 'registeredEntity',
          name: 'New Ltd',
          replacesStatements: ['e1'],
          publicationDetails
        },
        {
          statementID: 'p1',
          statementType: 'personStatement',
          personType: 'knownPerson',
          names: [{ type: 'individual', fullName: 'Ana' }],
          publicationDetails
        },
        held('o2', 40, { replacesStatements: ['o1'] }),
        held('o1', 90)
      ])
    )
    expect(above('New Ltd')).toEqual([['Ana', 40, false, true, 1]])
    expect(desk.rows('SELECT code, holds, replaced_by FROM bods_statement WHERE kind = ? ORDER BY code', 'relationship')).toEqual([
      { code: 'o1', holds: 0, replaced_by: 'o2' },
      { code: 'o2', holds: 1, replaced_by: null }
    ])
  })

  test('[#80] an id number is sealed; other numbers and birthdays are nowhere in the vault', async () => {
    const id = withCheckDigit('33048119900101123')
    const details = { names: [{ type: 'legal', fullName: '张三' }], birthDate: '1990-01-01', identifiers: [{ id }, { id: 'PPS7788991' }] }
    await take(write('p.json', [entity('A', 'A'), person('P', details), holding('h', 'P', [share({ exact: 30 })])]))
    expect(above('A')).toEqual([['张三', 30, false, true, 1]])
    const [row] = desk.rows<{ id_hash: string }>('SELECT id_hash FROM bods_person')
    expect(row?.id_hash).toMatch(/^[0-9a-f]{64}$/)
    const { source } = readSourceLine(
      desk.vault.reader,
      desk.packSet,
      'bods_person',
      desk.rows<{ id: string }>('SELECT id FROM bods_person')[0]?.id ?? ''
    )
    const shown = JSON.stringify(source)
    expect([shown.includes('张三'), shown.includes(id)]).toEqual([true, false])
    const tables = desk.rows<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    const all = tables.flatMap(({ name }) => desk.rows<Record<string, unknown>>(`SELECT * FROM "${name}"`).flatMap(Object.values))
    const text = all.map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))).join('\n')
    expect([text.includes('PPS7788991'), text.includes('1990-01-01')]).toEqual([false, false])
  })

  test('[#3] what is no statement, or refers to nobody in the file, is quarantined with its line; a broken file says where', async () => {
    const file = desk.write(
      'q.json',
      `[\n${JSON.stringify(entity('A', 'A'))},\n${JSON.stringify({ hello: 1 })},\n${JSON.stringify(holding('h', 'Nobody', [share({ exact: 30 })]))}\n]`
    )
    await take(file)
    const { rows } = listQuarantine(desk.vault.reader, desk.packSet, { importId: undefined, state: undefined }, { offset: 0, limit: 50 })
    expect(rows.map(({ line, sheet, reason }) => [line, sheet, reason]).toSorted()).toEqual([
      [3, 'statements', 'not_bods'],
      [4, 'relationships', 'no_such_record']
    ])
    const broken = take(desk.write('b.json', `[\n${JSON.stringify(entity('A', 'A'))},\n{"statementId": "x" "recordType": "entity"}\n]`))
    await expect(broken).rejects.toMatchObject({
      value: { code: 'bad_file', file: 'b.json', line: 3, column: 21, next: expect.stringMatching(/核对/) }
    })
  })

  test('two entities of one name in one file stay two', async () => {
    await take(write('t.json', [entity('A', '同名公司'), entity('B', '同名公司'), holding('h', 'B', [share({ exact: 51 })])]))
    expect(desk.rows<{ name: string }>('SELECT name FROM party ORDER BY name').map(({ name }) => name)).toEqual([
      '同名公司（A）',
      '同名公司（B）'
    ])
  })

  test('a register and a declaration of one holding are not added', async () => {
    await take(write('d.json', [entity('A', 'A'), entity('B', 'B'), holding('h', 'B', [share({ exact: 35 })])]))
    const id = (name: string): string => desk.rows<{ id: string }>('SELECT id FROM party WHERE name = ?', name)[0]?.id ?? ''
    const [{ _source: source }] = desk.rows<{ _source: number }>('SELECT _source FROM bods_holding') as [{ _source: number }]
    desk.vault.writer
      .prepare(
        "INSERT INTO relation (id, party_id, holder_id, name, kind, share_pct, _source) VALUES ('r', ?, ?, 'B', 'shareholder', 40, ?)"
      )
      .run(id('A'), id('B'), source)
    expect(above('A')).toEqual([['B', 40, false, true, 1]])
  })
})
