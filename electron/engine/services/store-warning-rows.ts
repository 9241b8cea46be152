/** The rows behind a warning: those that made it, and those it is counted against as far as they belong to its subject, with their whole number. */
import { groupBy } from '../../../shared/domain/group.ts'
import type { Denominator, Hit } from '../../../shared/domain/warning.ts'
import type { WritableDB } from '../vault/connection.ts'
import type Database from '../vault/sqlite.ts'

/** A warning keeps at most so many denominator rows; more would say no more, and the model's SQL tells the rest. */
const perWarning = 1000
/** Rows that stand for every subject are kept only while all the warnings of a model together hold no more than this. */
const perModel = 200_000

export class WarningRows {
  readonly #insert: Database.Statement
  readonly #clear: Database.Statement
  readonly #total: Database.Statement
  #dataset = ''
  #bySubject: ReadonlyMap<string, readonly { readonly id: string }[]> = new Map()
  #shared: readonly { readonly id: string }[] = []
  #kept = perWarning

  constructor(writer: WritableDB) {
    this.#insert = writer.prepare(
      'INSERT INTO sys_warning_row (warning_no, role, dataset, row_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'
    )
    this.#clear = writer.prepare('DELETE FROM sys_warning_row WHERE warning_no = ?')
    this.#total = writer.prepare('UPDATE sys_warning SET denominator_total = ? WHERE no = ?')
  }

  /** Before the warnings of a model: what they are counted against. */
  begin(denominator: Denominator | null, hits: number): void {
    this.#dataset = denominator?.dataset ?? ''
    this.#bySubject = groupBy(denominator?.rows ?? [], (row) => row.subject)
    this.#shared = this.#bySubject.get('*') ?? []
    this.#kept = this.#shared.length * hits <= perModel ? perWarning : 0
  }

  /** Writes the rows of one warning, in place of those of an earlier run unless it is new. */
  write(number: number, hit: Hit, isNew: boolean): void {
    if (!isNew) this.#clear.run(number)
    for (const { dataset, id } of hit.evidence) this.#insert.run(number, 'evidence', dataset, id)
    const own = this.#bySubject.get(hit.subject)
    const rows = own ?? this.#shared
    this.#total.run(rows.length, number)
    for (const { id } of rows.slice(0, own ? perWarning : this.#kept)) this.#insert.run(number, 'denominator', this.#dataset, id)
  }
}
