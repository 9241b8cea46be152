/** Lists that rank or leave something out: rankings are tables with heads that can be read aloud, and a figure of nothing offers nothing. */
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { unlock } from '../support/unlock.ts'

const goTo = (hash: string): void => {
  location.hash = hash
}

test('[A2] [A9] rankings are tables with column heads; J picks a row and Enter opens it', async ({ open }) => {
  const { page, problems } = await open(await countyVault())
  await unlock(page)
  await page.evaluate(goTo, '#/power?part=ranking')
  const people = page.getByRole('table', { name: '预警项目背后的人员' })
  const heads = people.getByRole('columnheader')
  await expect(heads).toHaveText(['位次', '人员', '单位、职务', '有预警项目', '经手项目', '比率', '95% 区间'])
  const [place = '', , , hits = '', of = '', rate = ''] = await people.getByRole('row').nth(1).getByRole('cell').allTextContents()
  expect([place, `${((Number(hits) / Number(of)) * 100).toFixed(1)}%`]).toEqual(['1', rate])
  await page.keyboard.press('j')
  await expect(people.locator('tr[data-on]')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/member=/)
  await expect(people).toHaveCount(0)
  await page.evaluate(goTo, '#/power?part=spending')
  await expect(page.getByRole('table', { name: /^支出排序/ }).getByRole('columnheader', { name: '累计占比' })).toBeVisible()
  await page.evaluate(goTo, '#/ecology?part=bars')
  const units = page.getByRole('table', { name: '部门' })
  await expect(units.getByRole('columnheader')).toHaveText(['位次', '单位', '得分', '至少–至多', '较上期', '已报权重', '等次'])
  expect(problems).toEqual([])
})

test('[F1] a unit without warnings of the period offers none for a case, and says so', async ({ open }) => {
  const { page, problems } = await open(await countyVault())
  await unlock(page)
  await page.evaluate(goTo, '#/ecology?part=bars')
  const names = page.getByRole('table').getByRole('row').locator('td:nth-child(2)')
  await expect(names.first()).toBeVisible()
  const seen = { none: 0, some: 0 }
  const count = await names.count()
  for (let at = 0; at < count && (seen.none === 0 || seen.some === 0); at += 1) {
    await page.evaluate(goTo, '#/ecology?part=bars')
    await names.nth(at).click()
    const sheet = page.getByRole('complementary', { name: '得分单' })
    const counts = page.locator('.ecology-warned')
    await expect(counts).toBeVisible()
    const total = ((await counts.textContent()) ?? '').match(/\d+/g)?.reduce((sum, one) => sum + Number(one), 0)
    const put = sheet.getByRole('button', { name: /本期预警加入核查卷/ })
    if (total === 0) seen.none += 1
    else seen.some += 1
    await expect(put).toHaveCount(total === 0 ? 0 : 1)
    await expect(sheet.getByText('本期没有预警可加入核查卷')).toHaveCount(total === 0 ? 1 : 0)
  }
  expect([seen.none > 0, seen.some > 0]).toEqual([true, true])
  expect(problems).toEqual([])
})
