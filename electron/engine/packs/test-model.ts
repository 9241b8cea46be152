/** A model against its own cases, each in a scratch database that holds exactly the case's rows: what fires must fire, what is quiet stay so. */
import { openCaseDatabase, type TestInput } from './case-database.ts'
import type { ModelCase } from '../../../shared/packs/pack.ts'
import { compareHits, hitRow, type HitRow } from './compare-hits.ts'
import { runDenominator, runModel } from './run-model.ts'

export interface CaseFailure {
  readonly model: string
  readonly case: string
  readonly reason: string
}

/** Runs all cases of one model; the failures, none when all is well. Never throws for a fault of the model. */
export function testModel(input: TestInput): readonly CaseFailure[] {
  const { model } = input
  const database = openCaseDatabase(input)
  const { db, context } = database
  try {
    return model.cases.flatMap((each) => {
      try {
        const reason = database.within(each, () => {
          const run = { asOf: each.as_of, overrides: each.params, datasets: input.datasets }
          const rows = [...runModel(db, context, model, run)].map(hitRow)
          runDenominator(db, context, model, run)
          return compareHits(each.hits, rows)
        })
        return reason === null ? [] : [{ model: model.id, case: each.name, reason }]
      } catch (error) {
        return [{ model: model.id, case: each.name, reason: error instanceof Error ? error.message : String(error) }]
      }
    })
  } finally {
    database.close()
  }
}

/** What the model finds in the rows of one case, as cases write it. Throws `bad_pack` when it cannot run. */
export function tryCase(input: TestInput, each: ModelCase): readonly HitRow[] {
  const { model, datasets } = input
  const database = openCaseDatabase({ ...input, model: { ...model, cases: [each] } })
  try {
    const run = { asOf: each.as_of, overrides: each.params, datasets }
    return database.within(each, () => [...runModel(database.db, database.context, model, run)].map(hitRow))
  } finally {
    database.close()
  }
}
