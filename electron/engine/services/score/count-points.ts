/**
 * Points that the vault counts itself: warnings, contracts, petitions. Their queries are a pack's, so they run in the runner like any model; the
 * rows behind each count are kept, so that the figure walks back to its source.
 */
import { AppError } from '../../../../shared/ipc/reply.ts'
import { countingModel } from '../../packs/check-indicators.ts'
import { replaceCounts } from '../../queries/points.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import type { RunnerLine } from '../../runner-line.ts'
import { transaction } from '../../vault/sql.ts'
import type { Vault } from '../../vault/vault.ts'
import { findGap } from '../model-coverage.ts'

export interface CountPointsInput {
  /** ISO date; later months are not counted */
  readonly asOf: string
  readonly at: string
  readonly line: RunnerLine
}

interface Counted {
  readonly org: string
  readonly month: string
  readonly value: number
  readonly evidence: readonly { readonly dataset: string; readonly id: string }[]
}

/** Counts every point that has a query and whose data is here. Within `session.write`. Throws only `cancelled`. Returns how many were counted. */
export async function countPoints(vault: Vault, packs: PackSet, { asOf, at, line }: CountPointsInput): Promise<number> {
  const points = [...packs.points.values()].filter((point) => point.query !== undefined)
  if (points.length === 0 || packs.datasets['point_value'] === undefined) return 0
  let counted = 0
  for (const [id, point] of points.entries()) {
    const model = countingModel(point)
    if (model === null) continue
    const unknown = model.reads.find((name) => packs.datasets[name] === undefined)
    const gap = unknown === undefined ? findGap(vault.reader, { reads: [...model.reads], needs: [] }, packs.datasets) : null
    let why = unknown !== undefined ? `没有数据集 ${unknown}` : (gap?.zh ?? '')
    const rows: Counted[] = []
    if (why === '') {
      const datasets = Object.fromEntries(
        model.reads.flatMap((name) => (packs.datasets[name] === undefined ? [] : [[name, packs.datasets[name]] as const]))
      )
      try {
        await line.ask({ do: 'run', id, model, datasets, asOf, overrides: {} }, (answer) => {
          if (answer.is !== 'hits') return
          for (const hit of answer.hits)
            rows.push({ org: hit.subject, month: hit.key, value: Number(hit.figures['value']), evidence: hit.evidence })
        })
      } catch (error) {
        if (!(error instanceof AppError) || error.value.code === 'cancelled') throw error
        why = error.message
      }
    }
    transaction(vault.writer, () => replaceCounts(vault.writer, point.id, { asOf, at, why, rows: why === '' ? rows : [] }))
    if (why === '') counted += 1
  }
  return counted
}
