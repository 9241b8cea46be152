/** Scores as rows of the derived datasets `unit_score` and `score_point`. */
import { createHash } from 'node:crypto'
import type { WritableDB } from '../vault/connection.ts'

export interface ScoreRow {
  readonly org: string
  readonly kind: string
  readonly period: string
  readonly end: string
  readonly tree: string
  readonly indicator: string
  readonly name: string
  readonly level: number
  readonly heavy: boolean
  readonly run: number
  readonly coverage: number
  readonly score: number | null
  readonly band: string | null
  readonly high: number | null
  readonly bandHigh: string | null
  readonly before: number | null
  readonly bandBefore: string | null
}
export interface ScorePointRow {
  readonly org: string
  readonly period: string
  readonly indicator: string
  readonly point: string
  readonly value: string
}

const idOf = (parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)

/** Empties both datasets and gives writers of their rows. Ids are the same for the same unit, period and indicator. */
export function scoreRowWriter(writer: WritableDB): {
  readonly score: (row: ScoreRow) => void
  readonly point: (row: ScorePointRow) => void
} {
  writer.exec('DELETE FROM unit_score; DELETE FROM score_point')
  const score = writer.prepare(
    `INSERT INTO unit_score (id, org_id, unit_kind, period, period_end, indicator, indicator_name, level, is_heavy, score, band, score_high, band_high, score_before, band_before,
       low_run, coverage, tree)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  )
  const point = writer.prepare(
    `INSERT INTO score_point (id, org_id, period, indicator, point, value_id) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`
  )
  return {
    score: (row) => {
      const id = idOf(['unit_score', row.org, row.period, row.indicator])
      const head = [id, row.org, row.kind, row.period, row.end, row.indicator, row.name, row.level, row.heavy ? 1 : 0]
      score.run(...head, row.score, row.band, row.high, row.bandHigh, row.before, row.bandBefore, row.run, row.coverage, row.tree)
    },
    point: (row) => {
      point.run(
        idOf(['score_point', row.org, row.period, row.indicator, row.point, row.value]),
        row.org,
        row.period,
        row.indicator,
        row.point,
        row.value
      )
    }
  }
}
