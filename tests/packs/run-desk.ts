/** Runs the models of a desk's packs on what was imported, as the application does. Used by tests only. */
import path from 'node:path'
import { fillReferenceTables } from '../../electron/engine/packs/dataset-tables.ts'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { forkRunner } from '../../electron/engine/ports/fork-runner.ts'
import { newDesk, type Desk } from '../../electron/engine/services/import/import-fixture.ts'
import { routeOf } from '../../electron/engine/services/route-warning.ts'
import type { WarningRecord } from '../../electron/engine/queries/warnings.ts'
import { runModels } from '../../electron/engine/services/run-models.ts'

const calendars = path.join(import.meta.dirname, '../../resources/calendars')

export interface Found {
  readonly model: string
  readonly level: string
  readonly subject: string
  readonly key: string
  readonly sentence: string
  /** how many rows it is counted against */
  readonly counted: number
  readonly figures: Readonly<Record<string, string | number | null>>
  /** to whom the pack's routing sends it */
  readonly to: string | null
}

/** A desk with these packs and ledgers (csv lines by file name). The caller closes it. */
export async function deskWith(packs: readonly string[], ledgers: Readonly<Record<string, readonly string[]>>): Promise<Desk> {
  const desk = await newDesk(packs)
  fillReferenceTables(desk.vault.writer, desk.packSet)
  for (const [name, lines] of Object.entries(ledgers)) {
    const outcome = await desk.take(name, lines)
    if (outcome.quarantined > 0) throw new Error(`${name}: ${outcome.quarantined} lines in quarantine`)
  }
  return desk
}

/** Warnings of the models of these packs at a date, oldest first. */
export async function findingsOf(desk: Desk, asOf: string, packs: readonly string[]): Promise<readonly Found[]> {
  await runModels(desk.vault, desk.packSet, {
    asOf,
    packs,
    account: desk.by.account,
    clock: desk.by.clock,
    calendar: loadCalendar(calendars),
    calendars,
    spawnRunner: () => forkRunner()
  })
  const rows = desk.rows<WarningRecord>('SELECT * FROM sys_warning WHERE gone_run IS NULL ORDER BY no')
  return rows.map((row) => ({
    model: row.model_id,
    level: row.level,
    subject: row.subject_name,
    key: row.key,
    sentence: row.sentence_zh,
    counted: row.denominator_total,
    figures: JSON.parse(row.figures) as Found['figures'],
    to: routeOf(desk.vault.reader, desk.packSet, row)?.to ?? null
  }))
}
