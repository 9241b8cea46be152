/**
 * The packs of one vault: those shipped that it was made with, those it took in from elsewhere, and `local`, made of the models that were enabled in
 * it. All come through the loader's door. What no longer holds (a shipped dataset changed) is left out and told; the vault opens all the same.
 */
import { stringify } from 'yaml'
import { AppError } from '../../../shared/ipc/reply.ts'
import { loadPacks } from './load-packs.ts'
import { withProcedures, type PackSet } from './pack-set.ts'
import type { Procedure } from '../../../shared/packs/pack.ts'
import { memorySource, type PackSource, type PackTexts } from './pack-source.ts'

/** The pack of the models enabled in the vault. */
export const localPackId = 'local'

export interface OwnText {
  readonly id: string
  readonly yaml: string
}
export interface OwnPacks {
  /** packs taken in, in the order they came */
  readonly packs: readonly { readonly id: string; readonly files: PackTexts }[]
  /** enabled models */
  readonly models: readonly OwnText[]
  /** procedures that the vault keeps, in place of a pack's of the same id */
  readonly procedures: readonly Procedure[]
}
export interface PackFault {
  readonly what: string
  readonly message: string
}

/** pack.yaml, procedures and models of a pack made of these alone. */
export function modelPack(
  manifest: {
    readonly id: string
    readonly version: number
    readonly name: { readonly zh: string; readonly en: string }
    readonly summary: { readonly zh: string; readonly en: string }
    readonly requires: readonly string[]
    readonly order: number
  },
  models: readonly OwnText[],
  procedures: readonly Procedure[] = []
): PackTexts {
  const yaml = (value: unknown): string => stringify(value, { version: '1.2', lineWidth: 0 })
  const files = models.map(({ id, yaml: text }) => [`models/${id}.yaml`, text] as const)
  return {
    'pack.yaml': yaml(manifest),
    ...(procedures.length === 0 ? {} : { 'procedures.yaml': yaml({ procedures }) }),
    ...Object.fromEntries(files)
  }
}

export function localSource(models: readonly OwnText[]): PackSource {
  const manifest = {
    id: localPackId,
    version: 1,
    name: { zh: '本单位模型', en: 'Own models' },
    summary: { zh: '在本数据库中编写并启用的模型。', en: 'Models written and enabled in this vault.' },
    requires: ['core'],
    order: 1000
  }
  return memorySource(localPackId, modelPack(manifest, models))
}

/** All of them, or `bad_pack` at the first fault: what a change must pass before it is kept. */
export function joinOwnPacks(shipped: PackSet, own: OwnPacks): PackSet {
  const onto = withProcedures(shipped, own.procedures)
  const taken = own.packs.reduce((packs, { id, files }) => loadPacks([memorySource(id, files)], packs), onto)
  return own.models.length === 0 ? taken : loadPacks([localSource(own.models)], taken)
}

/** All of them that hold, and what does not. */
export function openOwnPacks(shipped: PackSet, own: OwnPacks): { readonly packs: PackSet; readonly faults: readonly PackFault[] } {
  const faults: PackFault[] = []
  const attempt = (what: string, before: PackSet, source: PackSource): PackSet => {
    try {
      return loadPacks([source], before)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      faults.push({ what, message: error.message })
      return before
    }
  }
  const taken = own.packs.reduce(
    (packs, { id, files }) => attempt(id, packs, memorySource(id, files)),
    withProcedures(shipped, own.procedures)
  )
  if (own.models.length === 0) return { packs: taken, faults }
  const found = faults.length
  const all = attempt(localPackId, taken, localSource(own.models))
  if (faults.length === found) return { packs: all, faults }
  faults.length = found
  const sound = own.models.filter((model) => attempt(model.id, taken, localSource([model])) !== taken)
  return { packs: sound.length === 0 ? taken : loadPacks([localSource(sound)], taken), faults }
}
