import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readMaps } from './read-maps.ts'

test('[F1] the training county has one tile a region, none on top of another, and says that it is a sketch', () => {
  const [map, ...others] = readMaps(join(import.meta.dirname, '../../../../resources/maps'))
  expect([map?.id, others.length, map?.note.zh]).toEqual(['training-county', 0, '瓦片网格示意图，不表示任何真实的位置和边界'])
  const places = new Set(map?.tiles.map((tile) => `${tile.column} ${tile.row}`))
  expect([places.size, map?.tiles.length]).toEqual([12, 12])
  expect(map?.tiles.every((tile) => tile.column < map.columns && tile.row < map.rows)).toBe(true)
})

test('a file that is no tile map is passed over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianjing-maps-'))
  writeFileSync(join(folder, 'a.json'), '{"type":"FeatureCollection","features":[]}')
  writeFileSync(join(folder, 'b.txt'), 'no map')
  expect(readMaps(folder)).toEqual([])
})
