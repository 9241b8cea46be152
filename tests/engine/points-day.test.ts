/** Letters of collecting carry the day on the wall of the office, also between its midnight and that of UTC. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCounty, type OpenCounty } from '../support/county.ts'

const zone = process.env['TZ']
let office: OpenCounty
beforeAll(async () => {
  process.env['TZ'] = 'Asia/Shanghai'
  // one in the morning of the 16th in Beijing, still the 15th by UTC
  office = await openCounty(1, { clock: () => new Date('2026-10-15T17:00:00Z') })
}, 120_000)
afterAll(async () => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
  await office.close()
})

test('[#81] the letter that asks for missing figures is dated by the office’s own day', async () => {
  const urged = await office.client.call('points.urge', {})
  const html = readFileSync(office.engine.files.path(urged.letter.handle), 'utf8')
  expect(html).toContain('截至2026年10月16日')
  expect(html).toContain('<br>2026年10月16日</div>')
  expect(html).toMatch(/<th>应报（项）<\/th>.*<td>\d+<\/td>/s)
  expect(html).not.toContain('unsafe-inline')
})
