/** One item from stage to stage: rows with their source lines, what does not follow, and the warnings that rest on these rows. */
import { findBreaks } from '../../../../shared/domain/proof/trace.ts'
import type { ItemTrace } from '../../../../shared/ipc/commands/proof.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { Trace } from '../../../../shared/packs/proofs.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { itemsLike, rowsOfItem } from '../../queries/proofs.ts'
import { datasetOf, referencedTitles, shownValue, sourcesOf } from '../../queries/rows.ts'
import { warningById, warningsOfRows } from '../../queries/warnings.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { warningRef } from '../walk-trail.ts'

/** Throws `unknown_id` for a kind of trace that no pack declares; an item without rows is an answer, not an error. */
export function traceItem(db: ReadableDB, packs: PackSet, id: string, item: string): ItemTrace {
  const trace = traceOf(packs, id)
  const stages = trace.stages.map((stage) => ({ stage, rows: rowsOfItem(db, stage, item) }))
  const shown = stages.map(({ stage, rows }) => {
    const declared = datasetOf(packs, stage.dataset)
    const names = referencedTitles(db, packs, stage.dataset, rows)
    const ids = rows.map((row) => row.id)
    const sources = sourcesOf(db, stage.dataset, ids)
    const nameOf = (field: string) => declared.fields[field]?.name ?? { zh: field, en: field }
    return {
      dataset: stage.dataset,
      name: stage.name,
      columns: stage.shows.map((field) => ({ field, name: nameOf(field), type: declared.fields[field]?.type ?? 'text' })),
      rows: rows.map((row) => ({
        id: row.id,
        at: text(row[stage.date]),
        values: stage.shows.map((field) => shownValue(declared, field, row[field] ?? null, names, 'zh')),
        source: sources.get(row.id) ?? null
      }))
    }
  })
  const facts = stages.flatMap(({ stage, rows }, place) =>
    rows.map((row) => ({
      id: row.id,
      stage: place,
      at: text(row[stage.date]),
      pieces: pieces(row[stage.pieces ?? '']),
      excused: stage.excuse !== undefined && (text(row[stage.excuse]) ?? '') !== ''
    }))
  )
  const warned = new Set(
    stages.flatMap(({ stage, rows }) =>
      warningsOfRows(
        db,
        stage.dataset,
        rows.map((row) => row.id)
      ).map((one) => one.id)
    )
  )
  const warnings = [...warned].flatMap((one) => warningById(db, one) ?? [])
  return {
    trace: trace.id,
    item,
    stages: shown,
    breaks: findBreaks(stages.length, facts).map((one) => ({
      ...one,
      rows: [...one.rows],
      pieces: one.pieces === null ? null : [...one.pieces]
    })),
    warnings: warnings.map((warning) => warningRef(packs, warning))
  }
}

/** Ids that begin like what was typed, from all stages. */
export function itemsOf(db: ReadableDB, packs: PackSet, id: string, start: string): readonly string[] {
  const found = traceOf(packs, id).stages.flatMap((stage) => itemsLike(db, stage, start, 20))
  return [...new Set(found)].toSorted().slice(0, 20)
}

/** Throws `unknown_id`. */
export function traceOf(packs: PackSet, id: string): Trace {
  const found = packs.proofs.traces.find((trace) => trace.id === id)
  if (found === undefined) throw new AppError('unknown_id', `没有这种追溯：${id}。`, { next: '请在“核验”中选择。' })
  return found
}

const text = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value)
/** An empty quantity is one piece; a return is negative. */
const pieces = (value: string | number | null | undefined): number => (typeof value === 'number' ? value : 1)
