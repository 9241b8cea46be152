/**
 * Ownership statements over several files: whichever file comes first, the newer word holds, by day and state in 0.4, by what replaces what before that;
 * what was set aside is told.
 */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newDesk, type Desk } from '../../electron/engine/services/import/import-fixture.ts'
import { withCheckDigit } from '../../shared/domain/value/parse-id-number.ts'
import { entity, holding, ownersAbove, person, share, takeBods, writeBods } from '../support/bods-desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await newDesk(['core', 'bods'])
})
afterEach(() => desk.close())

const take = (file: string) => takeBods(desk, file)
const write = (name: string, statements: readonly unknown[]): string => writeBods(desk, name, statements)
const above = (firm: string, on?: string) => ownersAbove(desk, firm, on)

const notesOf = () =>
  desk
    .rows<{ notes: string }>('SELECT notes FROM sys_import ORDER BY id')
    .flatMap(({ notes }) => (JSON.parse(notes) as { code: string; zh: string; en: string }[]).filter(({ code }) => code === 'older_kept'))
/** All rows but what differs from vault to vault: where they came from, sealed numbers and ids made of them. */
const everything = () =>
  ['bods_entity', 'bods_person', 'bods_holding', 'relation'].map((table) =>
    desk
      .rows<Record<string, unknown>>(`SELECT * FROM ${table}`)
      .map((row) => JSON.stringify({ ...row, id: '', id_hash: '', _source: 0, _import: 0, _hash: '' }))
      .toSorted()
  )

test('[#35] 0.4: whichever of two files comes first, the newer statement holds, and what was set aside is told', async () => {
  const id = withCheckDigit('33048119900101123')
  const owner = person('P', { names: [{ type: 'legal', fullName: '张三' }], identifiers: [{ id }] })
  const firms = [entity('A', 'A'), entity('B', 'B')]
  const old = write('old.json', [...firms, owner, holding('h', 'B', [share({ exact: 80 })]), holding('g', 'P', [share({ exact: 20 })])])
  const later = { recordStatus: 'updated', statementDate: '2025-01-01' }
  const fresh = write('new.json', [
    entity('A', 'A集团', { statementId: 'a2', ...later }),
    entity('B', 'B'),
    owner,
    holding('h', 'B', [share({ exact: 60 })], { statementId: 'h2', recordStatus: 'closed', statementDate: '2025-01-01' }),
    holding('g', 'P', [share({ exact: 40 })], { statementId: 'g2', ...later })
  ])
  await take(old)
  await take(fresh)
  expect(notesOf()).toEqual([])
  const ordered = everything()
  const bytes = [fresh, old].map((file) => readFileSync(file))
  desk.close()
  desk = await newDesk(['core', 'bods'])
  const [first, second] = bytes.map((content, at) => desk.write(`${at}.json`, content))
  await take(first ?? '')
  const counts = await take(second ?? '')
  expect([counts['bods-entity'], counts['bods-holding']]).toEqual([
    [2, 0, 0, 2, 0],
    [2, 0, 0, 2, 0]
  ])
  expect(everything()).toEqual(ordered)
  expect(desk.rows('SELECT kind, share_pct FROM relation')).toEqual([{ kind: 'shareholder', share_pct: 40 }])
  expect(notesOf().map(({ zh, en }) => [zh.slice(0, 9), /^\d+ lines are older/.test(en)])).toEqual([
    ['有 1 行早于库中', true],
    ['有 2 行早于库中', true]
  ])
  // and the older file once more, after the newer: still nothing comes back
  await take(second ?? '')
  expect(everything()).toEqual(ordered)
})

test('[#35] 0.4: of statements of one day a closed record stays closed, whichever file comes first', async () => {
  const firms = [entity('A', 'A'), entity('B', 'B')]
  const closed = { statementId: 's3', recordStatus: 'closed' }
  await take(write('closed.json', [...firms, holding('h', 'B', [share({ exact: 60 })], closed)]))
  await take(write('open.json', [...firms, holding('h', 'B', [share({ exact: 80 })])]))
  expect(desk.rows('SELECT share_pct, valid_to FROM bods_holding')).toEqual([{ share_pct: 60, valid_to: '2024-01-01' }])
})

describe('0.2 and 0.3: a chain of statements over several files', () => {
  const stated = (statementID: string, replaces: readonly string[], published: string | null, more: object) => ({
    statementID,
    replacesStatements: replaces,
    ...(published === null ? {} : { publicationDetails: { publicationDate: published } }),
    ...more
  })
  const firm = stated('e1', [], '2020-01-01', { statementType: 'entityStatement', entityType: 'registeredEntity', name: 'Firm Ltd' })
  const owner = (id: string, replaces: readonly string[], published: string | null, fullName: string) =>
    stated(id, replaces, published, {
      statementType: 'personStatement',
      personType: 'knownPerson',
      names: [{ type: 'individual', fullName }]
    })
  const held = (id: string, replaces: readonly string[], published: string | null, by: string, exact: number) =>
    stated(id, replaces, published, {
      statementType: 'ownershipOrControlStatement',
      subject: { describedByEntityStatement: 'e1' },
      interestedParty: { describedByPersonStatement: by },
      interests: [{ type: 'shareholding', interestLevel: 'direct', share: { exact } }]
    })
  const files = (days: readonly (string | null)[]) => [
    [firm, owner('p1', [], days[0] ?? null, 'Ana'), held('o1', [], days[0] ?? null, 'p1', 90)],
    [firm, owner('p2', ['p1'], days[1] ?? null, 'Ana Silva'), held('o2', ['o1'], days[1] ?? null, 'p2', 70)],
    [firm, owner('p3', ['p2'], days[2] ?? null, 'Ana Souza'), held('o3', ['o2'], days[2] ?? null, 'p3', 40)]
  ]
  const dated = ['2020-01-01', '2021-01-01', '2022-01-01']
  test.each([
    ['in their order', dated, [0, 1, 2]],
    ['backwards', dated, [2, 1, 0]],
    ['backwards and without a day', [null, null, null], [2, 1, 0]],
    ['in their order and without a day', [null, null, null], [0, 1, 2]],
    ['the middle one last, of a chain that is known', dated, [0, 1, 2, 1]],
    ['the first again, without a day', [null, null, null], [0, 1, 2, 0, 1]],
    ['the newest first again', dated, [2, 1, 0, 2, 0]]
  ] as const)('%s', async (_name, days, order) => {
    const all = files(days)
    for (const [at, which] of order.entries()) await take(write(`${at}.json`, all[which] ?? []))
    expect(above('Firm Ltd')).toEqual([['Ana Souza', 40, false, true, 1]])
    expect(desk.rows('SELECT statement, share_pct FROM bods_holding')).toEqual([{ statement: 'o3', share_pct: 40 }])
    expect(desk.rows('SELECT statement, name FROM bods_person')).toEqual([{ statement: 'p3', name: 'Ana Souza' }])
    expect(
      new Set(desk.rows<{ record: string }>("SELECT record FROM bods_statement WHERE kind = 'relationship'").map((row) => row.record)).size
    ).toBe(1)
  })

  test('what a file joins that stood as two is told', async () => {
    const [one, two, three] = files(dated)
    await take(write('1.json', one ?? []))
    await take(write('3.json', three ?? []))
    await take(write('2.json', two ?? []))
    const told = desk.rows<{ notes: string }>('SELECT notes FROM sys_import').filter(({ notes }) => notes.includes('known_as_several'))
    expect(told.length).toBeGreaterThan(0)
  })
})
