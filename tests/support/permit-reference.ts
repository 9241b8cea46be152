/** The permit log's figures a second time, straight from the csv: short, slow, and sharing no line with the product. */
import { readFileSync } from 'node:fs'
import { readReference } from './event-log-reference.ts'

export interface PermitFigures {
  /** by the nodes' codes, a space between: codes of the cases, and days from first to last event */
  readonly variants: ReadonlyMap<string, { readonly cases: readonly string[]; readonly median: number; readonly p90: number }>
  /** days of each passage */
  readonly edges: ReadonlyMap<string, readonly number[]>
  readonly consecutive: ReadonlyMap<string, { readonly same: number; readonly of: number }>
  incompatible(a: string, b: string): { readonly same: readonly string[]; readonly of: number }
  readonly deadlines: { readonly closed: number; readonly late: readonly string[]; readonly sameDay: readonly string[] }
  /** cases in which `a` was first done before `b` was first done */
  firstBefore(a: string, b: string): number
  begun(from: string, to: string): number
  inDepartment(name: string): number
  quantile(values: readonly number[], share: number): number
}

const day = 86_400_000

/** Hyndman and Fan's type 8. */
function quantile(values: readonly number[], share: number): number {
  const x = values.toSorted((a, b) => a - b)
  const h = Math.max(1, Math.min(x.length, (x.length + 1 / 3) * share + 1 / 3))
  const [low, high] = [x[Math.floor(h) - 1] ?? NaN, x[Math.ceil(h) - 1] ?? NaN]
  return low + (h - Math.floor(h)) * (high - low)
}

export function permitFigures(file: string): PermitFigures {
  const traces = readReference(file).traces.map(({ said, events }) => ({
    code: said['string:concept:name'] ?? '',
    department: said['string:department'],
    start: said['date:startdate'],
    end: said['date:enddate'],
    due: said['date:deadline'],
    events: events
      .map((event) => {
        const name = event['string:concept:name'] ?? ''
        return {
          node: name === 'Confirmation of receipt' ? 'T00' : (name.split(' ')[0] ?? ''),
          at: event['date:time:timestamp'] ?? '',
          who: event['string:org:resource']
        }
      })
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  }))
  const days = (a: string, b: string): number => (Date.parse(`${b.slice(0, 23)}Z`) - Date.parse(`${a.slice(0, 23)}Z`)) / day
  const groups = new Map<string, typeof traces>()
  const edges = new Map<string, number[]>()
  const consecutive = new Map<string, { same: number; of: number }>()
  for (const trace of traces) {
    const key = trace.events.map((event) => event.node).join(' ')
    groups.set(key, [...(groups.get(key) ?? []), trace])
    trace.events.slice(1).forEach((event, place) => {
      const before = trace.events[place]
      if (before === undefined) return
      const pair = `${before.node} ${event.node}`
      edges.set(pair, [...(edges.get(pair) ?? []), days(before.at, event.at)])
      if (before.node === event.node) return
      const { same, of } = consecutive.get(pair) ?? { same: 0, of: 0 }
      consecutive.set(pair, { same: same + (before.who === event.who ? 1 : 0), of: of + 1 })
    })
  }
  const spans = (group: typeof traces): number[] => group.map(({ events }) => days(events[0]?.at ?? '', events.at(-1)?.at ?? ''))
  // both times stand in the zone of their place: the day is the one written there
  const raw = rawDays(file)
  const closed = traces.filter((trace) => trace.end !== undefined && trace.due !== undefined)
  return {
    quantile,
    edges,
    consecutive,
    variants: new Map(
      [...groups].map(([key, group]) => [
        key,
        { cases: group.map((trace) => trace.code), median: quantile(spans(group), 0.5), p90: quantile(spans(group), 0.9) }
      ])
    ),
    incompatible: (a, b) => {
      const both = traces.filter(({ events }) => events.some(({ node }) => node === a) && events.some(({ node }) => node === b))
      const same = both.filter(({ events }) => events.some((x) => x.node === a && events.some((y) => y.node === b && x.who === y.who)))
      return { same: same.map((trace) => trace.code), of: both.length }
    },
    deadlines: {
      closed: closed.length,
      late: closed.filter(({ code }) => (raw.get(code)?.end ?? '') > (raw.get(code)?.due ?? '')).map((trace) => trace.code),
      sameDay: closed
        .filter(({ code, end = '', due = '' }) => raw.get(code)?.end === raw.get(code)?.due && end > due)
        .map((trace) => trace.code)
    },
    firstBefore: (a, b) =>
      traces.filter(({ events }) => {
        const [one, two] = [a, b].map((code) => events.find(({ node }) => node === code)?.at)
        return one !== undefined && two !== undefined && one < two
      }).length,
    begun: (from, to) => [...raw.values()].filter(({ start }) => start >= from && start <= to).length,
    inDepartment: (name) => traces.filter((trace) => trace.department === name).length
  }
}

/** The days that the file itself writes, before any zone is taken into account. */
function rawDays(file: string): ReadonlyMap<string, { readonly start: string; readonly end: string; readonly due: string }> {
  const [header = [], ...lines] = readReferenceLines(file)
  const at = (cells: readonly string[], name: string): string => cells[header.indexOf(name)] ?? ''
  return new Map(
    lines.map((cells) => [
      at(cells, 'case:concept:name'),
      {
        start: at(cells, 'case:startdate').slice(0, 10),
        end: at(cells, 'case:enddate').slice(0, 10),
        due: at(cells, 'case:deadline').slice(0, 10)
      }
    ])
  )
}

function readReferenceLines(file: string): readonly (readonly string[])[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
}
