/** What a case expects against what a model found: only the figures that the case names are compared. */
import { groupBy } from '../../../shared/domain/group.ts'
import type { Hit } from '../../../shared/domain/warning.ts'

export type HitRow = Readonly<Record<string, unknown>>

/** Null when every expected hit is there and no other; else the first difference in words. */
export function compareHits(expected: readonly HitRow[], actual: readonly HitRow[]): string | null {
  const left = [...actual]
  for (const hit of expected) {
    const at = left.findIndex((row) => Object.entries(hit).every(([name, value]) => same(value, row[name])))
    if (at >= 0) {
      left.splice(at, 1)
      continue
    }
    const near = left.find((row) => same(hit['subject'], row['subject']) && (hit['key'] === undefined || same(hit['key'], row['key'])))
    if (near === undefined) return `应命中而未命中：${JSON.stringify(hit)}；实得 ${JSON.stringify(actual)}`
    const [name = '', value] = Object.entries(hit).find(([field, wanted]) => !same(wanted, near[field])) ?? []
    return `命中 ${String(hit['subject'])} 的 ${name} 应为 ${JSON.stringify(value)}，实得 ${JSON.stringify(near[name] ?? null)}`
  }
  return left.length === 0 ? null : `不应命中而命中：${JSON.stringify(left[0])}`
}

/** A hit as cases write it: figures, level, and each dataset's evidence as ids joined by commas. */
export function hitRow(hit: Hit): HitRow {
  const evidence = groupBy(hit.evidence, (item) => item.dataset)
  const joined = [...evidence].map(([dataset, items]) => [`evidence_${dataset}`, items.map((item) => item.id).join(',')])
  return { ...hit.figures, level: hit.level, ...Object.fromEntries(joined) }
}

function same(expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'number' && typeof actual === 'number')
    return Math.abs(expected - actual) <= 1e-6 * Math.max(1, Math.abs(expected))
  if (typeof expected === 'boolean') return actual === Number(expected)
  return expected === (actual ?? null)
}
