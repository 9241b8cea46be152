/** How the kinds are called that a parameter has a value for each: as the packs name the codes of the fields that its model reads. */
import type { Model, ModelParam } from '../../../shared/packs/pack.ts'
import type { PackSet } from './pack-set.ts'

export type KindNames = Readonly<Record<string, { readonly zh: string; readonly en: string }>>

const others: KindNames = { default: { zh: '其他', en: 'other' }, '*': { zh: '其他', en: 'other' } }

/** Names by kind, from the first field whose codes have all of them; empty for a parameter of one value. A kind without a name is its own. */
export function paramKinds(
  { datasets }: Pick<PackSet, 'datasets'>,
  { reads }: Pick<Model, 'reads'>,
  value: ModelParam['default']
): KindNames {
  if (typeof value !== 'object') return {}
  const kinds = Object.keys(value)
  const coded = kinds.filter((kind) => others[kind] === undefined)
  const fields = reads.flatMap((dataset) => Object.values(datasets[dataset]?.fields ?? {}))
  const codes = coded.length === 0 ? {} : fields.find((field) => coded.every((kind) => field.codes?.[kind] !== undefined))?.codes
  return Object.fromEntries(kinds.map((kind) => [kind, others[kind] ?? codes?.[kind] ?? { zh: kind, en: kind }]))
}
