/**
 * Points that the vault counts itself: warnings, contracts, petitions. Their queries are a pack's, so they run in the runner like any model; the
 * rows behind each count are kept, so that the figure walks back to its source.
 */
import { AppError } from '../../../../shared/ipc/reply.ts'
import { countingModel } from '../../packs/check-indicators.ts'
import { replaceCounts } from '../../queries/points.ts'
import { RunnerLine } from '../../runner-line.ts'
import type { RunnerPort } from '../../runner-port.ts'
import type { Session } from '../../session.ts'
import { transaction } from '../../vault/sql.ts'
import { findGap } from '../model-coverage.ts'
import { openingOf } from '../run-models.ts'

export interface CountPointsInput {
  readonly asOf: string
  readonly at: string
  readonly spawnRunner: () => RunnerPort
  readonly calendars: string
  readonly nativeBinding?: string | undefined
  readonly signal?: AbortSignal | undefined
}

interface Counted {
  readonly org: string
  readonly month: string
  readonly value: number
  readonly evidence: readonly { readonly dataset: string; readonly id: string }[]
}

/** Counts every point that has a query and whose data is here. Within `session.write`. Throws only `cancelled`. Returns how many were counted. */
export async function countPoints(session: Session, input: CountPointsInput): Promise<number> {
  const { vault, packs } = session
  const points = [...packs.points.values()].filter((point) => point.query !== undefined)
  if (points.length === 0 || packs.datasets['point_value'] === undefined) return 0
  const line = new RunnerLine({
    spawnRunner: input.spawnRunner,
    opening: () => openingOf(vault, input),
    timeLimitMs: 60_000,
    signal: input.signal
  })
  let counted = 0
  try {
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
          await line.ask({ do: 'run', id, model, datasets, asOf: input.asOf, overrides: {} }, (answer) => {
            if (answer.is !== 'hits') return
            for (const hit of answer.hits)
              rows.push({ org: hit.subject, month: hit.key, value: Number(hit.figures['value']), evidence: hit.evidence })
          })
        } catch (error) {
          if (!(error instanceof AppError) || error.value.code === 'cancelled') throw error
          why = error.message
        }
      }
      transaction(vault.writer, () =>
        replaceCounts(vault.writer, point.id, { asOf: input.asOf, at: input.at, why, rows: why === '' ? rows : [] })
      )
      if (why === '') counted += 1
    }
  } finally {
    line.close()
  }
  return counted
}
