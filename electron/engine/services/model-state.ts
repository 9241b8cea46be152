/**
 * What a model's last result stands on: the state of every dataset it read, its rule, its thresholds, and the day where the rule looks at it.
 * While all of that is the same, running it again would find the same, so a run after an import may leave it alone.
 */
import { createHash } from 'node:crypto'
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import { placeholdersOf } from '../../../shared/packs/explain.ts'
import type { LoadedModel, PackSet } from '../packs/pack-set.ts'
import type { Tuning } from '../../../shared/packs/tuning.ts'
import { canonicalJson } from '../vault/canonical-json.ts'
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, run, sql } from '../vault/sql.ts'

/** Datasets that the engine computes, and what it computes them from. */
const computedFrom: Readonly<Record<string, readonly string[]>> = { mark: ['matter', 'step', 'act'], node: [] }

export interface StandsOn {
  readonly asOf: string
  readonly tunings: readonly Tuning[]
  readonly calendar: Pick<WorkCalendar, 'knows'>
}

/** The state as text; null when a result can never be taken over (the model reads what changes with every run). */
export function standsOn(db: ReadableDB, packSet: PackSet, model: LoadedModel, { asOf, tunings, calendar }: StandsOn): string | null {
  if (model.reads.includes('alert') || model.reads.includes('unit_score')) return null
  const names = new Set(model.reads.flatMap((name) => computedFrom[name] ?? [name]))
  // where a warning stands, which threshold holds for it, and whom its sentence names is read from the registers too
  for (const name of ['org', 'region', 'matter', model.subject, ...namedIn(packSet, model)]) names.add(name)
  const versions = new Map(
    all<{ dataset: string; version: number }>(db, sql`SELECT dataset, version FROM sys_dataset_version`).map((row) => [
      row.dataset,
      row.version
    ])
  )
  const data = Object.fromEntries([...names].toSorted().map((name) => [name, versions.get(name) ?? 0]))
  const computes = model.reads.some((name) => computedFrom[name] !== undefined)
  const procedures = computes ? fingerprintOf(packSet.procedures, () => [...packSet.procedures.values()]) : ''
  const rules = tunings.map(({ id }) => id).toSorted((a, b) => a - b)
  return canonicalJson({
    data,
    hash: model.hash,
    words: fingerprintOf(model, () => model.yaml),
    procedures,
    calendar: countsWorkdays(model) ? fingerprint(calendar.knows) : '',
    rules,
    day: rules.length > 0 || looksAtDay(model) ? asOf : ''
  })
}

/** Whether the rule's result may change with the day alone. */
function looksAtDay({ sql: text, denominator, params, reads }: LoadedModel): boolean {
  return (
    /:as_of\b|\blimit_at\b/u.test(`${text}\n${denominator?.sql ?? ''}`) ||
    reads.includes('mark') ||
    Object.values(params).some((param) => param.since.length > 0)
  )
}

/** Whether the State Council calendar of a year, once it comes out, may change the result. */
const countsWorkdays = ({ sql: text, denominator, reads }: LoadedModel): boolean =>
  reads.includes('mark') || /\bworkdays_between\b/u.test(`${text}\n${denominator?.sql ?? ''}`)

/** Datasets whose titles the sentence shows: `{party}`, and `{agent}` where agent_id points to party. */
function namedIn({ datasets }: PackSet, { explain }: LoadedModel): readonly string[] {
  return placeholdersOf(`${explain.zh} ${explain.en}`).flatMap(({ name }) => {
    const stem = name.replace(/_id$/u, '')
    return datasets[stem] === undefined ? (referencesOf(datasets).get(`${stem}_id`) ?? []) : [stem]
  })
}

/** Datasets that a field of that name points to, by name. */
function referencesOf(datasets: PackSet['datasets']): ReadonlyMap<string, readonly string[]> {
  const known = references.get(datasets)
  if (known !== undefined) return known
  const made = new Map<string, string[]>()
  for (const { fields } of Object.values(datasets))
    for (const [name, { ref }] of Object.entries(fields)) if (ref !== undefined) made.set(name, [...(made.get(name) ?? []), ref])
  references.set(datasets, made)
  return made
}
const references = new WeakMap<PackSet['datasets'], ReadonlyMap<string, readonly string[]>>()

const fingerprint = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16)

/** Packs never change once loaded: what is made of `holder` stands as long as it does. */
function fingerprintOf(holder: object, value: () => unknown): string {
  const known = fingerprints.get(holder)
  if (known !== undefined) return known
  const made = fingerprint(value())
  fingerprints.set(holder, made)
  return made
}
const fingerprints = new WeakMap<object, string>()

/** How many hits the model has standing when nothing it stands on changed; null when it must run. */
export function standingHits(db: ReadableDB, model: string, state: string | null): number | null {
  if (state === null) return null
  const row = get<{ hits: number }>(db, sql`SELECT hits FROM sys_model_state WHERE model_id = ${model} AND stands_on = ${state}`)
  return row?.hits ?? null
}

/** Keeps what a result stands on; called in the transaction that stores the result. */
export function keepModelState(
  writer: WritableDB,
  {
    model,
    run: number,
    asOf,
    state,
    hits
  }: { readonly model: string; readonly run: number; readonly asOf: string; readonly state: string | null; readonly hits: number }
): void {
  run(
    writer,
    sql`INSERT INTO sys_model_state (model_id, run, as_of, stands_on, hits) VALUES (${model}, ${number}, ${asOf}, ${state ?? ''}, ${hits})
        ON CONFLICT (model_id) DO UPDATE SET run = excluded.run, as_of = excluded.as_of, stands_on = excluded.stands_on, hits = excluded.hits`
  )
}
