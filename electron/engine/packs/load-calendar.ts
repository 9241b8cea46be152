/** Loads the working calendars (resources/calendars/cn-YYYY.yaml), validated like any pack file. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { calendarFile, makeCalendar, type WorkCalendar } from '../../../shared/packs/calendar.ts'
import { readYaml } from './yaml-file.ts'

/** The calendar out of all year files in `folder`. Throws `bad_pack` with file, line and column. */
export function loadCalendar(folder: string): WorkCalendar {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^cn-\d{4}\.yaml$/.test(name)) : []
  return makeCalendar(names.toSorted().map((name) => readYaml(join(folder, name), calendarFile, `calendars/${name}`).value))
}
