/** Whether a model can say anything on this vault: every dataset it reads has rows, and no field it needs is empty throughout. */
import type { Dataset } from '../../../shared/packs/pack.ts'
import type { Model } from '../../../shared/packs/pack.ts'
import type { SkipReason } from '../../../shared/packs/skip-reason.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { get, identifier, sql, type Query } from '../vault/sql.ts'

/** Derived datasets need no rows themselves: no marks is a finding too. Marks need steps. */
const stands: Readonly<Record<string, string>> = { mark: 'step' }

/** All that is missing, most telling first; empty when the model can run. */
export function findGaps(
  db: ReadableDB,
  model: Pick<Model, 'reads' | 'needs'>,
  datasets: Readonly<Record<string, Dataset>>
): readonly SkipReason[] {
  const gaps: SkipReason[] = []
  for (const name of new Set(model.reads.map((read) => stands[read] ?? read))) {
    const dataset = datasets[name]
    if (dataset === undefined || dataset.kind === 'derived' || exists(db, sql`SELECT 1 AS found FROM ${identifier(name)} LIMIT 1`)) continue
    gaps.push({ code: 'no_rows', what: name, zh: `没有“${dataset.name.zh}”数据`, en: `no rows of ${dataset.name.en}` })
  }
  for (const need of model.needs) {
    const [name = '', field = ''] = need.split('.')
    const dataset = datasets[name]
    const declared = dataset?.fields[field]
    if (dataset === undefined || declared === undefined || dataset.kind === 'derived' || gaps.some((gap) => gap.what === name)) continue
    const column = identifier(field)
    if (exists(db, sql`SELECT 1 AS found FROM ${identifier(name)} WHERE ${column} IS NOT NULL LIMIT 1`)) continue
    gaps.push({
      code: 'empty_field',
      what: need,
      zh: `“${dataset.name.zh}”的“${declared.name.zh}”全部为空`,
      en: `${declared.name.en} of ${dataset.name.en} is empty throughout`
    })
  }
  return gaps
}

/** The first gap, or null when the model can run. */
export function findGap(
  db: ReadableDB,
  model: Pick<Model, 'reads' | 'needs'>,
  datasets: Readonly<Record<string, Dataset>>
): SkipReason | null {
  return findGaps(db, model, datasets)[0] ?? null
}

function exists(db: ReadableDB, query: Query): boolean {
  return get<{ found: number }>(db, query) !== undefined
}
