/** Fairness over more entries than are judged at once: whole draws only, and the number of all is told. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newDesk, type Desk } from '../import/import-fixture.ts'
import { judgeFairness } from './check-draw.ts'

let desk: Desk
beforeEach(async () => {
  desk = await newDesk(['core', 'enforcement'])
  for (const draw of ['d1', 'd2', 'd3']) {
    desk.vault.writer.exec(`INSERT INTO draw (id, code) VALUES ('${draw}', '${draw}')`)
    for (let n = 0; n < 4; n += 1)
      desk.vault.writer.exec(
        `INSERT INTO draw_entry (id, draw_id, kind, name, draw_no, selected) VALUES ('${draw}${n}', '${draw}', 'inspector', '甲${n}', ${n}, ${n === 0 ? 1 : 0})`
      )
  }
})
afterEach(() => desk.close())

test('[E2] a draw is judged whole or not at all, and what is left out is told', () => {
  const told = (most?: number) => {
    const { read, total, splits } = judgeFairness(desk.vault.reader, desk.packSet, 'inspection-draw', null, most)
    return [read, total, splits.map((split) => [split.draws, split.entries])]
  }
  expect(told()).toEqual([12, 12, [[3, 12]]])
  expect(told(12)).toEqual([12, 12, [[3, 12]]])
  expect(told(11)).toEqual([8, 12, [[2, 8]]])
  expect(told(6)).toEqual([4, 12, [[1, 4]]])
})
