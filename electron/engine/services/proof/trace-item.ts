/** One item from stage to stage: rows with their source lines, what does not follow, and the warnings that rest on these rows. */
import { findBreaks } from '../../../../shared/domain/proof/trace.ts'
import type { ItemTrace } from '../../../../shared/ipc/commands/proof.ts'
import type { CommandOutput, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { Trace, TraceStage } from '../../../../shared/packs/proofs.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { factsOfItem, itemsLike, rowsOfItem } from '../../queries/proofs.ts'
import { datasetOf, referencedTitles, shownValue, sourcesOf } from '../../queries/rows.ts'
import { warningById, warningsOfRows } from '../../queries/warnings.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { warningRef } from '../walk-trail.ts'

type Stage = ItemTrace['stages'][number]
/** Rows of a stage that are shown at first; the rest by pages. */
const shownRows = 200

/** Throws `unknown_id` for a kind of trace that no pack declares; an item without rows is an answer, not an error. */
export function traceItem(db: ReadableDB, packs: PackSet, id: string, item: string): ItemTrace {
  const trace = traceOf(packs, id)
  const stages = trace.stages.map((stage) => ({ stage, found: factsOfItem(db, stage, item) }))
  const shown = stages.map(({ stage, found }): Stage => {
    const { fields } = datasetOf(packs, stage.dataset)
    return {
      dataset: stage.dataset,
      name: stage.name,
      columns: stage.shows.map((field) => ({
        field,
        name: fields[field]?.name ?? { zh: field, en: field },
        type: fields[field]?.type ?? 'text'
      })),
      rows: stageRows(db, packs, stage, item, 0, shownRows),
      total: found.length
    }
  })
  const facts = stages.flatMap(({ found }, place) =>
    found.map((row) => ({
      id: row.id,
      stage: place,
      at: text(row.at),
      pieces: pieces(row.pieces),
      excused: (text(row.excuse) ?? '') !== ''
    }))
  )
  const warned = new Set(
    stages.flatMap(({ stage, found }) =>
      warningsOfRows(
        db,
        stage.dataset,
        found.map((row) => row.id)
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

/** More rows of one stage of it, the first stage being 0. Throws `unknown_id`. */
export function stageOfItem(db: ReadableDB, packs: PackSet, input: ParsedInput<'proof.stage'>): CommandOutput<'proof.stage'> {
  const { trace, item, stage: place, offset, limit } = input
  const stage = traceOf(packs, trace).stages[place]
  if (stage === undefined) throw new AppError('unknown_id', `这种追溯没有第 ${place + 1} 段。`)
  return { rows: stageRows(db, packs, stage, item, offset, limit), total: factsOfItem(db, stage, item).length }
}

function stageRows(db: ReadableDB, packs: PackSet, stage: TraceStage, item: string, offset: number, limit: number): Stage['rows'] {
  const declared = datasetOf(packs, stage.dataset)
  const rows = rowsOfItem(db, stage, item, offset, limit)
  const names = referencedTitles(db, packs, stage.dataset, rows)
  const sources = sourcesOf(
    db,
    stage.dataset,
    rows.map((row) => row.id)
  )
  return rows.map((row) => ({
    id: row.id,
    at: text(row[stage.date]),
    values: stage.shows.map((field) => shownValue(declared, field, row[field] ?? null, names, 'zh')),
    source: sources.get(row.id) ?? null
  }))
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
