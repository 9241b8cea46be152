/**
 * One open vault with what belongs to it while it is open: its packs, and the order of writes. SQLite has one writer and an import keeps a
 * transaction open across many turns of the event loop; so writes queue here, one at a time. Log entries of mere looking do not wait: they go
 * into the open transaction and, should that be rolled back, are appended again after it.
 */
import type { WorkCalendar } from '../../shared/packs/calendar.ts'
import type { AuditEntry } from './vault/audit-chain.ts'
import type { PackSet } from './packs/pack-set.ts'
import type { Vault } from './vault/vault.ts'

export class Session {
  readonly vault: Vault
  readonly packs: PackSet
  readonly calendar: WorkCalendar
  readonly training: boolean
  #last: Promise<unknown> = Promise.resolve()
  #busy = false
  #looked: AuditEntry[] = []

  constructor(vault: Vault, packs: PackSet, calendar: WorkCalendar, training: boolean) {
    this.vault = vault
    this.packs = packs
    this.calendar = calendar
    this.training = training
  }

  /** Runs `work` when no other write is under way. `work` makes its own transaction(s). */
  write<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      this.#busy = true
      this.#looked = []
      try {
        return await work()
      } catch (error) {
        const again = this.#looked
        this.#busy = false
        for (const entry of again) this.vault.audit(entry)
        throw error
      } finally {
        this.#busy = false
        this.#looked = []
      }
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Logs that something was looked at (feature 58), without waiting for a running write. */
  looked(entry: AuditEntry): void {
    if (this.#busy) this.#looked.push(entry)
    this.vault.audit(entry)
  }

  /** Waits for the writes that are queued, then closes the vault. */
  async close(): Promise<void> {
    await this.#last
    this.vault.close()
  }
}
