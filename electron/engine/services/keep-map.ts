/** Maps from GeoJSON files: read once, thinned, kept in the vault with the file's hash; matched with its regions each time they are shown. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { readGeoJson, type GeoFault, type ShapeMap } from '../../../shared/domain/map/geo-json.ts'
import { matchRegions } from '../../../shared/domain/map/match-regions.ts'
import type { ShapeMapView } from '../../../shared/ipc/commands/map.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { allMaps, deleteMap, insertMap, mapRegions } from '../queries/maps.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { transaction } from '../vault/sql.ts'
import type { Vault } from '../vault/vault.ts'

const largest = 50_000_000
const faults: Readonly<Record<GeoFault, string>> = {
  not_geojson: '不是 GeoJSON（FeatureCollection）文件。',
  no_areas: '文件中没有面要素（Polygon 或 MultiPolygon）。',
  no_names: '面要素没有名称，也没有区划代码，无法与本库的区划对应。',
  not_degrees: '坐标不是经纬度（WGS84 或 CGCS2000），无法绘制。'
}

/** Reads a file and keeps its areas. Throws `bad_file` (file, reason, next). Within `session.write`. */
export function importMap(
  vault: Vault,
  file: { readonly path: string; readonly name: string },
  made: { readonly id: string; readonly name: string; readonly at: string }
): { readonly id: string; readonly areas: number; readonly matched: number } {
  const next = '请提供经纬度坐标、带名称或代码的 GeoJSON 面文件。'
  if (statSync(file.path).size > largest)
    throw new AppError('bad_file', '地图文件超过 50 MB。', { file: file.name, next: '请先简化边界再导入。' })
  const bytes = readFileSync(file.path)
  const map = readGeoJson(jsonOf(bytes, file.name))
  if (typeof map === 'string') throw new AppError('bad_file', faults[map], { file: file.name, next })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  transaction(vault.writer, () => {
    insertMap(vault.writer, {
      id: made.id,
      name: made.name,
      file_name: file.name,
      sha256,
      shapes: JSON.stringify(map),
      at: made.at,
      account: vault.account
    })
    vault.audit({ action: 'map.import', subject: made.id, detail: { name: made.name, sha256, areas: map.shapes.length } })
  })
  const matched = matchRegions(map.shapes, mapRegions(vault.reader)).filter((region) => region !== null).length
  return { id: made.id, areas: map.shapes.length, matched }
}

function jsonOf(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new AppError('bad_file', '不是 UTF-8 编码的 JSON 文件。', { file: name, next: '请提供 GeoJSON 文件。' })
  }
}

/** All maps with the region of each area. */
export function listMaps(db: ReadableDB): readonly ShapeMapView[] {
  const regions = mapRegions(db)
  return allMaps(db).map((row) => {
    const { width, height, shapes } = JSON.parse(row.shapes) as ShapeMap
    const found = matchRegions(shapes, regions)
    const seen = new Set(found.flatMap((region) => region?.id ?? []))
    return {
      id: row.id,
      name: row.name,
      file: row.file_name,
      sha256: row.sha256,
      at: row.at,
      account: row.account,
      width,
      height,
      shapes: shapes.map((shape, at) => ({ ...shape, region: found[at]?.name ?? null })),
      absent: regions.filter((region) => !seen.has(region.id)).map((region) => region.name)
    }
  })
}

/** Throws `unknown_id`. */
export function removeMap(vault: Vault, id: string): void {
  transaction(vault.writer, () => {
    if (!deleteMap(vault.writer, id)) throw new AppError('unknown_id', '没有这幅地图。')
    vault.audit({ action: 'map.remove', subject: id })
  })
}
