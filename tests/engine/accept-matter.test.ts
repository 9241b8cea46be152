/** An acceptance for one matter alone, on the training county: what it takes out of every count of open marks, and what it leaves. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCounty, type OpenCounty } from '../support/county.ts'

let office: OpenCounty
beforeAll(async () => {
  office = await openCounty()
}, 240_000)
afterAll(() => office.close())
const call: OpenCounty['client']['call'] = (name, input) => office.client.call(name, input)

test('[#42] one matter’s deviation is set aside: counted as missing and listed no more, shown all the same, back when it ends', async () => {
  const found = await call('process.matters', { procedure: 'village-expense', part: 'deviation', kind: 'missing', node: 'CZ02' })
  const id = found.rows[0]?.id ?? ''
  const trail = () => call('trail.matter', { matter: id })
  const listed = async () =>
    (await call('matter.page', { procedure: 'village-expense', mark: 'missing', limit: 1000 })).rows.map((row) => row.id)
  const before = await trail()
  expect(before.missing).toBeGreaterThan(0)
  expect(await listed()).toContain(id)
  const wanted = {
    kind: 'missing',
    matter: id,
    reason: '应急抢修，事后补办',
    approver: '赵镇长',
    from: '2020-01-01',
    to: '2099-12-31'
  } as const
  await expect(call('acceptance.add', { ...wanted, procedure: 'engineering' })).rejects.toMatchObject({ value: { code: 'usage' } })
  await expect(call('acceptance.add', { ...wanted, procedure: 'village-expense', matter: 'nothing' })).rejects.toMatchObject({
    value: { code: 'unknown_id' }
  })
  const one = await call('acceptance.add', { ...wanted, procedure: 'village-expense' })
  const after = await trail()
  expect([
    after.missing,
    after.steps
      .flatMap((step) => step.marks)
      .filter((mark) => mark.kind === 'missing')
      .map((mark) => mark.accepted)
  ]).toEqual([0, Array.from({ length: before.missing }, () => one.id)])
  expect(await listed()).not.toContain(id)
  const { acceptances } = await call('acceptance.list', { procedure: 'village-expense' })
  expect(acceptances.map(({ id: no, matter, hides, matters, state }) => [no, matter, hides, matters, state])).toEqual([
    [one.id, id, before.missing, 1, 'active']
  ])
  await call('acceptance.end', { id: one.id, reason: '材料已补齐' })
  expect(await trail()).toEqual(before)
  expect(await listed()).toContain(id)
})
