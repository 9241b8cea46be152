/** Rows of the vault for a case: those behind a finding, or those that come near one and are none; with the rows they refer to. */
import type { Hit } from '../../../../shared/domain/warning.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { groupBy } from '../../../../shared/domain/group.ts'
import { subjectField } from '../../../../shared/packs/form/check-form.ts'
import { conditionsMet, evaluateForm, type Cell } from '../../../../shared/packs/form/evaluate-form.ts'
import type { CaseRows } from '../../../../shared/packs/form/mask-rows.ts'
import type { ModelForm } from '../../../../shared/packs/form/model-form.ts'
import type { Model } from '../../../../shared/packs/pack.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { all, identifier, join, list, sql } from '../../vault/sql.ts'

type Row = Readonly<Record<string, Cell>>

/** More rows than this make a case that nobody reads. */
const most = 200
/** Rows looked through for those that come near a finding. */
const looked = 20_000

/** The finding that a case is made of: the one asked for, else the one that rests on the fewest rows. Throws `unknown_id`, `not_allowed`. */
export function chooseHit(hits: readonly Hit[], wanted: { readonly subject: string; readonly key: string }): Hit {
  const fitting = wanted.key === '' ? hits : hits.filter((hit) => hit.subject === wanted.subject && hit.key === wanted.key)
  const [hit] = fitting.toSorted((a, b) => a.evidence.length - b.evidence.length)
  if (hit === undefined)
    throw new AppError('unknown_id', wanted.key === '' ? '模型在本库没有命中，无从取行。' : '没有这条命中。', {
      next: '请手写用例，或先改条件。'
    })
  if (hit.evidence.length > most)
    throw new AppError('not_allowed', `这条命中依据 ${String(hit.evidence.length)} 行，超过 ${String(most)} 行，不宜做用例。`, {
      next: '请换一条命中。'
    })
  return hit
}

/** The evidence of a hit, with the rows of the datasets read that it refers to. */
export function hitRows(db: ReadableDB, packs: PackSet, model: Model, hit: Hit): CaseRows {
  const wanted = new Map([...groupBy(hit.evidence, (one) => one.dataset)].map(([name, items]) => [name, items.map((item) => item.id)]))
  return withReferences(db, packs, model, wanted)
}

/** Rows that are evidence of no hit; of a form those that meet most of its conditions, or the largest group that is none. */
export function quietRows(
  db: ReadableDB,
  packs: PackSet,
  model: Model,
  form: ModelForm | null,
  hits: readonly Hit[],
  asOf: string
): CaseRows {
  const name = form?.dataset ?? model.reads[0] ?? ''
  const dataset = packs.datasets[name]
  const used = new Set(hits.flatMap((hit) => hit.evidence.filter((one) => one.dataset === name).map((one) => one.id)))
  const free = rowsOf(db, packs, name).filter((row) => !used.has(String(row['id'])))
  if (dataset === undefined || free.length === 0) throw new AppError('unknown_id', '本库没有未命中的行。', { next: '请手写用例。' })
  const subject = form === null ? null : subjectField(packs.datasets, name, form.subject)
  const met = (row: Row): number => (form === null ? 0 : conditionsMet(form, dataset, row))
  const nearest = free.toSorted((a, b) => met(b) - met(a))
  const quiet = (rows: readonly Row[]): boolean => form === null || evaluateForm(form, packs.datasets, rows, { asOf }).length === 0
  let chosen = nearest.slice(0, 2)
  if (form?.grouping && subject !== null) {
    const { by } = form.grouping
    const full = nearest.filter((row) => met(row) === met(nearest[0] ?? row))
    const groups = groupBy(full, (row) => [subject, ...by].map((field) => String(row[field] ?? '')).join('|'))
    const sized = [...groups.values()].filter((group) => group.length <= most).toSorted((a, b) => b.length - a.length)
    chosen = sized.find(quiet) ?? sized[0] ?? chosen
  }
  // rows that no finding rests on may make one by themselves: fewer of them do not
  while (chosen.length > 1 && !quiet(chosen)) chosen = chosen.slice(0, -1)
  return withReferences(db, packs, model, new Map([[name, chosen.map((row) => String(row['id']))]]))
}

/** The rows by id, and what they refer to within the datasets that the model reads, two steps far. */
function withReferences(db: ReadableDB, packs: PackSet, model: Model, wanted: ReadonlyMap<string, readonly string[]>): CaseRows {
  const rows = new Map<string, Map<string, Row>>()
  let next = new Map(wanted)
  for (let step = 0; step < 3 && next.size > 0; step += 1) {
    const further = new Map<string, string[]>()
    for (const [name, ids] of next) {
      const known = rows.get(name) ?? new Map<string, Row>()
      rows.set(name, known)
      const missing = [...new Set(ids)].filter((id) => !known.has(id))
      for (const row of rowsOf(db, packs, name, missing)) {
        known.set(String(row['id']), row)
        for (const [field, { ref }] of Object.entries(packs.datasets[name]?.fields ?? {})) {
          const value = row[field]
          if (
            ref !== undefined &&
            model.reads.includes(ref) &&
            packs.datasets[ref]?.kind !== 'derived' &&
            typeof value === 'string' &&
            value !== ''
          )
            further.set(ref, [...(further.get(ref) ?? []), value])
        }
      }
    }
    next = further
  }
  return Object.fromEntries([...rows].filter(([, held]) => held.size > 0).map(([name, held]) => [name, [...held.values()]]))
}

function rowsOf(db: ReadableDB, packs: PackSet, name: string, ids?: readonly string[]): readonly Row[] {
  const dataset = packs.datasets[name]
  if (dataset === undefined || dataset.kind === 'derived') return []
  const columns = join(['id', ...Object.keys(dataset.fields)].map(identifier), ', ')
  const found =
    ids === undefined
      ? all<Row>(db, sql`SELECT ${columns} FROM ${identifier(name)} ORDER BY id LIMIT ${looked}`)
      : all<Row>(db, sql`SELECT ${columns} FROM ${identifier(name)} WHERE id IN (${list(ids)}) ORDER BY id`)
  return found.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)))
}
