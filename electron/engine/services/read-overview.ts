/** The overview: what is new since the last import, where warnings stand, how fresh the data is, what is lacking. One read for one screen. */
import type { Overview } from '../../../shared/ipc/commands/overview.ts'
import type { PackSet } from '../packs/pack-set.ts'
import {
  busiestUnits,
  countsOf,
  datasetRolls,
  lastImports,
  levelCounts,
  levelsOfUnits,
  monthsByLevelAndPack,
  openQuarantine,
  packLevelCounts
} from '../queries/overview.ts'
import { lastOutcomes, latestRun, warningPage } from '../queries/warnings.ts'
import { auditHead } from '../vault/audit-chain.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { warningRef } from './walk-trail.ts'

const levels = ['red', 'orange', 'yellow'] as const

export function readOverview(db: ReadableDB, packs: PackSet, dataDate: string): Overview {
  const run = latestRun(db)
  const models = [...lastOutcomes(db).values()]
  const [last, previous] = lastImports(db)
  const counts = countsOf(db)
  const byLevel = levelCounts(db, run?.id ?? 0)
  const monthly = monthsByLevelAndPack(db)
  const months = monthsUpTo(run?.as_of ?? dataDate, 12)
  const series = (keep: (row: (typeof monthly)[number]) => boolean) =>
    months.map((month) => ({ month, n: monthly.filter((row) => row.month === month && keep(row)).reduce((sum, row) => sum + row.n, 0) }))
  const units = busiestUnits(db, 12)
  const shapes = levelsOfUnits(
    db,
    units.map((unit) => unit.id)
  )
  const perPack = packLevelCounts(db)
  const head = auditHead(db)
  const newest = warningPage(db, {}, run?.id ?? 0, 'no', true, 0, 12).rows
  return {
    dataDate,
    imports: counts.imports,
    last: last ? { ...last, no: counts.imports, previousAt: previous?.at ?? null } : null,
    run: run
      ? {
          id: run.id,
          asOf: run.as_of,
          warnings: run.warnings,
          new: run.new,
          gone: run.gone,
          ran: models.filter((model) => model.ran).length,
          skipped: models.filter((model) => !model.ran).length
        }
      : null,
    levels: levels.map((level) => {
      const counted = byLevel.find((row) => row.level === level)
      return { level, open: counted?.open ?? 0, new: counted?.new ?? 0, months: series((row) => row.level === level) }
    }),
    packs: packs.packs
      .filter((pack) => pack.models.length > 0)
      .map(({ manifest }) => {
        const of = (level: string): number => perPack.find((row) => row.pack === manifest.id && row.level === level)?.n ?? 0
        return {
          id: manifest.id,
          name: manifest.name,
          red: of('red'),
          orange: of('orange'),
          yellow: of('yellow'),
          months: series((row) => row.pack === manifest.id)
        }
      }),
    units: units.map((unit) => ({
      id: unit.id,
      name: unit.name,
      levels: shapes
        .filter((row) => row.org_id === unit.id)
        .map((row) => row.level)
        .slice(0, 40),
      total: unit.n,
      matters: unit.matters
    })),
    newest: newest.map((warning) => ({ ...warningRef(packs, warning), subjectName: warning.subject_name, amount: warning.amount })),
    datasets: datasetRolls(db)
      .filter((row) => row.rows > 0)
      .map((row) => ({
        id: row.dataset,
        name: packs.datasets[row.dataset]?.name ?? { zh: row.dataset, en: row.dataset },
        rows: row.rows,
        asOf: row.latest || null,
        coverage: row.filled,
        source: null
      })),
    lacks: models
      .filter((model) => !model.ran)
      .map((model) => ({
        model: model.id,
        name: packs.model(model.id)?.name ?? { zh: model.id, en: model.id },
        missing: model.skipped_because === null ? [] : [model.skipped_because]
      })),
    openQuarantine: openQuarantine(db),
    openCases: counts.cases,
    audit: { entries: head?.seq ?? 0, head: head?.hash ?? '' }
  }
}

/** `count` months in a row, the last one holding `date`; none when there is no date. */
function monthsUpTo(date: string, count: number): readonly string[] {
  const [year, month] = date.slice(0, 7).split('-').map(Number)
  if (!year || !month) return []
  return Array.from({ length: count }, (_, back) => {
    const index = year * 12 + month - 1 - (count - 1 - back)
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  })
}
