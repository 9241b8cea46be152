/**
 * The scratch database that a model's cases run in: its tables and the nodes of procedures once, each case's rows inside a transaction that is
 * rolled back. A case that brings nodes of its own has these alone.
 */
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import type { Dataset, Model, ModelCase, Procedure } from '../../../shared/packs/pack.ts'
import { rewriteMarks } from '../services/refresh-marks.ts'
import Database from '../vault/sqlite.ts'
import { ensureTables, fillNodes } from './dataset-tables.ts'
import { registerSqlFunctions, type LimitContext } from './sql-functions.ts'

export interface TestInput {
  readonly model: Model
  readonly datasets: Readonly<Record<string, Dataset>>
  readonly procedures: ReadonlyMap<string, Procedure>
  readonly calendar: WorkCalendar
  readonly nativeBinding?: string | undefined
}
export interface CaseDatabase {
  readonly db: Database.Database
  readonly context: LimitContext
  /** Runs `act` while the tables hold exactly this case's rows. */
  within<T>(each: ModelCase, act: () => T): T
  close(): void
}

/** Datasets that marks are computed from. */
const spine = ['matter', 'step', 'act', 'node', 'mark', 'org', 'region']

/** The datasets whose tables the model's cases need. */
export function caseDatasets({ model, datasets }: Pick<TestInput, 'model' | 'datasets'>): Readonly<Record<string, Dataset>> {
  const names = new Set([...model.reads, ...model.cases.flatMap((each) => Object.keys(each.rows)), ...spine])
  return Object.fromEntries(Object.entries(datasets).filter(([name]) => names.has(name)))
}

/** Opens one in memory, helpers registered. */
export function openCaseDatabase(input: TestInput): CaseDatabase {
  const { nativeBinding } = input
  const db = new Database(':memory:', nativeBinding === undefined ? {} : { nativeBinding })
  try {
    ensureTables(db, caseDatasets(input))
    db.pragma('case_sensitive_like = ON')
    const context = registerSqlFunctions(db, input.calendar)
    fillNodes(db, input)
    return {
      db,
      context,
      within(each, act) {
        db.exec('BEGIN')
        try {
          fillCase(db, input, each)
          context.regions.clear()
          return act()
        } finally {
          db.exec('ROLLBACK')
        }
      },
      close: () => db.close()
    }
  } catch (error) {
    db.close()
    throw error
  }
}

function fillCase(db: Database.Database, input: TestInput, each: ModelCase): void {
  if (each.rows['node'] !== undefined) db.exec('DELETE FROM node')
  for (const [dataset, rows] of Object.entries(each.rows)) {
    rows.forEach((row, index) => {
      const entries = Object.entries({ id: `${dataset}-${index + 1}`, ...row })
      const columns = entries.map(([name]) => `"${name}"`).join(', ')
      const values = entries.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value))
      db.prepare(`INSERT INTO "${dataset}" (${columns}) VALUES (${entries.map(() => '?').join(', ')})`).run(...values)
    })
  }
  if (input.model.reads.includes('mark') && each.rows['mark'] === undefined) {
    rewriteMarks(db, input, { asOf: each.as_of, calendar: input.calendar })
  }
}
