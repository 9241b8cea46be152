/**
 * The index a second time, written from the rules alone and sharing no line with the product: rows by plain SQL, the tree as the yaml library
 * gives it, one unit and period at a time, nothing kept between two. Slow and short on purpose: where it and the product part, one of them is
 * wrong. A missing figure is NaN here, so that whatever is made of it is missing too; undefined is "not applicable" (nothing over nothing).
 */
import { parse } from 'yaml'
import type { ReadableDB } from '../../electron/engine/vault/connection.ts'

type Each = Readonly<{ of: string; to?: string; points: number }>
type Step = Readonly<{ from?: number; upto?: number; score: number }>
type Limits = 'target' | 'per' | 'per_point' | 'zero_at' | 'cap' | 'low' | 'high' | 'zero_low' | 'zero_high' | 'out_of'
type Rule = Readonly<Partial<Record<Limits, number>>> &
  Readonly<{ type: string; of: string; to?: string | number; better?: string; against?: string; annual?: boolean; may_exceed?: boolean }> &
  Readonly<{ steps?: readonly Step[]; each?: readonly Each[]; also?: readonly Each[] }> &
  Readonly<{ rise?: { over: number; less: number }; excellent?: { from: number; points: number } }>
type Node = Readonly<{ id: string; parent?: string; weight: number; formula?: Rule; applies?: string[]; observed?: unknown }> &
  Readonly<{ veto?: { of: string; over?: number } }>
type Variant = Readonly<{ kinds: string[]; drop?: string[]; weights?: Record<string, number> }>
type Tree = Readonly<{ min_coverage: number; min_peers: number; veto_cap: number; indicators: Node[]; variants?: Variant[] }>

/** One unit in one period: the score (null when there is none), coverage 0–1, and what each weighed leaf adds (NaN: missing), of 100. */
export type SecondScore = Readonly<{ score: number | null; coverage: number; leaves: ReadonlyMap<string, number> }>

const monthsOf = (period: string): string[] =>
  [2, 1, 0].map((back) => `${period.slice(0, 4)}-${String(Number(period.slice(5)) * 3 - back).padStart(2, '0')}`)
const yearEarlier = (period: string): string => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`
const before = (period: string): string =>
  period.endsWith('Q1') ? `${yearEarlier(period).slice(0, 4)}Q4` : `${period.slice(0, 5)}${Number(period.slice(5)) - 1}`
const added = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
const within = (mark: number): number => Math.max(0, Math.min(100, mark))
const over = (top: number, bottom: number): number | undefined =>
  bottom !== 0 || Number.isNaN(top) ? top / bottom : top === 0 ? undefined : Number.NaN

/** `P1 + P2 * 2 - P3`, products first. */
function total(text: string | number, value: (point: string) => number): number {
  const number = (word: string): number => (/^[\d.]+$/.test(word) ? Number(word) : value(word))
  const terms = [...`+${text}`.matchAll(/([+-])([^+-]+)/g)]
  return added(
    terms.map(([, sign, factors = '']) => factors.split('*').reduce((all, word) => all * number(word.trim()), Number(`${sign}1`)))
  )
}

/** Reads what the index stands on; the function it gives works out one unit's quarter. `tree`, `points`: text of the yaml files. */
export function secondScore(
  db: ReadableDB,
  files: { readonly tree: string; readonly points: string }
): (unit: string, period: string) => SecondScore {
  const tree = parse(files.tree) as Tree
  const { points } = parse(files.points) as { points: { id: string; roll: string; unit: string; query?: { stands?: string } }[] }
  const rolls = new Map(points.map((one) => [one.id, one.roll]))
  const marks = new Set(points.filter((one) => one.unit === 'score').map((one) => one.id))
  const founds = new Set(points.filter((one) => one.query?.stands === 'where_found').map((one) => one.id))
  const table = <V>(columns: string): Map<string, V> => new Map(db.prepare(`SELECT ${columns}`).raw().all() as [string, V][])
  const told = table<number | null>("org_id || ' ' || point || ' ' || period, value FROM point_value")
  const counts = table<number>("org_id || ' ' || point || ' ' || month, value FROM sys_point_count")
  const counted = table<string>('point, SUBSTR(as_of, 1, 7) FROM sys_point_run WHERE counted = 1')
  const vetoes = table("org_id || ' ' || period, 1 FROM veto_record")
  const kinds = table<string>('id, unit_kind FROM org WHERE id IN (SELECT org_id FROM point_value)')
  const since = table<string | null>('id, SUBSTR(valid_from, 1, 7) FROM org')
  const upto = table<string | null>('id, SUBSTR(valid_to, 1, 7) FROM org')
  const under = (id: string | undefined) => tree.indicators.filter((node) => node.parent === id)

  function value(unit: string, point: string, period: string): number {
    // a mark that the vault holds stands; one that it does not hold is never zero, but what the unit reported
    const held = marks.has(point) ? monthsOf(period).flatMap((month) => counts.get(`${unit} ${point} ${month}`) ?? []) : []
    const last = held.at(-1)
    if (last !== undefined) return rolls.get(point) === 'mean' ? added(held) / held.length : last
    // so does a count of a register that holds anything of the unit in the quarter
    const found = founds.has(point) && monthsOf(period).some((month) => counts.has(`${unit} ${point} ${month}`))
    const asOf = marks.has(point) || (founds.has(point) && !found) ? undefined : counted.get(point)
    const own = told.get(`${unit} ${point} ${period}`)
    if (asOf === undefined && own !== undefined) return own ?? Number.NaN
    const months = monthsOf(period).map((month) => {
      if (asOf === undefined) return told.get(`${unit} ${point} ${month}`) ?? Number.NaN
      return month > asOf ? Number.NaN : (counts.get(`${unit} ${point} ${month}`) ?? 0)
    })
    const roll = rolls.get(point)
    return roll === 'last' ? (months[2] ?? Number.NaN) : roll === 'mean' ? added(months) / 3 : added(months)
  }
  function sum(unit: string, text: string | number, period: string, annual = false): number {
    const quarters = annual ? [1, 2, 3, 4].slice(0, Number(period.slice(5))).map((n) => `${period.slice(0, 5)}${n}`) : [period]
    return added(quarters.map((one) => total(text, (point) => value(unit, point, one))))
  }
  /** change against last year; nothing in both years is no change */
  function rise(unit: string, rule: Rule, period: string): number {
    const [now, then] = [sum(unit, rule.of, period), sum(unit, rule.of, yearEarlier(period))]
    return over(now - then, then) ?? 0
  }
  function figure(rule: Rule, unit: string, period: string): number | undefined {
    const top = sum(unit, rule.of, period, rule.annual)
    if (top < 0) return Number.NaN
    if (rule.against !== undefined) return rise(unit, rule, period)
    if (rule.to === undefined) return top
    const share = over(top, sum(unit, rule.to, period) * (rule.annual === true ? Number(period.slice(5)) / 4 : 1))
    const isPart = rule.type === 'limit' || (rule.type === 'ratio' && rule.may_exceed !== true)
    return share === undefined ? undefined : isPart && share > 1 ? Number.NaN : share * (rule.per ?? 1)
  }

  /** a group of n, the unit itself among them (domain.md §5.2.2), has n − 1 others */
  function standing(node: Node, rule: Rule, unit: string, period: string, own: number): number {
    const of = (when: string, whose: (id: string) => boolean): number[] =>
      [...kinds.keys()]
        .filter(
          (id) => whose(id) && (since.get(id) ?? '0') <= (monthsOf(when)[2] ?? '') && (upto.get(id) ?? '9') >= (monthsOf(when)[0] ?? '')
        )
        .map((id) => figure(rule, id, when) ?? Number.NaN)
        .filter((one) => !Number.isNaN(one))
    const isSame = (id: string) => kinds.get(id) === kinds.get(unit)
    const few = () => others.length + 1 < tree.min_peers
    let others = of(period, (id) => isSame(id) && id !== unit)
    if (few()) for (let back = 0, when = before(period); back < 4; back += 1, when = before(when)) others = [...others, ...of(when, isSame)]
    if (few()) others = of(period, (id) => id !== unit && (node.applies?.includes(kinds.get(id) ?? '') ?? true))
    const better = others.filter((one) => (rule.better === 'lower' ? one < own : one > own))
    return few() ? Number.NaN : 100 * (1 - better.length / others.length)
  }

  function mark(node: Node, rule: Rule, weight: number, unit: string, period: string): number | undefined {
    const points = (each: readonly Each[] = []) => added(each.map((one) => (sum(unit, one.of, period) * one.points * 100) / weight))
    const { target = 1, zero_at: zeroAt = 1, low = 0, high = 0, zero_low: zeroLow = 0, zero_high: zeroHigh = 0, out_of: outOf = 100 } = rule
    if (rule.type === 'deduct') return within(100 - points(rule.each))
    const v = figure(rule, unit, period)
    if (v === undefined || Number.isNaN(v)) return v
    if (rule.type === 'limit') return within(100 * (1 - v / zeroAt))
    if (rule.type === 'peer') return standing(node, rule, unit, period, v)
    if (rule.type === 'interval') return within(100 * Math.min(1, (v - zeroLow) / (low - zeroLow), (zeroHigh - v) / (zeroHigh - high)))
    if (rule.type === 'mark') {
      const more = v >= (rule.excellent?.from ?? Infinity) ? (rule.excellent?.points ?? 0) : 0
      return v > outOf ? Number.NaN : within((100 * v) / outOf + (100 * more) / weight)
    }
    if (rule.type === 'ratio') {
      const short = Math.max(0, target - v) * 100
      return within(
        (rule.per_point === undefined ? (100 * Math.min(v, target)) / target : 100 - (short * rule.per_point * 100) / weight) -
          points(rule.also)
      )
    }
    const least = (from: number) => (rule.annual === true ? Math.floor((from * Number(period.slice(5))) / 4) : from)
    const step = rule.steps?.find((one) => v >= least(one.from ?? -Infinity) && v <= (one.upto ?? Infinity))?.score ?? 0
    if (rule.rise === undefined) return step
    const rose = rise(unit, rule, period)
    return Number.isNaN(rose) ? rose : within(step - (rose > rule.rise.over ? rule.rise.less : 0))
  }

  return (unit, period) => {
    const kind = kinds.get(unit) ?? ''
    const variant = tree.variants?.find((one) => one.kinds.includes(kind))
    const weightOf = (node: Node) => variant?.weights?.[node.id] ?? node.weight
    const concerns = (node: Node | undefined): boolean =>
      node === undefined ||
      (variant?.drop?.includes(node.id) !== true &&
        (node.applies?.includes(kind) ?? true) &&
        concerns(tree.indicators.find((one) => one.id === node.parent)))
    const marks = new Map<string, number>()
    const [bonuses, vetoValues]: [number[], number[]] = [[], []]
    for (const node of tree.indicators.filter(concerns)) {
      const { formula, veto } = node
      if (veto !== undefined) vetoValues.push(value(unit, veto.of, period) - (veto.over ?? 0))
      if (formula?.type === 'bonus') {
        const each = (formula.each ?? []).map(({ of, to, points }) => {
          const n = to === undefined ? sum(unit, of, period) : (over(sum(unit, of, period), sum(unit, to, period)) ?? 0)
          return to !== undefined && n > 1 ? Number.NaN : n * points
        })
        bonuses.push(Math.min(formula.cap ?? 0, added(each)))
      } else if (formula !== undefined && node.observed === undefined) {
        const got = mark(node, formula, weightOf(node), unit, period)
        if (got !== undefined) marks.set(node.id, got)
      }
    }
    const isActive = (node: Node): boolean => marks.has(node.id) || under(node.id).some(isActive)
    const leaves = new Map<string, number>()
    let coverage = 0
    const walk = (parent: string | undefined, share: number): void => {
      const active = under(parent).filter(isActive)
      for (const node of active) {
        const own = (share * weightOf(node)) / added(active.map(weightOf))
        const got = marks.get(node.id)
        if (got === undefined) walk(node.id, own)
        else leaves.set(node.id, (own * got) / 100)
        if (got !== undefined && !Number.isNaN(got)) coverage += own / 100
      }
    }
    walk(undefined, 100)
    const known = (values: Iterable<number>) => added([...values].filter((one) => !Number.isNaN(one)))
    const all = known(leaves.values()) + (100 * known(bonuses)) / added(under(undefined).map((root) => root.weight))
    const isCapped = vetoes.has(`${unit} ${period}`) || vetoValues.some((one) => one > 0)
    const isPrinted = coverage >= tree.min_coverage - 1e-12 && !vetoValues.some(Number.isNaN)
    return { score: isPrinted ? Math.min(isCapped ? tree.veto_cap : 100, all) : null, coverage, leaves }
  }
}
