/** Models on the engines asked for, one engine after the other. */
import type { LoadedModel, PackSet } from '../../electron/engine/packs/pack-set.ts'
import type { CaseFailure } from '../../electron/engine/packs/test-model.ts'
import type { WorkCalendar } from '../../shared/packs/calendar.ts'
import type { OtherName } from './engine.ts'
import { openEngine } from './open-engine.ts'
import { testModelOn } from './test-on-engine.ts'

/** All cases whose hits differ from SQLite's, the engine named in the reason. Throws `usage` when an engine is not on this machine. */
export async function testPacksOn(
  engines: readonly OtherName[],
  packSet: PackSet,
  models: readonly LoadedModel[],
  calendar: WorkCalendar
): Promise<readonly CaseFailure[]> {
  const failed: CaseFailure[] = []
  for (const name of engines) {
    const engine = await openEngine(name, packSet.datasets, calendar)
    try {
      for (const model of models) {
        failed.push(...(await testModelOn(engine, { model, datasets: packSet.datasets, procedures: packSet.procedures, calendar })))
      }
    } finally {
      await engine.close()
    }
  }
  return failed
}
