/** A tie between two nodes as counted from its rows, and which ties count. Nodes are named by their keys (node-key.ts). */
/** Which ties count: their kinds (all when absent) and the days they touch. Rows without a date are kept and counted apart, unless `dated`. */
export interface TieFilter {
  readonly edges?: readonly string[] | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
  /** only rows that bear a date */
  readonly dated?: boolean | undefined
}
/** All rows of one kind between two nodes, counted. Dates ISO; `open`: at least one has no end. `amount` in fen, `share` per cent, the largest on record. */
export interface TieCount {
  readonly edge: string
  /** place in the declaration that found it */
  readonly source: number
  readonly from: string
  readonly to: string
  readonly n: number
  readonly first: string | null
  readonly last: string | null
  readonly open: boolean
  readonly undated: number
  readonly amount: number | null
  readonly share: number | null
  readonly labels: readonly string[]
}
