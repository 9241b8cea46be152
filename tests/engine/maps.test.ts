/** Borders of real counties: every file of the province is read, thinned, matched with a vault's regions; what is no map is refused with its reason. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readGeoJson } from '../../shared/domain/map/geo-json.ts'
import { openCounty, type OpenCounty } from '../support/county.ts'

const folder = join(import.meta.dirname, '../../../shared/data/zhejiang-county-geojson')
const present = existsSync(folder)
if (!present) console.log('skipped: ../shared/data/zhejiang-county-geojson is not there')

describe.skipIf(!present)('[F1] county polygons of Zhejiang', () => {
  const files = present ? readdirSync(folder).filter((name) => name.endsWith('.geojson')) : []

  test('all eleven cities with their 89 counties of before 2021; each is thinned to a small part and keeps every county', () => {
    const read = files.map((name) => readGeoJson(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    const maps = read.flatMap((map) => (typeof map === 'string' ? [] : [map]))
    expect(maps).toHaveLength(11)
    const shapes = maps.flatMap((map) => map.shapes)
    expect(shapes.every((shape) => /^33\d{4}$/u.test(shape.code) && shape.path.startsWith('M'))).toBe(true)
    expect(shapes.filter((shape) => shape.name === '婺城区')).toHaveLength(1)
    const bytes = shapes.reduce((sum, shape) => sum + shape.path.length, 0)
    expect(bytes).toBeLessThan(files.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0) / 5)
    expect(shapes.length).toBe(89)
  })
})

describe('maps in a vault', () => {
  let county: OpenCounty
  const place = mkdtempSync(join(tmpdir(), 'lianjing-map-'))
  beforeAll(async () => {
    county = await openCounty()
  }, 120_000)
  afterAll(async () => {
    await county.close()
    rmSync(place, { recursive: true, force: true })
  })
  const put = (name: string, text: string): string => {
    writeFileSync(join(place, name), text)
    return county.engine.files.put(join(place, name))
  }
  const square = (x: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [x, 29],
        [x + 1, 29],
        [x + 1, 30],
        [x, 30],
        [x, 29]
      ]
    ]
  })

  test('areas find their regions by name; what has no area and what no region is are told; the file stays known by its hash', async () => {
    const features = ['柳湾镇', '竹海', '外县'].map((name, at) => ({ type: 'Feature', properties: { name }, geometry: square(119 + at) }))
    const made = await county.client.call('map.import', {
      file: put('镇街.geojson', JSON.stringify({ type: 'FeatureCollection', features })),
      name: '镇街边界'
    })
    expect([made.areas, made.matched]).toEqual([3, 2])
    const [map] = (await county.client.call('map.list', {})).maps
    expect(map?.shapes.map((shape) => shape.region)).toEqual(['柳湾镇', '竹海镇', null])
    expect(map?.absent).toContain('青岚街道')
    expect(map?.sha256).toMatch(/^[0-9a-f]{64}$/u)
    await county.client.call('map.remove', { id: made.id })
    expect((await county.client.call('map.list', {})).maps).toEqual([])
  })

  test.each([
    ['无.geojson', '{"type":"FeatureCollection","features":[]}', /FeatureCollection/u],
    ['坏.geojson', '{"type":', /JSON/u],
    [
      '点.geojson',
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[1,2]}}]}',
      /面要素/u
    ]
  ])('%s is refused with its reason', async (name, text, reason) => {
    await expect(county.client.call('map.import', { file: put(name, text), name: 'x' })).rejects.toThrow(reason)
  })

  test('[#51] [#72] a picture is kept with its hash and a number in the register; what is none is refused', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')
    const kept = await county.client.call('picture.keep', {
      name: '政治生态图 2026Q3',
      format: 'svg',
      data: svg,
      filter: '2026Q3 全部单位'
    })
    expect(kept.sha256).toMatch(/^[0-9a-f]{64}$/u)
    await expect(county.client.call('picture.keep', { name: 'x', format: 'png', data: svg, filter: '' })).rejects.toThrow(/PNG/u)
  })
})
