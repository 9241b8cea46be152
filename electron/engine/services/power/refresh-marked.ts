/** Keeps, beside the facts, which acts stand at marked steps: made anew when facts, marks or accepted deviations change. */
import type { WorkCalendar } from '../../../../shared/packs/calendar.ts'
import { markedStandsOn, rewriteMarked } from '../../queries/power-stand.ts'
import type { ReadableDB, WritableDB } from '../../vault/connection.ts'
import { get, run, sql } from '../../vault/sql.ts'
import type { Piece } from '../work-in-slices.ts'
import { markedSetting, powerState } from './refresh-power.ts'

const stateOf = (db: ReadableDB, calendar: WorkCalendar): string => JSON.stringify([powerState(db, calendar), markedStandsOn(db)])

export const markedIsFresh = (db: ReadableDB, calendar: WorkCalendar): boolean =>
  get<{ value: string }>(db, sql`SELECT value FROM sys_setting WHERE key = ${markedSetting}`)?.value === stateOf(db, calendar)

/** A slice at a time, like the facts. Needs them fresh; where they change in between, the next look makes both again. */
export function* refreshMarked(writer: WritableDB, calendar: WorkCalendar): Generator<Piece, void, undefined> {
  for (;;) {
    const state = stateOf(writer, calendar)
    run(writer, sql`DELETE FROM sys_setting WHERE key = ${markedSetting}`)
    yield* rewriteMarked(writer)
    if (state !== stateOf(writer, calendar)) continue
    run(
      writer,
      sql`INSERT INTO sys_setting (key, value) VALUES (${markedSetting}, ${state}) ON CONFLICT (key) DO UPDATE SET value = ${state}`
    )
    return
  }
}
