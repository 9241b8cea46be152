/**
 * A desk whose packs' models run on what was imported, as the application runs them: ledgers in, models over them, and what was found to be read with
 * its sentence and its addressee. For tests of packs; a whole training county is `checkedCounty`.
 */
import path from 'node:path'
import { fillReferenceTables } from '../../electron/engine/packs/dataset-tables.ts'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { runModel } from '../../electron/engine/packs/run-model.ts'
import { registerSqlFunctions, type LimitContext } from '../../electron/engine/packs/sql-functions.ts'
import { forkRunner } from '../../electron/engine/ports/fork-runner.ts'
import type { WarningRecord } from '../../electron/engine/queries/warnings.ts'
import { everyPack, newDesk, type Desk } from '../../electron/engine/services/import/import-fixture.ts'
import { routeOf } from '../../electron/engine/services/route-warning.ts'
import { runModels, type RunModelsResult } from '../../electron/engine/services/run-models.ts'
import type { FigureValue } from '../../shared/domain/warning.ts'
import type { ParamOverrides } from '../../shared/packs/params.ts'

type Figures = Readonly<Record<string, FigureValue>>

/** A warning that stands. */
export interface Found {
  readonly model: string
  readonly level: string
  readonly subject: string
  readonly key: string
  readonly sentence: string
  /** how many rows it is counted against */
  readonly counted: number
  readonly figures: Figures
  /** to whom the pack's routing sends it, and which unit that is */
  readonly to: string | null
  readonly unit: string | null
}

export interface ModelDesk extends Desk {
  /** Like `take`, of a ledger without a fault: the mapping that its headers chose and how many rows it took in. Throws when a line is set aside. */
  bring(name: string, lines: readonly string[]): Promise<readonly [mapping: string, rows: number]>
  /** Runs the models of these packs, of all when none is named. */
  check(asOf: string, ...packs: readonly string[]): Promise<RunModelsResult>
  /** What the runs so far found, oldest first. */
  found(): readonly Found[]
  /** The oldest warning of a model. */
  first(model: string): Found | undefined
  /** Model and subject of every warning, in order. */
  subjects(): readonly string[]
  /** Figures of every hit of one model with these parameters, without a run; `evidence` is how many rows stand behind it. */
  hits(model: string, asOf: string, params?: ParamOverrides): readonly Figures[]
}

const calendars = path.join(import.meta.dirname, '../../resources/calendars')

/** With these packs, or with every shipped one. The caller closes it. */
export async function modelDesk(packs: readonly string[] = everyPack): Promise<ModelDesk> {
  const desk = await newDesk(packs)
  const { vault, packSet, by } = desk
  fillReferenceTables(vault.writer, packSet)
  const calendar = loadCalendar(calendars)
  let context: LimitContext | undefined
  const found = (): readonly Found[] =>
    desk.rows<WarningRecord>('SELECT * FROM sys_warning WHERE gone_run IS NULL ORDER BY no').map((row) => {
      const route = routeOf(vault.reader, packSet, row)
      return {
        model: row.model_id,
        level: row.level,
        subject: row.subject_name,
        key: row.key,
        sentence: row.sentence_zh,
        counted: row.denominator_total,
        figures: JSON.parse(row.figures) as Figures,
        to: route?.to ?? null,
        unit: route?.unit ?? null
      }
    })
  return {
    ...desk,
    async bring(name, lines) {
      const outcome = await desk.take(name, lines)
      if (outcome.quarantined > 0) throw new Error(`${name}: ${JSON.stringify(outcome)}`)
      return [outcome.mapping, outcome.inserted]
    },
    check: (asOf, ...only) =>
      runModels(vault, packSet, {
        ...by,
        ...(only.length > 0 ? { packs: only } : {}),
        asOf,
        calendar,
        calendars,
        spawnRunner: () => forkRunner()
      }),
    found,
    first: (model) => found().find((one) => one.model === model),
    subjects: () =>
      found()
        .map((one) => `${one.model} ${one.subject}`)
        .toSorted(),
    hits(id, asOf, overrides = {}) {
      const model = packSet.model(id)
      if (model === undefined) throw new Error(`no model ${id}`)
      context ??= registerSqlFunctions(vault.writer, calendar)
      const hits = runModel(vault.writer, context, model, { asOf, overrides, datasets: packSet.datasets })
      return [...hits].map((hit) => ({ ...hit.figures, evidence: hit.evidence.length }))
    }
  }
}
