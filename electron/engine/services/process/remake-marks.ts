/** The marks of the day they stand on, made anew after procedures changed. */
import type { Session } from '../../session.ts'
import { transaction } from '../../vault/sql.ts'
import { marksAsOf, refreshMarks } from '../refresh-marks.ts'
import { refreshMarkRollups } from '../refresh-rollups.ts'

/** Call inside `session.write`. Without `asOf` the day stays; where no marks were ever made there is nothing to do. */
export function remakeMarks({ vault, packs, calendar }: Session, asOf: string | null = marksAsOf(vault.writer)): void {
  if (asOf === null) return
  transaction(vault.writer, () => {
    if (refreshMarks(vault.writer, packs, { asOf, calendar })) refreshMarkRollups(vault.writer)
  })
}
