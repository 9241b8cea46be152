/** A vault with the core and the payment pack alone, as a unit that switches nothing else on would have it; runs its models with any parameters. */
import { join } from 'node:path'
import type { FigureValue } from '../../shared/domain/warning.ts'
import type { ParamOverrides } from '../../shared/packs/params.ts'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { runModel } from '../../electron/engine/packs/run-model.ts'
import { registerSqlFunctions } from '../../electron/engine/packs/sql-functions.ts'
import { newDesk, type Desk } from '../../electron/engine/services/import/import-fixture.ts'

const resources = join(import.meta.dirname, '../../resources')

export interface PaymentDesk {
  readonly desk: Desk
  readonly models: readonly string[]
  /** figures of every hit of one model */
  hits(model: string, params?: ParamOverrides): readonly Readonly<Record<string, FigureValue>>[]
}

export async function openPayments(asOf: string): Promise<PaymentDesk> {
  const desk = await newDesk(['core', 'payments'])
  const { packSet } = desk
  const context = registerSqlFunctions(desk.vault.writer, loadCalendar(join(resources, 'calendars')))
  return {
    desk,
    models: packSet.models.map((model) => model.id),
    hits(id, overrides = {}) {
      const model = packSet.model(id)
      if (model === undefined) throw new Error(`no model ${id}`)
      const run = { asOf, overrides, datasets: packSet.datasets }
      return [...runModel(desk.vault.writer, context, model, run)].map((hit) => ({ ...hit.figures, evidence: hit.evidence.length }))
    }
  }
}
