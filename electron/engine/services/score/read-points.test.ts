/** When a period counts as over: by its last day and the day the count was made as of, not by the month alone. */
import { expect, test } from 'vitest'
import { countsWhereFound } from '../../../../shared/packs/indicator/tree.ts'
import { parsePeriod } from '../../../../shared/packs/indicator/period.ts'
import { everyPack, shippedPacks } from '../import/import-fixture.ts'
import { PointBook } from './read-points.ts'

const { points } = shippedPacks(everyPack)
const countedBy = (where: boolean): string =>
  [...points.values()].find((one) => one.query !== undefined && one.unit !== 'score' && countsWhereFound(one) === where)?.id ?? ''

test.each([
  ['always', false],
  ['where found', true]
])('[#81] a point counted %s is known of a period once its last day was counted', (_name, where) => {
  const point = countedBy(where)
  expect(point).not.toBe('')
  const found = (asOf: string, id: string) => {
    const counted = ['2026-01', '2026-02'].map((month) => ({ org_id: 'o', point, month, value: 2 }))
    const book = new PointBook({ points, reported: [], counted, countedOn: new Map([[point, asOf]]) })
    const period = parsePeriod(id)
    if (period === null) throw new Error(id)
    const { value, from } = book.find('o', point, period)
    return [value, from, book.sinceJanuary('o', point, period).value]
  }
  const unknown = [null, 'none', null]
  expect(found('2026-02-28', '2026-02')).toEqual([2, 'counted', 4])
  expect(found('2026-02-28T09:00', '2026-02')).toEqual([2, 'counted', 4])
  expect(found('2026-02-27', '2026-02')).toEqual(unknown)
  expect(found('2026-02-01', '2026-01')).toEqual([2, 'counted', 2])
  expect(found('2026-03-30', '2026Q1')).toEqual(unknown)
  expect(found('2026-03-31', '2026Q1')[0]).toBe(4)
})
