/** Which region a map's area is: by division code, by name, by name without its suffix when that is one only. What matches nothing is told. */
import type { MapShape } from './geo-json.ts'

export interface MapRegion {
  readonly id: string
  readonly name: string
  readonly code: string
}

const bare = (name: string): string => name.replaceAll(/[\s　]/gu, '').replace(/(?:街道办事处|街道|自治县|县|市|区|镇|乡)$/u, '')

/** Region of each shape, in their order; null where none is meant. */
export function matchRegions(
  shapes: readonly Pick<MapShape, 'code' | 'name'>[],
  regions: readonly MapRegion[]
): readonly (MapRegion | null)[] {
  return shapes.map((shape) => {
    const byCode = shape.code === '' ? [] : regions.filter((region) => region.code !== '' && region.code === shape.code)
    const byName = regions.filter((region) => region.name === shape.name)
    const alike = regions.filter((region) => bare(region.name).length > 1 && bare(region.name) === bare(shape.name))
    const found = [byCode, byName, alike].find((list) => list.length > 0) ?? []
    return found.length === 1 ? (found[0] ?? null) : null
  })
}
