/**
 * One open vault with what belongs to it while it is open: its packs, and the order of writes. SQLite has one writer and an import keeps a
 * transaction open across many turns of the event loop; so writes queue here, one at a time. Log entries of mere looking do not wait: they go
 * into the open transaction, whose holder appends them again should it be rolled back (hold-transaction.ts).
 */
import type { WorkCalendar } from '../../shared/packs/calendar.ts'
import type { AuditEntry } from './vault/audit-chain.ts'
import type { PackFault } from './packs/own-packs.ts'
import type { PackSet } from './packs/pack-set.ts'
import type { Vault } from './vault/vault.ts'
import { WarmRunners } from './warm-runners.ts'

export class Session {
  readonly vault: Vault
  /** the shipped packs this vault was made with */
  readonly shipped: PackSet
  readonly calendar: WorkCalendar
  readonly training: boolean
  /** runners that have this vault open */
  readonly runners = new WarmRunners()
  #last: Promise<unknown> = Promise.resolve()
  #closed = false
  #packs: PackSet
  #faults: readonly PackFault[] = []

  constructor(vault: Vault, packs: PackSet, calendar: WorkCalendar, training: boolean) {
    this.vault = vault
    this.shipped = packs
    this.#packs = packs
    this.calendar = calendar
    this.training = training
  }

  /** all packs in force: shipped, taken in, and the vault's own models */
  get packs(): PackSet {
    return this.#packs
  }

  /** what of the vault's own could not be loaded */
  get packFaults(): readonly PackFault[] {
    return this.#faults
  }

  /** From here on the session goes by these packs. */
  usePacks(packs: PackSet, faults: readonly PackFault[] = []): void {
    this.#packs = packs
    this.#faults = faults
  }

  /** Runs `work` when no other write is under way. `work` makes its own transaction(s). */
  write<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Logs that something was looked at (feature 58), without waiting for a running write. */
  looked(entry: AuditEntry): void {
    this.vault.audit(entry)
  }

  /** Waits for the writes that are queued, ends the runners, then closes the vault. */
  async close(): Promise<void> {
    await this.#last
    await this.runners.end()
    this.#closed = true
    this.vault.close()
  }

  /** A job that fails may have closed the half-made vault it was working on. */
  get closed(): boolean {
    return this.#closed
  }
}
