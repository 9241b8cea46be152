/** The mutation test over whole packs: each model with the equivalent mutants that its pack lists, and the sums. */
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import { readEquivalentMutants } from './equivalent-mutants.ts'
import { mutateModel, type MutationResult } from './mutate-model.ts'
import type { LoadedModel, PackSet } from './pack-set.ts'

export interface PackMutation {
  readonly pack: string
  readonly total: number
  readonly killed: number
  readonly models: readonly MutationResult[]
  /** models that the list of equivalents names and the pack does not have */
  readonly unknown: readonly string[]
}

/** One pack's models, or those that `wanted` takes. */
export function mutatePack(
  packSet: PackSet,
  id: string,
  calendar: WorkCalendar,
  wanted: (model: LoadedModel) => boolean = () => true
): PackMutation {
  const folder = packSet.packs.find((pack) => pack.manifest.id === id)?.folder ?? ''
  const listed = readEquivalentMutants(folder)
  const own = packSet.models.filter((model) => model.pack === id)
  const models = own.filter(wanted).map((model) => {
    const input = { model, datasets: packSet.datasets, procedures: packSet.procedures, calendar }
    return mutateModel(input, listed.get(model.id))
  })
  const sum = (figure: 'total' | 'killed'): number => models.reduce((all, one) => all + one[figure], 0)
  const unknown = [...listed.keys()].filter((name) => !own.some((model) => model.id === name))
  return { pack: id, total: sum('total'), killed: sum('killed'), models, unknown }
}

/** Line of the model's file on which its SQL begins, so that a survivor's line can be told in the file; null when the SQL is no block. */
export function sqlLineInFile(model: LoadedModel): number | null {
  const at = model.yaml.split('\n').findIndex((line) => /^sql: *[|>]/.test(line))
  return at < 0 ? null : at + 1
}
