/** The training county: the same from the same seed, quiet when clean, and found out exactly as the answer key says when not. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isLightMark } from '../../../../shared/domain/mark.ts'
import { calendar, checkedCounty, type CheckedCounty } from './county-fixture.ts'
import { generateCounty } from './generate-county.ts'
import { matchAnswers } from './match-answers.ts'

const packs = readdirSync(path.join(import.meta.dirname, '../../../../resources/packs')).toSorted()

describe('a planted county', () => {
  let checked: CheckedCounty
  beforeAll(async () => {
    checked = await checkedCounty({ size: 'small', seed: 1, planted: 'all' }, packs)
  }, 300_000)
  afterAll(() => checked.desk.close())

  test('every ledger is recognised by its headers and taken in whole, but for a few figures of units that nobody could read', () => {
    const reported = 'point-value-ledger'
    // of a file that the reader makes several tables of, the key names the first; the others have lines of their own
    const main = new Set(checked.county.files.map((file) => `${path.basename(file.path)} ${file.mapping}`))
    const [ledgers, further] = [true, false].map((first) =>
      checked.imports.filter((one) => main.has(`${one.file} ${one.mapping}`) === first)
    )
    expect(
      ledgers?.map(({ file, mapping, rows, quarantined }) => ({ file, mapping, rows, quarantined: mapping === reported ? 0 : quarantined }))
    ).toEqual(
      checked.county.files.map((file) => ({ file: path.basename(file.path), mapping: file.mapping, rows: file.rows, quarantined: 0 }))
    )
    expect(further?.map(({ mapping, rows, quarantined }) => [mapping, rows > 100, quarantined])).toEqual(
      ['ocds-party', 'ocds-bid', 'ocds-bidder', 'ocds-award', 'ocds-supplier', 'ocds-item'].map((mapping) => [mapping, true, 0])
    )
    const told = checked.imports.find((one) => one.mapping === reported)
    expect(told?.quarantined).toBeGreaterThan(0)
    expect(told?.quarantined).toBeLessThan((told?.rows ?? 0) / 200)
    // what units report of themselves comes on top of the size's rows
    expect(checked.county.rows - (told?.rows ?? 0)).toBe(20_000)
  })

  test('every model runs', () => {
    expect(checked.run.models.filter((model) => !model.ran).map((model) => [model.id, model.skipped_because])).toEqual([])
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

  test('[#64] every model of every pack has a planted case', () => {
    const planted = new Set(checked.county.answers.planted.map((answer) => answer.model))
    const missing = checked.run.models.filter((model) => !planted.has(model.id))
    expect(missing.map((model) => model.id)).toEqual([])
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

  test('[#16] [#64] each of the OCDS flags finds its own case among published processes, and the line of the file it stands on is known', () => {
    const own = checked.county.answers.planted.filter((answer) => answer.model.startsWith('ocds-'))
    expect(own.map((answer) => answer.model).toSorted()).toEqual(
      checked.desk.packSet.models
        .filter((model) => model.pack === 'ocds')
        .map((model) => model.id)
        .toSorted()
    )
    const file = checked.county.files.find((one) => one.path.endsWith('.jsonl'))
    const text = readFileSync(file?.path ?? '', 'utf8').split('\n')
    for (const { lines, subject, id } of own) {
      expect(lines.length, id).toBeGreaterThan(0)
      for (const { line } of lines) expect(text[line - 1], id).toContain(subject.code ?? subject.name)
    }
  })

  test('a decoy is not found', () => {
    const { planted, decoys } = checked.county.answers
    expect(matchAnswers(planted, decoys, checked.warnings).taken).toEqual([])
    expect(decoys.length).toBeGreaterThanOrEqual(100)
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
  const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1)
  const few = seeds(20).map((seed) => ({ seed, name: 'the works packs', of: undefined, rows: { rows: 8000 } }))
  const every = seeds(3).map((seed) => ({ seed, name: 'all packs', of: packs, rows: {} }))
  test.each([...few, ...every])('[#64] seed $seed, $name: nothing fires', { timeout: 120_000 }, async ({ seed, of, rows }) => {
    const checked = await checkedCounty({ size: 'small', seed, planted: 'none', ...rows }, of)
    try {
      expect(checked.warnings).toEqual([])
      expect(checked.imports.every((outcome) => outcome.quarantined === 0)).toBe(true)
      expect(checked.county.answers.planted).toEqual([])
      expect(checked.run.models.filter((model) => !model.ran).map((model) => model.id)).toEqual([])
      // beyond what the models look at today: no limit overrun, no order broken, nobody in two places, nothing registered late
      const kinds = checked.desk.rows<{ kind: string }>('SELECT DISTINCT kind FROM mark ORDER BY kind').map(({ kind }) => kind)
      expect(kinds).toEqual(expect.arrayContaining(['behind_plan', 'not_yet']))
      expect(kinds.filter((kind) => !isLightMark(kind))).toEqual([])
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
