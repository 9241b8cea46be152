/** Opens a second engine with all that models need: tables of all datasets, the helpers, the working calendar. */
import type { WorkCalendar } from '../../shared/packs/calendar.ts'
import type { Dataset } from '../../shared/packs/pack.ts'
import { openDuckDb } from './duckdb.ts'
import { createTables, fillWorkDays, type OtherEngine, type OtherName } from './engine.ts'
import { openPostgres } from './postgres.ts'

/** Throws `usage` (reason and next step) when that engine is not on this machine. */
export async function openEngine(
  name: OtherName,
  datasets: Readonly<Record<string, Dataset>>,
  calendar: WorkCalendar
): Promise<OtherEngine> {
  const engine = await (name === 'duckdb' ? openDuckDb() : openPostgres())
  try {
    await createTables(engine, datasets)
    await fillWorkDays(engine, calendar)
    await engine.run(engine.helpers)
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}
