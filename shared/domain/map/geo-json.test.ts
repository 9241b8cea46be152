import { describe, expect, test } from 'vitest'
import { readGeoJson } from './geo-json.ts'
import { matchRegions } from './match-regions.ts'

const square = (west: number, south: number, size = 1) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south]
]
const file = (features: readonly object[]) => ({ type: 'FeatureCollection', features })
const area = (name: string, geometry: object, id?: string) => ({
  type: 'Feature',
  ...(id === undefined ? {} : { id }),
  properties: { name },
  geometry
})

describe('[F1] borders from a file', () => {
  test('two squares side by side: north is up, longitude shrinks with latitude, labels stand in the middle', () => {
    const map = readGeoJson(
      file([
        area('东', { type: 'Polygon', coordinates: [square(121, 60)] }, '330102'),
        area('西', { type: 'MultiPolygon', coordinates: [[square(120, 60)]] })
      ])
    )
    expect(map).toMatchObject({
      width: 1000,
      shapes: [
        { name: '东', code: '330102', x: 750 },
        { name: '西', code: '', x: 250 }
      ]
    })
    // at 60.5° a degree of longitude is less than half a degree of latitude
    expect(typeof map === 'string' ? 0 : map.height).toBeGreaterThan(1000)
  })

  test('a ring of many points is thinned but stays closed', () => {
    const round = Array.from({ length: 2001 }, (_, at) => [120 + Math.cos((at * Math.PI) / 1000), 30 + Math.sin((at * Math.PI) / 1000)])
    const map = readGeoJson(file([area('圆', { type: 'Polygon', coordinates: [round] })]))
    const path = typeof map === 'string' ? '' : (map.shapes[0]?.path ?? '')
    expect(path.split('L').length).toBeLessThan(200)
    expect(path).toMatch(/^M.*Z$/u)
  })

  test.each([
    [{ type: 'Topology' }, 'not_geojson'],
    [file([{ type: 'Feature', properties: { name: '点' }, geometry: { type: 'Point', coordinates: [1, 2] } }]), 'no_areas'],
    [file([{ type: 'Feature', properties: null, geometry: { type: 'Polygon', coordinates: [square(1, 2)] } }]), 'no_names'],
    [file([area('米', { type: 'Polygon', coordinates: [square(40_500_000, 3_200_000)] })]), 'not_degrees']
  ])('what is no map of areas in degrees is told: %#', (json, fault) => {
    expect(readGeoJson(json)).toBe(fault)
  })

  test('regions by code, by name, by name without suffix; two of one name are left open', () => {
    const regions = [
      { id: 'a', name: '柳湾镇', code: '1' },
      { id: 'b', name: '双河乡', code: '' },
      { id: 'c', name: '双河镇', code: '' }
    ]
    const found = matchRegions(
      [
        { name: '别名', code: '1' },
        { name: '柳湾', code: '' },
        { name: '双河', code: '' },
        { name: '双河镇', code: '' }
      ],
      regions
    )
    expect(found.map((one) => one?.id ?? null)).toEqual(['a', 'a', null, 'c'])
  })
})
