/** How large a training county is. Rows are source rows over all ledgers; what other ledgers leave over is filled with day-to-day payments. */
export const countySizes = ['tiny', 'small', 'county'] as const
export type CountySize = (typeof countySizes)[number]

export interface SizePlan {
  readonly units: number
  readonly projects: number
  readonly firms: number
  readonly rows: number
  /** how many of each planted variant */
  readonly copies: number
  /** staff besides the holders of posts, a unit */
  readonly clerks: number
  readonly meetingsFrom: string
}

/** tiny is for quick tests only; small for the tour and lessons; county for the real weight (69 units, 650,000 rows). */
export const sizePlans: Readonly<Record<CountySize, SizePlan>> = {
  tiny: { units: 14, projects: 30, firms: 110, rows: 2600, copies: 1, clerks: 0, meetingsFrom: '2025-10-01' },
  small: { units: 24, projects: 40, firms: 260, rows: 20_000, copies: 1, clerks: 2, meetingsFrom: '2024-10-01' },
  county: { units: 69, projects: 1900, firms: 1500, rows: 650_000, copies: 3, clerks: 18, meetingsFrom: '2023-01-01' }
}

/** The day the data ends, and the periods that the county's figures cover. */
export const dataDate = '2026-09-30'
export const periods = [
  { period: '2026Q1', from: '2026-01-01', to: '2026-03-31' },
  { period: '2026Q2', from: '2026-04-01', to: '2026-06-30' },
  { period: '2026Q3', from: '2026-07-01', to: '2026-09-30' }
] as const
