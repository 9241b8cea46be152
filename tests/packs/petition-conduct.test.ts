/** Petitions, conduct and coordination proven on data: ledgers in, models run, and what comes out is what stands in the ledgers. */
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shippedPacks } from '../../electron/engine/services/import/import-fixture.ts'
import { checkedCounty, foundWarnings, type CheckedCounty } from '../../electron/engine/services/training/county-fixture.ts'
import { matchAnswers, type FoundWarning } from '../../electron/engine/services/training/match-answers.ts'
import { modelDesk, type ModelDesk } from '../support/model-desk.ts'

const own: readonly string[] = ['petition', 'conduct', 'coordination']
const packs = ['core', 'engineering', ...own]
const packSet = shippedPacks(packs)
/** models of the three packs over ledgers; the one about warnings themselves has its own tests */
const ownModels = new Set(
  packSet.models.filter((model) => own.includes(model.pack) && !model.reads.includes('alert')).map((model) => model.id)
)

describe('[E4] [E5] [E6] the training county', () => {
  let checked: CheckedCounty
  beforeAll(async () => {
    checked = await checkedCounty({ size: 'small', seed: 1, planted: 'all' }, packs)
  }, 120_000)
  afterAll(() => checked.desk.close())

  test('every ledger is known by its headers and taken in whole', () => {
    const { imports, county } = checked
    expect(imports.map(({ file, mapping, rows, quarantined }) => ({ file, mapping, rows, quarantined }))).toEqual(
      county.files.map((file) => ({ file: path.basename(file.path), mapping: file.mapping, rows: file.rows, quarantined: 0 }))
    )
  })

  test('every model of the three packs runs and finds what was planted for it, and nothing else', () => {
    const { run, county, warnings } = checked
    expect(run.models.filter((model) => ownModels.has(model.id) && !model.ran)).toEqual([])
    const planted = county.answers.planted.filter((answer) => ownModels.has(answer.model))
    const decoys = county.answers.decoys.filter((answer) => ownModels.has(answer.model))
    const ours = warnings.filter((warning) => ownModels.has(warning.model))
    const { missed, extra, taken } = matchAnswers(planted, decoys, ours)
    expect({ missed, extra, taken }).toEqual({ missed: [], extra: [], taken: [] })
    expect([...ownModels].filter((id) => !planted.some((answer) => answer.model === id))).toEqual([])
  })
})

test('[E4] [E5] [E6] in a clean county nothing fires', { timeout: 60_000 }, async () => {
  const checked = await checkedCounty({ size: 'small', seed: 3, planted: 'none' }, packs)
  try {
    expect(checked.warnings.filter((warning) => ownModels.has(warning.model))).toEqual([])
  } finally {
    checked.desk.close()
  }
})

/** A desk into which lines are typed as csv; the first line is the header. */
async function withLedgers(ledgers: Readonly<Record<string, readonly string[]>>, check: (desk: ModelDesk) => Promise<void>): Promise<void> {
  const desk = await modelDesk(packs)
  try {
    for (const [name, lines] of Object.entries(ledgers)) await desk.bring(name, lines)
    await check(desk)
  } finally {
    desk.close()
  }
}

/** Runs all models as of a day; the warnings of the three packs. */
async function warningsOf(desk: ModelDesk, asOf: string): Promise<readonly FoundWarning[]> {
  await desk.check(asOf)
  return foundWarnings(desk).filter((warning) => ownModels.has(warning.model))
}
const numerals = '零一二三四五六七八九'

describe('[E4] petitions', () => {
  test('a plain ledger of messages (编号、来件时间、答复时间、承办单位) becomes matters with steps, and no clock runs without its start', async () => {
    const lines = [
      '编号,来件时间,答复时间,承办单位,留言主题',
      'LY-1,2026-01-05,2026-06-01,县交通运输局,公交线路',
      'LY-2,2026-01-06,,县水利局,河道'
    ]
    await withLedgers({ 'messages.csv': lines }, async (desk) => {
      const steps = desk.rows(`SELECT m.code AS code, s.node AS node, s.received_at AS received, s.decided_at AS decided
        FROM step s JOIN matter m ON m.id = s.matter_id WHERE s.node = 'XF06' ORDER BY m.code`)
      expect(steps).toEqual([
        { code: 'LY-1', node: 'XF06', received: null, decided: '2026-06-01' },
        { code: 'LY-2', node: 'XF06', received: null, decided: null }
      ])
      expect(await warningsOf(desk, '2026-09-30')).toEqual([])
    })
  })

  test('limits come from the procedure: day 60 is in time, day 61 is not, an approved extension adds thirty', async () => {
    const head =
      '信访编号,反映事项,信访类别,来件时间,转送时间,受理时间,书面告知时间,承办单位,办结时间,延长天数,延期批准文号,信访人电话,满意度'
    const line = (no: string, closed: string, more = ','): string =>
      `${no},事项${no},申诉求决,2026-01-01,2026-01-01,2026-01-01,2026-01-02,县水利局,${closed},${more},1380000${no},满意`
    const lines = [
      head,
      line('1001', '2026-03-02'),
      line('1002', '2026-03-03'),
      line('1003', '2026-04-01', '30,延1号'),
      line('1004', '2026-04-02', '60,延2号')
    ]
    await withLedgers({ 'petitions.csv': lines }, async (desk) => {
      expect((await warningsOf(desk, '2026-09-30')).map(({ model, code }) => [model, code])).toEqual([
        ['petition-overdue', '1002'],
        ['petition-overdue', '1004']
      ])
      const notes = desk.rows<{ reporter_contact: string }>('SELECT reporter_contact FROM petition')
      expect(notes.every(({ reporter_contact: kept }) => !kept.includes('1380000'))).toBe(true)
    })
  })

  test('a warning about a person, a leaked report or a clue never goes to a unit', () => {
    const kept = [
      'petition-clustered',
      'petition-repeated',
      'petition-leaked',
      'clue-overdue',
      'intervention-case-change',
      'conduct-gift',
      'conduct-gathering'
    ]
    const routes = packSet.packs.flatMap((pack) => pack.routing?.routes ?? [])
    expect(kept.map((model) => routes.find((route) => route.models?.includes(model))?.to)).toEqual(kept.map(() => 'committee'))
    const people = packSet.models.filter((model) => ownModels.has(model.id) && model.subject === 'person').map((model) => model.id)
    expect(people.map((model) => routes.find((route) => route.models?.includes(model))?.to)).toEqual(people.map(() => 'committee'))
  })
})

describe('[E5] interventions', () => {
  test('an entry is tied to its case and to the person, and the change that followed is found', async () => {
    const staff = ['姓名,单位,身份证号,职务', '陈某,县水利局,,科长']
    const asked = [
      '记录编号,案件编号,案件名称,办案单位,过问人,过问人单位,过问方式,过问时间,记录单位',
      'G1,FY-1,某案,县人民法院,陈某,县水利局,打招呼,2026-03-01,县人民法院'
    ]
    const changed = ['变动编号,案件编号,案件名称,办案单位,变动种类,变动时间', 'B1,FY-1,某案,县人民法院,撤案,2026-03-15']
    await withLedgers({ '1staff.csv': staff, '2asked.csv': asked, '3changed.csv': changed }, async (desk) => {
      expect(await warningsOf(desk, '2026-09-30')).toEqual([
        {
          model: 'intervention-case-change',
          key: expect.any(String) as string,
          kind: 'person',
          subject: '陈某',
          code: null,
          project: 'FY-1'
        }
      ])
    })
  })
})

describe('[E6] outcomes', () => {
  test('30 cases, 48 people, 34 + 6 + 9 outcomes and 2 prosecutions: heads and outcomes are counted apart', async () => {
    const head = '问题编号,单位,被处理人,身份证号,问题类别,专项,查实日期,处理方式,处理日期'
    const people = Array.from({ length: 48 }, (_none, at) => ({
      name: `干部${numerals[Math.floor(at / 10)]}${numerals[at % 10]}`,
      case: `YW-${(at % 30) + 1}`,
      at
    }))
    const line = (person: (typeof people)[number], kind: string): string =>
      `${person.case},义乌某局${person.at},${person.name},,受礼,干事不受礼,2025-03-01,${kind},2025-04-01`
    // 34 sanctioned, 6 admonished, 9 dismissed: 49 outcomes of 48 people, one of whom was sanctioned and dismissed; two of the dismissed were prosecuted
    const outcomes = [
      ...people.slice(0, 34).map((person) => line(person, '党纪政务处分')),
      ...people.slice(34, 40).map((person) => line(person, '诫勉')),
      ...[...people.slice(40), people[0]].map((person) => (person === undefined ? '' : line(person, '辞退'))),
      ...people.slice(40, 42).map((person) => line(person, '移送司法'))
    ]
    await withLedgers({ 'outcomes.csv': [head, ...outcomes] }, async (desk) => {
      expect(
        desk.rows('SELECT kind, COUNT(*) AS outcomes, COUNT(DISTINCT person_id) AS heads FROM conduct_outcome GROUP BY kind ORDER BY kind')
      ).toEqual([
        { kind: 'admonition', outcomes: 6, heads: 6 },
        { kind: 'dismissal', outcomes: 9, heads: 9 },
        { kind: 'prosecution', outcomes: 2, heads: 2 },
        { kind: 'sanction', outcomes: 34, heads: 34 }
      ])
      expect(
        desk.rows('SELECT COUNT(DISTINCT case_id) AS cases, COUNT(DISTINCT person_id) AS heads, COUNT(*) AS outcomes FROM conduct_outcome')
      ).toEqual([{ cases: 30, heads: 48, outcomes: 51 }])
      expect(
        desk.rows(`SELECT COUNT(DISTINCT person_id) AS heads, COUNT(*) AS outcomes FROM conduct_outcome WHERE kind <> 'prosecution'`)
      ).toEqual([{ heads: 48, outcomes: 49 }])
      expect(await warningsOf(desk, '2026-09-30')).toEqual([])
    })
  })
})
