/** Collection points and trees of indicators against everything they name: datasets, points, weights, queries. Faults name file, line, column. */
import { makeCalendar } from '../../../shared/packs/calendar.ts'
import { checkTree, type CollectionPoint } from '../../../shared/packs/indicator/tree.ts'
import Database from '../vault/sqlite.ts'
import { testBinding } from '../vault/test-binding.ts'
import { ensureTables } from './dataset-tables.ts'
import { checkSql, isFaulty } from './model-sql.ts'
import type { PackFiles } from './pack-files.ts'
import type { PackSet } from './pack-set.ts'
import type { RunnableModel } from './run-model.ts'
import { registerSqlFunctions } from './sql-functions.ts'
import { badPack } from './yaml-file.ts'

/** A point that the vault counts itself, as what the runner runs: subject a unit, key a month, `value` the count. */
export function countingModel(point: Pick<CollectionPoint, 'id' | 'query'>): RunnableModel | null {
  const { query } = point
  if (query === undefined) return null
  return { id: `point-${point.id.toLowerCase()}`, sql: query.sql, params: {}, reads: query.reads, level: 'yellow', subject: 'org' }
}

/** Throws `bad_pack` at the first fault. */
export function checkIndicators(files: readonly PackFiles[], packSet: PackSet): void {
  for (const { points, tree, report } of files) {
    if (report !== null) checkReport(report, packSet)
    if (tree !== null) {
      const fault = checkTree(tree.value, new Set(packSet.points.keys()))[0]
      if (fault !== undefined) throw badPack(tree.file, `${fault.message}。`, tree.where(['indicators', fault.at]))
    }
    if (points === null) continue
    const seen = new Set<string>()
    points.value.points.forEach((point, at) => {
      if (seen.has(point.id)) throw badPack(points.file, `监测点 ${point.id} 重复。`, points.where(['points', at, 'id']))
      seen.add(point.id)
    })
    checkQueries(points, packSet)
  }
}

/** Suggestions must be for indicators that some tree has. */
function checkReport(report: NonNullable<PackFiles['report']>, packSet: PackSet): void {
  const known = new Set(packSet.trees.flatMap((tree) => tree.indicators.map((node) => node.id)))
  report.value.suggestions.forEach(({ for: ids }, at) => {
    const unknown = ids.find((id) => !known.has(id))
    if (unknown !== undefined) throw badPack(report.file, `没有指标 ${unknown}。`, report.where(['suggestions', at, 'for']))
  })
}

function checkQueries(points: NonNullable<PackFiles['points']>, packSet: PackSet): void {
  if (points.value.points.every((point) => point.query === undefined)) return
  const db = new Database(':memory:', testBinding())
  try {
    ensureTables(db, packSet.datasets)
    registerSqlFunctions(db, makeCalendar([]))
    points.value.points.forEach((point, at) => {
      const model = countingModel(point)
      if (model === null) return
      const path = ['points', at, 'query', 'sql']
      const unknown = model.reads.find((name) => packSet.datasets[name] === undefined)
      // a dataset of a pack that this vault does not have: the point is then reported by units, or missing
      if (unknown !== undefined) return
      const found = checkSql(db, model.sql, model, packSet.datasets)
      if (isFaulty(found)) throw badPack(points.file, found[0]?.reason ?? '', points.where(path))
      for (const column of ['subject', 'key', 'value'])
        if (!found.columns.includes(column))
          throw badPack(points.file, `监测点 ${point.id} 的 SQL 须返回 ${column} 列。`, points.where(path))
    })
  } finally {
    db.close()
  }
}
