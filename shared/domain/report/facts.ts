/**
 * Everything an examination report stands on, gathered from the vault before a word is written. The same figures as on the screen; every one
 * with the rows it came from or the reason why there are none.
 */
import type { BandReason } from '../../packs/indicator/band.ts'
import type { Formula } from '../../packs/indicator/formula.ts'
import type { BandId } from '../../packs/indicator/tree.ts'

export interface Words {
  readonly zh: string
  readonly en: string
}
/** A row behind a figure. `source` is null for what was typed in or made by the vault; `said` then tells by whom. */
export interface BehindRow {
  readonly id: string
  readonly dataset: string
  readonly source: { readonly file: string; readonly sheet: string; readonly line: number } | null
  readonly said: Words
}
/** What a point said in the period, since January, or in the same period last year: whichever the formula reads. */
export interface PointReading {
  readonly point: string
  readonly name: Words
  readonly when: 'now' | 'since_january' | 'last_year'
  /** who keeps the figure */
  readonly keeper: string
  readonly unit: 'count' | 'score' | 'yuan'
  readonly value: number | null
  readonly from: 'reported' | 'counted' | 'none'
  /** shorter periods that were not reported, where others were */
  readonly lacking: readonly string[]
  readonly rows: readonly BehindRow[]
  /** how many rows there are; more than `rows` where a count has very many */
  readonly total: number
  /** how the vault counts it, as of which day, and how many of the rows it counted; null for what the unit reported */
  readonly counting: { readonly note: Words; readonly asOf: string; readonly rows: number } | null
}
export type LeafState = 'value' | 'missing' | 'not_applicable' | 'other_kind' | 'observed' | 'bonus' | 'too_few'
export interface LeafFacts {
  readonly id: string
  readonly name: Words
  /** names from the first level down to the third */
  readonly path: readonly Words[]
  readonly form: Formula['type']
  /** figures of this form are shares, shown as per cent */
  readonly share: boolean
  readonly formula: Words
  readonly choice: Words | null
  /** why it is only looked at */
  readonly watched: Words | null
  readonly state: LeafState
  readonly reason: string | null
  readonly of: number | null
  readonly to: number | null
  readonly figure: number | null
  readonly score: number | null
  /** of 100 */
  readonly weight: number
  readonly contribution: number | null
  /** points of 100 lost; 0 where there is no mark */
  readonly lost: number
  readonly peers: { readonly group: 'kind' | 'past' | 'all'; readonly n: number; readonly median: number } | null
  readonly points: readonly PointReading[]
}
export interface DimensionFacts {
  readonly id: string
  readonly name: Words
  readonly weight: number
  /** at least; null when too little of it is known */
  readonly score: number | null
  /** at most, where figures are missing */
  readonly high: number | null
  readonly contribution: number | null
  readonly coverage: number
  /** of units of its kind, and how many have a mark */
  readonly median: number | null
  readonly n: number
  readonly before: number | null
}
export interface TrendFacts {
  readonly period: string
  readonly score: number | null
  readonly band: BandId | null
  readonly median: number | null
  readonly n: number
  readonly rank: number | null
  readonly coverage: number
  readonly tree: string
}
export interface WarnedFacts {
  readonly id: string
  readonly level: 'red' | 'orange' | 'yellow'
  readonly model: Words
  readonly month: string
  readonly state: string
  readonly sentence: Words
}
export interface ReportFacts {
  readonly office: string
  readonly marking: string
  readonly expires: string | null
  readonly copy: number
  readonly account: string
  readonly at: string
  readonly unit: {
    readonly id: string
    readonly name: string
    readonly kind: string
    readonly region: string
    readonly predecessors: readonly { readonly id: string; readonly name: string }[]
  }
  readonly period: { readonly id: string; readonly from: string; readonly to: string }
  readonly asOf: string
  readonly tree: { readonly id: string; readonly version: number; readonly name: Words; readonly mark: string }
  readonly bands: readonly { readonly id: BandId; readonly from: number; readonly name: Words }[]
  readonly minCoverage: number
  /** frozen scores of this period under this tree; `same`: the unit's score is still that one */
  readonly snapshot: { readonly id: string; readonly hash: string; readonly at: string; readonly same: boolean } | null
  readonly score: number | null
  readonly low: number | null
  readonly high: number | null
  readonly coverage: number
  readonly band: BandId | null
  readonly provisional: boolean
  readonly reasons: readonly BandReason[]
  readonly rank: number | null
  /** units of its kind with a score, itself included */
  readonly peers: number
  readonly median: number | null
  readonly before: { readonly period: string; readonly score: number | null; readonly tree: string } | null
  readonly without: 'coverage' | 'veto_unknown' | null
  readonly dimensions: readonly DimensionFacts[]
  /** lines beside the six: bonuses, the cap of 100, a veto */
  readonly adjustments: readonly { readonly id: string; readonly name: Words; readonly contribution: number | null }[]
  readonly leaves: readonly LeafFacts[]
  readonly trend: readonly TrendFacts[]
  readonly warned: readonly WarnedFacts[]
}
