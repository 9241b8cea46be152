/** The training county: the same from the same seed, quiet when clean, and found out exactly as the answer key says when not. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendar, checkedCounty, type CheckedCounty } from './county-fixture.ts'
import { generateCounty } from './generate-county.ts'
import { matchAnswers } from './match-answers.ts'

/** Models that run on the county and for which nothing is planted yet. */
const unplanted: readonly string[] = [
  'eng-affiliated-bidders',
  'eng-approval-late',
  'eng-behind-plan',
  'eng-over-budget',
  'eng-price-pattern',
  'eng-serious-delay',
  'eng-supplier-share',
  'eng-tender-times',
  'permit-same-officer'
]

describe('a planted county', () => {
  let checked: CheckedCounty
  beforeAll(async () => {
    checked = await checkedCounty({ size: 'small', seed: 1, planted: 'all' })
  }, 120_000)
  afterAll(() => checked.desk.close())

  test('every ledger is recognised by its headers and taken in whole', () => {
    expect(checked.imports.map(({ file, mapping, rows, quarantined }) => ({ file, mapping, rows, quarantined }))).toEqual(
      checked.county.files.map((file) => ({ file: path.basename(file.path), mapping: file.mapping, rows: file.rows, quarantined: 0 }))
    )
    expect(checked.county.rows).toBe(8000)
  })

  test('every model runs but those whose ledgers the county does not keep', () => {
    const idle = checked.run.models.filter((model) => !model.ran && model.id.startsWith('eng-'))
    expect(Object.fromEntries(idle.map((model) => [model.id, model.skipped_because?.split('｜')[0]]))).toEqual({
      'eng-filing-late': 'no_rows:acceptance',
      'eng-subcontract': 'no_rows:subcontract',
      'eng-supplier-status': 'no_rows:qualification',
      'eng-works-passed-on': 'no_rows:site_staff',
      'eng-works-permit': 'no_rows:works_permit'
    })
  })

  test('[#64] what is found is what was planted, no more and no less', () => {
    const { planted, decoys } = checked.county.answers
    const { hit, missed, extra } = matchAnswers(planted, decoys, checked.warnings)
    const share = (part: number, whole: number): string => `${part}/${whole}`
    console.log(
      `small county, seed 1: precision ${share(hit.length, checked.warnings.length)}, recall ${share(hit.length, planted.length)}`
    )
    expect({ missed, extra }).toEqual({ missed: [], extra: [] })
  })

  test('[#64] every model whose ledgers the county keeps has a planted case', () => {
    const ran = checked.run.models.filter((model) => model.ran).map((model) => model.id)
    const planted = new Set(checked.county.answers.planted.map((answer) => answer.model))
    expect(ran.filter((id) => !planted.has(id) && !unplanted.includes(id))).toEqual([])
  })

  test('[#36] [#38] bidders with marks in common, and firms of registered kin, are found; look-alikes are not', () => {
    for (const model of ['eng-identical-bids', 'eng-interest-link']) {
      const found = matchAnswers(
        checked.county.answers.planted.filter((answer) => answer.model === model),
        checked.county.answers.decoys.filter((answer) => answer.model === model),
        checked.warnings.filter((warning) => warning.model === model)
      )
      expect([found.hit.length > 1, found.missed, found.extra, found.taken]).toEqual([true, [], [], []])
    }
  })

  test('a decoy is not found', () => {
    const { planted, decoys } = checked.county.answers
    expect(matchAnswers(planted, decoys, checked.warnings).taken).toEqual([])
    expect(decoys.length).toBeGreaterThanOrEqual(20)
  })

  test('the key names the lines on which a case stands, and they do hold it', () => {
    const lesson = checked.county.answers.planted.find((answer) => answer.lesson === 'lesson-1-case')
    const contracts = lesson?.lines.filter((line) => line.file === '12_合同台账.csv') ?? []
    const ledger = checked.county.files.find((file) => path.basename(file.path) === '12_合同台账.csv')
    const text = readFileSync(ledger?.path ?? '', 'utf8').split('\r\n')
    expect(contracts).toHaveLength(4)
    for (const { line } of contracts) expect(text[line - 1]).toContain('云溪县背街小巷整治工程')
    for (const answer of [...checked.county.answers.planted, ...checked.county.answers.decoys]) {
      expect(answer.lines.length, answer.id).toBeGreaterThan(answer.model === 'eng-paper-approvals' ? -1 : 0)
    }
  })
})

describe('a clean county', () => {
  test.each(Array.from({ length: 20 }, (_, at) => at + 1))('[#64] seed %i: nothing fires', async (seed) => {
    const checked = await checkedCounty({ size: 'small', seed, planted: 'none' })
    try {
      expect(checked.warnings).toEqual([])
      expect(checked.imports.every((outcome) => outcome.quarantined === 0)).toBe(true)
      expect(checked.county.answers.planted).toEqual([])
      // beyond what the models look at today: no limit overrun, no order broken, nobody in two places, nothing registered late
      expect(checked.desk.rows('SELECT DISTINCT kind FROM mark ORDER BY kind')).toEqual([{ kind: 'behind_plan' }, { kind: 'not_yet' }])
    } finally {
      checked.desk.close()
    }
  })
})

describe('the generator', () => {
  const folders: string[] = []
  const folder = (): string => {
    const made = mkdtempSync(path.join(tmpdir(), 'county-'))
    folders.push(made)
    return made
  }
  afterAll(() => {
    for (const made of folders) rmSync(made, { recursive: true, force: true })
  })
  const sums = async (seed: number): Promise<Readonly<Record<string, string>>> => {
    const { files, answers } = await generateCounty({ size: 'tiny', seed, planted: 'all', outDir: folder(), calendar })
    const csv = files.filter((file) => file.path.endsWith('.csv'))
    const hashes = csv.map((file) => [path.basename(file.path), createHash('sha256').update(readFileSync(file.path)).digest('hex')])
    return { ...Object.fromEntries(hashes), answers: JSON.stringify(answers.planted) }
  }

  test('one seed gives one county, another seed another', async () => {
    const [first, again, other] = [await sums(7), await sums(7), await sums(8)]
    expect(again).toEqual(first)
    const same = Object.keys(first).filter((name) => first[name] === other[name])
    expect(same).toEqual(['01_单位名录.csv'])
  })

  test('a cancelled order ends as cancelled', async () => {
    const stop = new AbortController()
    stop.abort()
    const order = { size: 'tiny', seed: 1, planted: 'none', outDir: folder(), calendar, signal: stop.signal } as const
    await expect(generateCounty(order)).rejects.toMatchObject({ value: { code: 'cancelled' } })
  })
})
