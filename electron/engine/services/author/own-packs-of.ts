/** What a vault holds of models and packs of its own, and how the open session comes to use it. */
import type { OwnPacks, PackFault } from '../../packs/own-packs.ts'
import { joinOwnPacks } from '../../packs/own-packs.ts'
import { ensureTables, fillNodes } from '../../packs/dataset-tables.ts'
import type { PackTexts } from '../../packs/pack-source.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { localModels, localPacks } from '../../queries/local-models.ts'
import type { Session } from '../../session.ts'
import type { ReadableDB } from '../../vault/connection.ts'

/** Packs in force and models enabled. */
export function ownPacksOf(db: ReadableDB): OwnPacks {
  return {
    packs: localPacks(db)
      .filter((pack) => pack.state === 'enabled')
      .map(({ id, files }) => ({ id, files: JSON.parse(files) as PackTexts })),
    models: localModels(db)
      .filter((model) => model.state === 'enabled')
      .map(({ id, enabled_yaml: yaml }) => ({ id, yaml }))
  }
}

/**
 * Loads the session's packs anew from what the writer holds now, without what is known not to hold; call inside the transaction that changed it.
 * Throws `bad_pack`, and the change is undone.
 */
export function joinedNow(session: Session, faults: readonly PackFault[]): PackSet {
  const { writer } = session.vault
  const own = ownPacksOf(writer)
  const sound = ({ id }: { readonly id: string }): boolean => !faults.some((fault) => fault.what === id)
  const packs = joinOwnPacks(session.shipped, { packs: own.packs.filter(sound), models: own.models.filter(sound) })
  ensureTables(writer, packs.datasets)
  fillNodes(writer, packs)
  return packs
}

/** What of the vault's own is still known not to hold once `id` was changed. */
export function faultsBut(session: Session, id: string): readonly PackFault[] {
  return session.packFaults.filter((fault) => fault.what !== id)
}
