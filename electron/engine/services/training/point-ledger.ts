/**
 * What the units of the training county report of their collection points: one line a unit, period and point. Each unit leans its own way and drifts
 * a little; some values are missing, some cannot be read, and a few units stand out on purpose. All from the pack's draws and the seed.
 */
import { parsePeriod, periodLastYear } from '../../../../shared/packs/indicator/period.ts'
import { countsWhereFound, pointsOfLeaf, type CollectionPoint, type IndicatorTree } from '../../../../shared/packs/indicator/tree.ts'
import type { PointDraw, ScenarioPoints } from '../../../../shared/packs/scenario-points.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import type { AnswerDraft } from './answers.ts'
import { ledgerOf, type Column } from './ledger.ts'
import type { Random } from './random.ts'
import type { PlayedLedger } from './scenario/play-scenario.ts'
import type { Unit } from './units.ts'

export interface ReportedPoints {
  readonly scenario: ScenarioPoints
  readonly points: readonly CollectionPoint[]
  readonly tree: IndicatorTree
}

/** The packs whose points the county's units report. */
export function reportedPoints(packs: PackSet): readonly ReportedPoints[] {
  return packs.packs.flatMap(({ scenarioPoints, points, tree }) =>
    scenarioPoints === null || tree === null ? [] : [{ scenario: scenarioPoints, points, tree }]
  )
}

interface Reporting {
  readonly units: readonly Unit[]
  /** who fills in and who checks */
  readonly clerks: ReadonlyMap<Unit, readonly [string, string]>
  readonly random: Random
  /** nothing stands out, nothing is missing or unreadable */
  readonly clean: boolean
}
/** What of a unit lasts from period to period, and what changes. */
interface Draws {
  readonly lasting: Random
  readonly now: Random
}
interface Line {
  readonly unit: Unit
  readonly period: string
  readonly end: string
  readonly point: CollectionPoint
  readonly value: string
}

export interface PlayedPoints {
  readonly ledgers: readonly PlayedLedger[]
  readonly planted: readonly AnswerDraft[]
  readonly decoys: readonly AnswerDraft[]
}

/** The ledgers, and what in them must be found or must not. */
export function playPoints(reported: readonly ReportedPoints[], reporting: Reporting): PlayedPoints {
  return {
    ledgers: pointLedgers(reported, reporting),
    planted: reporting.clean ? [] : reported.flatMap((one) => draftsOf(one, reporting, (story) => story.plants)),
    decoys: reporting.clean ? [] : reported.flatMap((one) => draftsOf(one, reporting, (story) => story.decoys))
  }
}

type Case = ScenarioPoints['cases'][number]

function draftsOf({ scenario, points }: ReportedPoints, { units }: Reporting, of: (story: Case) => Case['plants']): readonly AnswerDraft[] {
  return scenario.cases.flatMap((story) => {
    const unit = units[story.unit]
    if (unit === undefined) return []
    return of(story).map(({ model, finding }) => {
      const told = Object.keys(story.set)
      const shown = told.length > 0 ? told : points.slice(0, 3).map((point) => point.id)
      const period = story.period ?? finding
      return {
        model,
        subject: { kind: 'org', code: null, name: unit.name },
        finding,
        story: { zh: `${unit.name}：${story.story.zh}。`, en: `${unit.name}: ${story.story.en}.` },
        lesson: null,
        records: shown.map((point) => `point:${unit.name}:${period}:${point}`)
      }
    })
  })
}

function pointLedgers(reported: readonly ReportedPoints[], reporting: Reporting): readonly PlayedLedger[] {
  return reported.map((one) => ({
    name: one.scenario.file,
    format: 'csv',
    ledger: ledgerOf(one.scenario.mapping, columnsOf(reporting), linesOf(one, reporting), keyOf)
  }))
}

const keyOf = (line: Line): `point:${string}` => `point:${line.unit.name}:${line.period}:${line.point.id}`

function columnsOf({ clerks }: Reporting): readonly Column<Line>[] {
  return [
    ['单位名称', (line) => line.unit.name],
    ['期间', (line) => line.period],
    ['期末日期', (line) => line.end],
    ['监测点编号', (line) => line.point.id],
    ['监测点名称', (line) => line.point.name.zh],
    ['数值', (line) => line.value],
    ['填报人', (line) => clerks.get(line.unit)?.[0] ?? ''],
    ['复核人', (line) => clerks.get(line.unit)?.[1] ?? '']
  ]
}

function linesOf({ scenario, points, tree }: ReportedPoints, { units, random, clean }: Reporting): readonly Line[] {
  const lines: Line[] = []
  for (const [place, unit] of units.entries()) {
    const own = random.fork(unit.name)
    const concerns = pointsFor(tree, unit.kind)
    // what the vault counts nobody reports; but what it may not hold of every unit, marks and registers, is reported by all
    const told = points.filter((point) => concerns.has(point.id) && (point.query === undefined || countsWhereFound(point)))
    let leaning = 0.5 + 0.5 * own.unit()
    for (const id of scenario.periods) {
      const period = parsePeriod(id)
      if (period === null) throw new Error(`scenario/points.yaml: ${id} is no period`)
      leaning = Math.min(1, Math.max(0.5, leaning + own.real(-0.05, 0.05)))
      const standsOut = clean ? undefined : scenario.cases.find((one) => one.unit === place && (one.period ?? id) === id)
      const now = drawPoints(scenario, told, standsOut?.leaning ?? leaning, { lasting: own.fork('lasting'), now: own.fork(id) })
      const chances = clean ? { missing: 0, dirty: 0 } : { missing: standsOut?.missing ?? scenario.missing, dirty: scenario.dirty }
      for (const point of told) {
        const value = standsOut?.set[point.id] ?? now.get(point.id) ?? 0
        const said = own.fork(`${id} ${point.id}`)
        lines.push({ unit, period: id, end: period.to, point, value: asReported(value, scenario.always.includes(point.id), chances, said) })
      }
      const before = periodLastYear(period)
      for (const point of told.filter((one) => scenario.year_before.includes(one.id))) {
        const value = (now.get(point.id) ?? 0) * own.real(0.99, 1.14)
        lines.push({ unit, period: before.id, end: before.to, point, value: String(Math.max(1, Math.round(value))) })
      }
    }
  }
  return lines
}

/** Points of indicators that are about such units. */
function pointsFor(tree: IndicatorTree, kind: string): ReadonlySet<string> {
  const leaves = tree.indicators.filter((node) => node.formula !== undefined && (node.applies === undefined || node.applies.includes(kind)))
  return new Set(leaves.flatMap(pointsOfLeaf))
}

function drawPoints(
  scenario: ScenarioPoints,
  points: readonly CollectionPoint[],
  leaning: number,
  random: Draws
): ReadonlyMap<string, number> {
  const drawn = new Map<string, number>()
  const draw = (id: string): number => {
    const known = drawn.get(id)
    if (known !== undefined) return known
    const how = scenario.draws[id]
    if (how === undefined) throw new Error(`scenario/points.yaml: no draw for ${id}`)
    const value = drawOne(how, leaning, { lasting: random.lasting.fork(id), now: random.now.fork(id) }, draw, scenario)
    drawn.set(id, value)
    return value
  }
  for (const point of points) draw(point.id)
  return drawn
}

function drawOne(
  how: PointDraw,
  leaning: number,
  { lasting, now }: Draws,
  other: (id: string) => number,
  scenario: ScenarioPoints
): number {
  const within = (low: number, high: number, place: number): number => low + (high - low) * Math.min(1, Math.max(0, place))
  if ('whole' in how) return stepped(now.real(how.whole[0], how.whole[1] + how.step * 0.999), how.step)
  if ('few' in how) {
    const chance = Math.min(1, how.few * (2.1 - 1.6 * leaning))
    return now.chance(chance) ? (chance > 0.3 && now.chance(chance) ? 2 : 1) : 0
  }
  if ('mark' in how)
    return Math.round(within(how.mark[0], how.mark[1], leaning + lasting.real(-0.2, 0.2) + now.real(-0.05, 0.05)) * 10) / 10
  const place = leaning + lasting.real(-0.25, 0.25) + now.real(-0.05, 0.05)
  // units that lean badly go below the range that the others keep to
  const share = within(how.share[0], how.share[1], how.weak === 'high' ? 1 - place : place)
  const [below, far] = [Math.max(0, 0.75 - leaning), Math.max(0, 0.5 - leaning)]
  const slack = how.weak === 'high' ? 1 + below * 1.5 + far * 4 : 1 - below * 0.35 - far * 0.45
  const whole = other(how.part_of)
  const source = scenario.draws[how.part_of]
  const step = source !== undefined && 'whole' in source ? source.step : 1
  return Math.min(whole, stepped(whole * share * slack + step / 2, step))
}

/** Down to a multiple of `step`. */
const stepped = (value: number, step: number): number => Math.floor(value / step) * step

function asReported(
  value: number,
  always: boolean,
  { missing, dirty }: { readonly missing: number; readonly dirty: number },
  random: Random
): string {
  if (!always && random.chance(missing)) return random.pick(['', 'NA', '未报'])
  if (!always && random.chance(dirty)) return random.pick([`约${value}`, `${value}件左右`, '详见附件'])
  return String(value)
}
