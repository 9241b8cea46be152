/**
 * The index of political ecology on the training county, worked out twice: by the product and by a short routine that shares nothing with it
 * (tests/support/second-score.ts). And what stands on it as the county was made: the way to the rows, warnings, what inspections said.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seeded } from '../../scripts/bench/seeded.ts'
import { runVerb } from '../../scripts/cli/run.ts'
import { verbs } from '../../scripts/cli/verbs.ts'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { agrees, deskKdf, openScoreDesk, type ScoreDesk } from '../support/score-desk.ts'

const quarters = ['2026Q1', '2026Q2', '2026Q3'] as const
let desk: ScoreDesk
beforeAll(async () => {
  desk = await openScoreDesk()
}, 300_000)
afterAll(() => desk.county.close())

describe('[F1] [#27] scores worked out twice', () => {
  test('fifty units and quarters drawn by a fixed seed agree in score, coverage and every indicator', async () => {
    const second = await desk.second(quarters)
    const all = (await Promise.all(quarters.map(async (period) => (await desk.trees(period)).map((one) => [period, one] as const)))).flat()
    expect(all).toHaveLength(24 * 3)
    const random = seeded(20_261_012)
    const drawn = all.map((one) => [random.next(), one] as const).toSorted((a, b) => a[0] - b[0])
    for (const [, [period, one]] of drawn.slice(0, 50)) agrees(one, period, second)
  }, 90_000)

  test('the command line prints the same: children sum to their parent, root to the score; without a score nothing contributes', async () => {
    const [second, unit, silent] = [await desk.second(['2026Q3']), '望溪街道', '县水务集团有限公司']
    interface Printed {
      readonly id: string
      readonly contribution: number | null
      readonly children: readonly Printed[]
    }
    const printed = async (name: string) => {
      process.env['LIANJING_PASSPHRASE'] = trainingPassphrase
      let out = ''
      const code = await desk.away(() =>
        runVerb(verbs, ['score', desk.county.dir, '--period', '2026Q3', '--unit', name, '--json'], {
          out: (text) => (out += text),
          err: () => undefined,
          startEngine: () => createNodeEngine({ home: desk.county.home, kdfCost: deskKdf })
        })
      )
      delete process.env['LIANJING_PASSPHRASE']
      expect(code).toBe(0)
      const json = JSON.parse(out) as { readonly units: readonly { unit: string; score: number | null; coverage: number; tree: Printed }[] }
      expect(json.units).toHaveLength(1)
      const [one] = json.units
      if (one === undefined) throw new Error(out)
      return one
    }
    const sums = (node: Printed): void => {
      if (node.children.length === 0) return
      expect(node.contribution, node.id).toBeCloseTo(
        node.children.reduce((all, child) => all + (child.contribution ?? Number.NaN), 0),
        10
      )
      node.children.forEach(sums)
    }
    const one = await printed(unit)
    sums(one.tree)
    expect(one.tree.children.map((child) => child.id).filter((id) => id.startsWith('adjust:'))).toContain('adjust:veto')
    expect([one.score, one.tree.contribution]).toEqual([59, 59])
    expect(second.get(`${one.unit} 2026Q3`)?.score).toBeCloseTo(one.score ?? Number.NaN, 9)

    const none = await printed(silent)
    const all = (node: Printed): readonly (number | null)[] => [node.contribution, ...node.children.flatMap(all)]
    expect([none.score, new Set(all(none.tree))]).toEqual([null, new Set([null])])
    expect(none.coverage).toBeLessThan(0.8)
  }, 90_000)
})

interface Answer {
  readonly model: string
  readonly subject: { readonly name: string }
  readonly finding: string
  readonly lines: readonly { readonly file: string; readonly line: number }[]
}
const answers = (): { readonly planted: readonly Answer[]; readonly decoys: readonly Answer[] } => {
  const key = JSON.parse(readFileSync(`${desk.county.dir}.answers.json`, 'utf8')) as { planted: Answer[]; decoys: Answer[] }
  const ofIndex = (list: readonly Answer[]) => list.filter((one) => one.model.startsWith('eco-'))
  return { planted: ofIndex(key.planted), decoys: ofIndex(key.decoys) }
}

describe('[#9] [#27] the way from a score to the rows', () => {
  test('a reported point ends at the very line of the ledger that the answer key names', async () => {
    const planted = answers().planted.find((one) => one.model === 'eco-indicator')
    const { units } = await desk.call('score.table', { period: '2026Q2' })
    const unit = units.find((one) => one.name === planted?.subject.name)
    const leaf = await desk.call('score.leaf', { unit: unit?.id ?? '', indicator: planted?.finding ?? '', period: '2026Q2' })
    expect(leaf.points.map(({ id, value, from }) => [id, value, from])).toEqual([['P020', 3, 'reported']])
    expect(leaf.score).toBeCloseTo(100 - (3 * 3 * 100) / 13.34, 9)
    const sources = leaf.points[0]?.rows.map((row) => row.source)
    expect(sources?.map((source) => ({ file: source?.file, line: source?.line }))).toEqual(planted?.lines)
    expect(sources?.[0]?.sheet).toEqual(expect.any(String))
  })

  test('every point with a value has rows behind it, reported ones with file and line', async () => {
    const { units, indicators } = await desk.call('score.table', { period: '2026Q3' })
    for (const unit of units.slice(0, 1))
      for (const { id } of indicators.filter((one) => one.leaf)) {
        const { points } = await desk.call('score.leaf', { unit: unit.id, indicator: id, period: '2026Q3' })
        for (const point of points.filter((one) => one.from === 'reported')) {
          expect(point.rows.length, `${unit.name} ${point.id}`).toBeGreaterThan(0)
          for (const row of point.rows) expect(row.source, `${unit.name} ${point.id}`).toMatchObject({ line: expect.any(Number) as number })
        }
        for (const point of points.filter((one) => one.from === 'counted')) expect(point.counted).toHaveLength(point.value ?? Number.NaN)
      }
  }, 90_000)

  test('an indicator of the year is shown with what it summed since January, one compared with last year with both', async () => {
    const { units } = await desk.call('score.table', { period: '2026Q3' })
    let summed = 0
    for (const unit of units) {
      const leaf = await desk.call('score.leaf', { unit: unit.id, indicator: 'A121', period: '2026Q3' })
      const [point] = leaf.points
      expect([leaf.points.length, point?.when, point?.value]).toEqual([1, 'since_january', leaf.of])
      if (point?.value === null || point === undefined) continue
      expect(point.rows.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(point.value)
      if (new Set(point.rows.map((row) => row.period.slice(0, 7))).size > 1) summed += 1
    }
    expect(summed).toBeGreaterThan(0)
    const rise = await desk.call('score.leaf', { unit: units[0]?.id ?? '', indicator: 'D212', period: '2026Q3' })
    expect(rise.points.map(({ id, when }) => `${id} ${when}`)).toEqual(['P110 now', 'P111 now', 'P110 last_year'])
    expect(rise.points.at(-1)?.rows.every((row) => row.period.startsWith('2025'))).toBe(true)
  })

  test('a point that the vault counts ends at the warnings it counted', async () => {
    let opened = 0
    for (const period of quarters)
      for (const { unit } of await desk.trees(period)) {
        const { points } = await desk.call('score.leaf', { unit, indicator: 'D113', period })
        const red = points.find((point) => point.id === 'P101')
        expect([red?.from, red?.counted.length]).toEqual(['counted', red?.value])
        for (const { dataset, warning } of red?.counted ?? []) {
          expect(dataset).toBe('alert')
          expect((await desk.call('warning.card', { id: warning ?? '' })).level).toBe('red')
          opened += 1
        }
      }
    expect(opened).toBeGreaterThan(0)
  }, 90_000)
})

describe('[F1] what is missing, low, fallen or vetoed', () => {
  test('with two fifths of the points missing there is no score, no band and no place', async () => {
    const decoy = answers().decoys[0]
    const { units } = await desk.call('score.table', { period: '2026Q3' })
    const silent = units.find((one) => one.name === decoy?.subject.name)
    expect(silent).toMatchObject({ score: null, band: null, rank: null, low: null, high: null, without: 'coverage' })
    expect(silent?.coverage).toBeLessThan(0.8)
  })

  test('[#28] what was not reported, as full marks under each first-level indicator, adds up to what the whole could be at most', async () => {
    const { units, cells, indicators } = await desk.call('score.table', { period: '2026Q3' })
    const { units: trees } = await desk.call('score.trees', { period: '2026Q3' })
    const firsts = indicators.flatMap((one, at) => (one.level === 1 && one.aside === null ? [{ id: one.id, at }] : []))
    let open = 0
    for (const [row, unit] of units.entries()) {
      const tree = trees.find((one) => one.unit === unit.id)?.tree
      const marks = firsts.map(({ id, at }) => ({
        low: cells[row]?.scores[at] ?? null,
        high: cells[row]?.highs[at] ?? null,
        share: tree?.children.find((child) => child.id === id)?.contribution ?? null
      }))
      open += marks.filter(({ high }) => high !== null).length
      expect(marks.every(({ low, high }) => high === null || (low !== null && high > low && high <= 100))).toBe(true)
      if (unit.score === null || marks.some(({ low }) => low === null || low === 0)) continue
      // share = weight × mark, so the weight that the unit's kind gives the indicator is share / mark
      const lacking = marks.reduce((sum, { low, high, share }) => sum + ((share ?? 0) / (low ?? 1)) * ((high ?? low ?? 0) - (low ?? 0)), 0)
      expect(lacking, unit.name).toBeCloseTo((1 - unit.coverage) * 100, 6)
    }
    expect(open).toBeGreaterThan(0)
  })

  test('the planted units are warned of, each by its model and period, and nobody else', async () => {
    const { planted, decoys } = answers()
    const { rows } = await desk.call('warning.page', {
      filter: { models: ['eco-band', 'eco-fall', 'eco-stays-low', 'eco-indicator'] },
      limit: 1000
    })
    const found = (list: readonly (readonly [string, string])[]) => list.map((one) => one.join(' ')).toSorted()
    expect(found(rows.map((row) => [row.model, row.subjectName]))).toEqual(found(planted.map((one) => [one.model, one.subject.name])))
    for (const { model, subject, finding } of planted.filter((one) => one.finding.startsWith('2026')))
      expect(
        rows.filter((row) => row.model === model && row.subjectName === subject.name && row.sentence.zh.includes(finding))
      ).toHaveLength(1)
    for (const { model, subject } of decoys)
      expect(rows.filter((row) => row.model === model && row.subjectName === subject.name)).toEqual([])
    expect(new Set(planted.map((one) => one.model)).size).toBe(4)
  })
})

test('[F1] the index is set against what inspections said: rank correlation, pair by pair', async () => {
  const scored = (await desk.trees('2026Q3')).flatMap((one) => (one.score === null ? [] : [{ name: one.name, score: one.score }]))
  const random = seeded(7)
  // as an inspection would: much the same order, shaken
  const marked = scored.map((one, at) => ({ ...one, mark: Math.round((one.score + random.next() * 4) * 100) / 100 + at / 1000 }))
  await desk.take(
    '巡察结果',
    '单位名称,期间,评价来源,分值,等次,评价日期',
    marked.map((one) => `${one.name},2026Q3,巡察,${one.mark},${one.mark > 95 ? '好' : '较好'},2026-09-28`)
  )
  const { kinds } = await desk.call('score.agreement', { period: '2026Q3' })
  const [inspection] = kinds
  expect([kinds.length, inspection?.kind, inspection?.n, inspection?.pairs.length]).toEqual([1, 'inspection', marked.length, marked.length])
  const place = (values: readonly number[], own: number) => values.filter((one) => one > own).length
  const d2 = marked.reduce((sum, one) => {
    const [a, b] = [
      place(
        marked.map((each) => each.score),
        one.score
      ),
      place(
        marked.map((each) => each.mark),
        one.mark
      )
    ]
    return sum + (a - b) ** 2
  }, 0)
  const n = marked.length
  expect(inspection?.rho).toBeCloseTo(1 - (6 * d2) / (n * (n * n - 1)), 9)
  expect(inspection?.rho).toBeLessThan(1)
})
