/** What a vault holds of models and packs of its own, and how the open session comes to use it. */
import { procedure, type Procedure } from '../../../../shared/packs/pack.ts'
import type { OwnPacks, PackFault } from '../../packs/own-packs.ts'
import { joinOwnPacks } from '../../packs/own-packs.ts'
import { ensureTables, fillNodes } from '../../packs/dataset-tables.ts'
import type { PackTexts } from '../../packs/pack-source.ts'
import { withProcedures, type PackSet } from '../../packs/pack-set.ts'
import { localModels, localPacks } from '../../queries/local-models.ts'
import { storedProcedures } from '../../queries/procedures.ts'
import type { Session } from '../../session.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { transaction } from '../../vault/sql.ts'

/** Packs in force and models enabled. */
export function ownPacksOf(db: ReadableDB): OwnPacks {
  return {
    packs: localPacks(db)
      .filter((pack) => pack.state === 'enabled')
      .map(({ id, files }) => ({ id, files: JSON.parse(files) as PackTexts })),
    models: localModels(db)
      .filter((model) => model.state === 'enabled')
      .map(({ id, enabled_yaml: yaml }) => ({ id, yaml })),
    procedures: ownProcedures(db)
  }
}

/** Procedures in force that the vault keeps itself. */
export function ownProcedures(db: ReadableDB): readonly Procedure[] {
  return storedProcedures(db)
    .filter(({ body }) => body !== '')
    .map(({ body }) => procedure.parse(JSON.parse(body)))
}

/** Those of them that no pack has: they may be carried elsewhere. */
export function proceduresToCarry({ vault, packs }: Session): readonly Procedure[] {
  const declared = new Set(packs.packs.flatMap((pack) => pack.procedures.map((one) => one.id)))
  return ownProcedures(vault.writer).filter(({ id }) => !declared.has(id))
}

/** Makes the procedures that the vault keeps now those of the session and of the table of nodes, unless they are. */
export function useOwnProcedures(session: Session): void {
  const { writer } = session.vault
  const packs = withProcedures(session.packs, ownProcedures(writer))
  if (JSON.stringify([...packs.procedures.values()]) === JSON.stringify([...session.packs.procedures.values()])) return
  session.usePacks(packs, session.packFaults)
  transaction(writer, () => fillNodes(writer, packs))
}

/**
 * Loads the session's packs anew from what the writer holds now, without what is known not to hold; call inside the transaction that changed it.
 * Throws `bad_pack`, and the change is undone.
 */
export function joinedNow(session: Session, faults: readonly PackFault[]): PackSet {
  const { writer } = session.vault
  const own = ownPacksOf(writer)
  const sound = ({ id }: { readonly id: string }): boolean => !faults.some((fault) => fault.what === id)
  const packs = joinOwnPacks(session.shipped, { ...own, packs: own.packs.filter(sound), models: own.models.filter(sound) })
  ensureTables(writer, packs.datasets)
  fillNodes(writer, packs)
  return packs
}

/** What of the vault's own is still known not to hold once `id` was changed. */
export function faultsBut(session: Session, id: string): readonly PackFault[] {
  return session.packFaults.filter((fault) => fault.what !== id)
}
