/**
 * Which fields of a dataset are found by search, and how. By type: texts by their words, amounts by their value, dates by day and month;
 * references, codes and secrets not at all (what is referred to is found itself, a code is one of a few words, a secret only by its keyed
 * hash). A pack may say `search: none`, or `search: name` for a name that is to be found by pinyin too; the title of an entity is one.
 */
import type { Dataset } from './pack.ts'

export type SearchKind = 'name' | 'text' | 'amount' | 'date'
export interface SearchField {
  readonly field: string
  readonly kind: SearchKind
}

/** In the order of the declaration; nothing for a derived dataset, whose rows the engine computes. */
export function searchFields(dataset: Dataset): readonly SearchField[] {
  if (dataset.kind === 'derived') return []
  return Object.entries(dataset.fields).flatMap(([field, declared]): readonly SearchField[] => {
    const { type, ref, secret, codes, search } = declared
    if (secret || search === 'none') return []
    if (type === 'fen') return [{ field, kind: 'amount' }]
    if (type === 'date' || type === 'timestamp') return [{ field, kind: 'date' }]
    if (type !== 'text' || ref !== undefined || codes !== undefined) return []
    const isName = search === 'name' || (dataset.kind === 'entity' && field === dataset.title)
    return [{ field, kind: isName ? 'name' : 'text' }]
  })
}

/** Changes whenever what is indexed of the dataset does. */
export function searchRule(dataset: Dataset): string {
  return `1 ${searchFields(dataset)
    .map(({ field, kind }) => `${field}:${kind}`)
    .join(' ')}`
}
