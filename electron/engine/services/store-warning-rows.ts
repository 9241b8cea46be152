/** The rows behind a warning: those that made it, and those it is counted against as far as they belong to its subject, with their whole number. */
import { keptDenominatorRows, type CountedAgainst, type Denominator, type Hit } from '../../../shared/domain/warning.ts'
import type { WritableDB } from '../vault/connection.ts'
import type Database from '../vault/sqlite.ts'

/** Rows that stand for every subject are kept only while all the warnings of a model together hold no more than this. */
const perModel = 200_000

/** role, dataset, id */
type Row = readonly ['evidence' | 'denominator', string, string]

export class WarningRows {
  readonly #insert: Database.Statement
  readonly #stored: Database.Statement
  readonly #remove: Database.Statement
  readonly #total: Database.Statement
  #dataset = ''
  #bySubject: ReadonlyMap<string, CountedAgainst> = new Map()
  #keepsShared = true

  constructor(writer: WritableDB) {
    this.#insert = writer.prepare(
      'INSERT INTO sys_warning_row (warning_no, role, dataset, row_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'
    )
    this.#stored = writer.prepare('SELECT role, dataset, row_id FROM sys_warning_row WHERE warning_no = ?').raw(true)
    this.#remove = writer.prepare('DELETE FROM sys_warning_row WHERE warning_no = ? AND role = ? AND dataset = ? AND row_id = ?')
    this.#total = writer.prepare('UPDATE sys_warning SET denominator_total = ? WHERE no = ?')
  }

  /** Before the warnings of a model: what they are counted against. */
  begin(denominator: Denominator | null, hits: number): void {
    this.#dataset = denominator?.dataset ?? ''
    this.#bySubject = new Map(denominator?.subjects.map((one) => [one.subject, one]))
    this.#keepsShared = Math.min(this.#bySubject.get('*')?.total ?? 0, perModel) * hits <= perModel
  }

  /** Writes the rows of one warning; those that an earlier run stored stay where they are the same. */
  write(number: number, hit: Hit, isNew: boolean): void {
    const own = this.#bySubject.get(hit.subject)
    const counted = own ?? this.#bySubject.get('*')
    this.#total.run(counted?.total ?? 0, number)
    const ids = own !== undefined || this.#keepsShared ? (counted?.ids ?? []) : []
    const wanted: Row[] = hit.evidence.map(({ dataset, id }) => ['evidence', dataset, id])
    for (const id of ids.slice(0, keptDenominatorRows)) wanted.push(['denominator', this.#dataset, id])
    const stored = new Map(isNew ? [] : (this.#stored.all(number) as Row[]).map((row) => [row.join('\n'), row]))
    for (const row of wanted) if (isNew || !stored.delete(row.join('\n'))) this.#insert.run(number, ...row)
    for (const row of stored.values()) this.#remove.run(number, ...row)
  }
}
