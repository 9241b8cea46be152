/** The terms of one row, by what its dataset declares; a name's pinyin among them, each name worked out once. */
import { pinyin } from 'pinyin-pro'
import { addDateTerms, addPinyinTerms, addTextTerms, foldText, termMarks } from '../../../../shared/domain/search/search-terms.ts'
import type { SearchField } from '../../../../shared/packs/search-fields.ts'

export type RowTerms = (values: readonly (string | number | null)[]) => readonly string[]

/** `fields` in the order in which the values come. Ledgers repeat themselves: the terms of a text are remembered while the index is made. */
export function rowTerms(fields: readonly SearchField[]): RowTerms {
  const known = new Map<string, readonly string[]>()
  const ofText = (kind: 'name' | 'text', value: string): readonly string[] => {
    const before = known.get(value)
    if (before !== undefined) return before
    const terms: string[] = []
    addTextTerms(foldText(value), terms)
    if (kind === 'name') addPinyinTerms(syllablesOf(value), terms)
    if (known.size > 20_000) known.clear()
    if (value.length <= 60) known.set(value, terms)
    return terms
  }
  return (values) => {
    const terms: string[] = []
    for (const [at, { kind }] of fields.entries()) {
      const value = values[at]
      if (value === null || value === undefined || value === '' || value === 0) continue
      if (kind === 'amount') terms.push(termMarks.amount + String(value))
      else if (kind === 'date') addDateTerms(String(value), terms)
      else for (const term of ofText(kind, String(value))) terms.push(term)
    }
    return terms
  }
}

/** `住建局` → zhu, jian, ju: one for each character, letters and digits as they are. */
function syllablesOf(text: string): readonly string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true })
}
