/** A hit of a model and the warning it becomes. A warning is a lead to be checked, never a verdict. */
import type { LevelName } from '../packs/pack-words.ts'

export type FigureValue = string | number | null
export type Figures = Readonly<Record<string, FigureValue>>

/** One row of a model's result. Figures hold every column but the evidence; money in 分, dates ISO. */
export interface Hit {
  readonly subject: string
  /** stable identity of the finding within model and subject */
  readonly key: string
  readonly level: LevelName
  readonly figures: Figures
  readonly evidence: readonly { readonly dataset: string; readonly id: string }[]
}

/** A warning keeps at most so many rows that it is counted against; more would say no more, and the model's SQL tells the rest. */
export const keptDenominatorRows = 1000

/** Rows that hits are counted against, by subject; `*` holds for every subject. */
export interface Denominator {
  readonly dataset: string
  readonly subjects: readonly CountedAgainst[]
}
/** How many rows a subject has, and the ids of the first `keptDenominatorRows` of them. */
export interface CountedAgainst {
  readonly subject: string
  readonly total: number
  readonly ids: readonly string[]
}

/** The first state of every warning; the disposal workflow takes it from there. */
export const firstWarningState = 'to_sign'

/** YJ-2026-0001: the year of as_of and a running number in the vault. */
export function warningId(asOf: string, number: number): string {
  return `YJ-${asOf.slice(0, 4)}-${String(number).padStart(4, '0')}`
}
