/** What the word before the cursor may become: datasets, their fields with the field's name, helper functions, thresholds. */
import type { Words } from './blank-form.ts'

export interface Completion {
  readonly text: string
  readonly kind: 'dataset' | 'field' | 'helper' | 'param'
  readonly note: { readonly zh: string; readonly en: string }
}

/** The word that ends at the cursor; `:` begins a threshold. */
export function wordBefore(text: string, at: number): string {
  return /:?[a-z_][a-z0-9_]*$|:$/i.exec(text.slice(0, at))?.[0] ?? ''
}

/** At most twelve, those of datasets that the text names first. */
export function completionsFor(word: string, text: string, words: Words): readonly Completion[] {
  const wanted = word.toLowerCase()
  if (wanted === '') return []
  if (wanted.startsWith(':')) {
    const params = [...text.matchAll(/^ {2}([a-z][a-z0-9_]*):(?= *(?:\{|$))/gm)].map((match) => match[1] ?? '')
    return ['as_of', ...new Set(params)]
      .filter((name) => name !== 'zh' && name !== 'en' && `:${name}`.startsWith(wanted))
      .slice(0, 12)
      .map((name) => ({ text: `:${name}`, kind: 'param', note: { zh: '', en: '' } }))
  }
  const named = new Set(text.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? [])
  const fits = (id: string): boolean => id.startsWith(wanted) && id !== wanted
  const fields = new Map<string, Completion>()
  for (const dataset of words.datasets)
    if (named.has(dataset.id))
      for (const field of dataset.fields) if (fits(field.id)) fields.set(field.id, { text: field.id, kind: 'field', note: field.name })
  return [
    ...fields.values(),
    ...words.datasets.filter((one) => fits(one.id)).map((one) => ({ text: one.id, kind: 'dataset' as const, note: one.name })),
    ...words.helpers.filter((one) => fits(one.id)).map((one) => ({ text: `${one.id}(`, kind: 'helper' as const, note: one.name }))
  ].slice(0, 12)
}
