/**
 * The schema of clean-kinds.yaml: kinds of clean-governance unit 清廉单元. Which there are differs from place to place (Zhejiang names eight,
 * Chongqing nine), so they are data: a pack declares them, another may add to them, and a unit of none of them is told as such, never hidden.
 */
import * as z from 'zod'
import { bilingual, slug } from './pack-words.ts'

export const cleanKind = z.strictObject({
  id: slug,
  name: bilingual,
  /** words by which a ledger names the kind in a unit's own field */
  says: z.array(z.string().trim().min(1)).default([]),
  /** kinds of unit that belong to it as a whole, where the unit's own field says nothing */
  unit_kinds: z.array(z.string().trim().min(1)).default([])
})
export type CleanKind = z.output<typeof cleanKind>
export const cleanKindsFile = z.strictObject({ clean_kinds: z.array(cleanKind).min(1) })

/** What a unit's own field says, and of which kind of unit it is; null or '' where nothing is known. */
export interface CleanUnit {
  readonly said: string | null
  readonly unitKind: string | null
}

/**
 * Id of the clean-governance kind of a unit; '' when it is of none. What the register says goes first, and a word that no pack knows is no reason
 * to fall back on the kind of unit: the register meant something else.
 */
export function cleanKindOf(kinds: readonly CleanKind[], { said, unitKind }: CleanUnit): string {
  const word = said?.trim() ?? ''
  const found =
    word === '' ? kinds.find((kind) => kind.unit_kinds.includes(unitKind ?? '')) : kinds.find((kind) => wordsOf(kind).includes(word))
  return found?.id ?? ''
}

/** All words that name a kind in a register. */
export function wordsOf(kind: CleanKind): readonly string[] {
  return [...new Set([kind.name.zh, kind.name.en, ...kind.says])]
}
