/** A model against its own cases, each in a scratch database that holds exactly the case's rows: what fires must fire, what is quiet stay so. */
import { groupBy } from '../../../shared/domain/group.ts'
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import type { Dataset, Model, ModelCase, Procedure } from '../../../shared/packs/pack.ts'
import { rewriteMarks } from '../services/refresh-marks.ts'
import Database from '../vault/sqlite.ts'
import { ensureTables, fillNodes } from './dataset-tables.ts'
import { runDenominator, runModel } from './run-model.ts'
import { registerSqlFunctions } from './sql-functions.ts'

export interface CaseFailure {
  readonly model: string
  readonly case: string
  readonly reason: string
}
export interface TestInput {
  readonly model: Model
  readonly datasets: Readonly<Record<string, Dataset>>
  readonly procedures: ReadonlyMap<string, Procedure>
  readonly calendar: WorkCalendar
  readonly nativeBinding?: string | undefined
}

/** Datasets that marks are computed from. */
const spine = ['matter', 'step', 'act', 'node', 'mark', 'org', 'region']

/** Runs all cases of one model; the failures, none when all is well. Never throws for a fault of the model. */
export function testModel(input: TestInput): readonly CaseFailure[] {
  const { model, nativeBinding } = input
  const db = new Database(':memory:', nativeBinding === undefined ? {} : { nativeBinding })
  try {
    const names = new Set([...model.reads, ...model.cases.flatMap((each) => Object.keys(each.rows)), ...spine])
    ensureTables(db, Object.fromEntries(Object.entries(input.datasets).filter(([name]) => names.has(name))))
    db.pragma('case_sensitive_like = ON')
    const context = registerSqlFunctions(db, input.calendar)
    return model.cases.flatMap((each) => {
      db.exec('BEGIN')
      try {
        fillCase(db, input, each)
        context.regions.clear()
        const run = { asOf: each.as_of, overrides: each.params, datasets: input.datasets }
        const rows = [...runModel(db, context, model, run)].map((hit) => {
          const evidence = groupBy(hit.evidence, (item) => item.dataset)
          const joined = [...evidence].map(([dataset, items]) => [`evidence_${dataset}`, items.map((item) => item.id).join(',')])
          return { ...hit.figures, level: hit.level, ...Object.fromEntries(joined) }
        })
        runDenominator(db, context, model, run)
        const reason = compareHits(each.hits, rows)
        return reason === null ? [] : [{ model: model.id, case: each.name, reason }]
      } catch (error) {
        return [{ model: model.id, case: each.name, reason: error instanceof Error ? error.message : String(error) }]
      } finally {
        db.exec('ROLLBACK')
      }
    })
  } finally {
    db.close()
  }
}

function fillCase(db: Database.Database, input: TestInput, each: ModelCase): void {
  for (const [dataset, rows] of Object.entries(each.rows)) {
    rows.forEach((row, index) => {
      const entries = Object.entries({ id: `${dataset}-${index + 1}`, ...row })
      const columns = entries.map(([name]) => `"${name}"`).join(', ')
      const values = entries.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value))
      db.prepare(`INSERT INTO "${dataset}" (${columns}) VALUES (${entries.map(() => '?').join(', ')})`).run(...values)
    })
  }
  if (each.rows['node'] === undefined) fillNodes(db, input)
  if (input.model.reads.includes('mark') && each.rows['mark'] === undefined) {
    rewriteMarks(db, input, { asOf: each.as_of, calendar: input.calendar })
  }
}

type Row = Readonly<Record<string, unknown>>

/** Null when every expected hit is there and no other; else the first difference in words. */
function compareHits(expected: readonly Row[], actual: readonly Row[]): string | null {
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

function same(expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'number' && typeof actual === 'number')
    return Math.abs(expected - actual) <= 1e-6 * Math.max(1, Math.abs(expected))
  if (typeof expected === 'boolean') return actual === Number(expected)
  return expected === (actual ?? null)
}
