/** Parts of political ecology beside the index: clean-governance units, villages without accusation down to a petition's line, the drive down to its entries. */
import { expect, type Page } from '@playwright/test'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'

test.setTimeout(120_000)

async function openPart(page: Page, link: string): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(trainingPassphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 30_000 })
  await page.evaluate((hash) => {
    location.hash = hash
  }, link)
}

test('[F6] units ranked by clean-governance unit, the group filtered to one kind', async ({ open }) => {
  const app = await open(countyVault())
  await openPart(app.page, '#/ecology?part=bars&group=clean')
  await expect(app.page.getByRole('region', { name: '清廉学校' }).getByRole('row').nth(1)).toBeVisible()
  await expect(app.page.getByRole('region', { name: '清廉机关' })).toBeVisible()
  await app.page.getByRole('button', { name: /^清廉单元/ }).click()
  await app.page
    .getByRole('option', { name: '清廉学校' })
    .or(app.page.getByRole('menuitemcheckbox', { name: '清廉学校' }))
    .click()
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('region', { name: '清廉机关' })).toHaveCount(0)
  await expect(app.page.getByRole('region', { name: '清廉学校' })).toBeVisible()
  expect(app.problems).toEqual([])
})

test('[F6] a link filters the heat map and the list of warnings by kind and clean-governance unit; the chips say so and take it back', async ({
  open
}) => {
  const app = await open(countyVault())
  const { page } = app
  await openPart(page, '#/warnings')
  const summary = page.getByText(/^未办结 \d+/).first()
  const all = Number(/\d+/.exec((await summary.textContent()) ?? '')?.[0])
  await page.evaluate((hash) => {
    location.hash = hash
  }, '#/warnings?kinds=["镇街"]&cleans=["organ"]')
  await expect(page.getByRole('button', { name: '清廉单元 清廉机关' })).toBeVisible()
  await expect(summary).not.toHaveText(`未办结 ${all}`)
  const some = Number(/\d+/.exec((await summary.textContent()) ?? '')?.[0])
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThan(all)
  await expect(page.getByText(`筛选出 ${some} 条`)).toBeVisible()
  await page.evaluate((hash) => {
    location.hash = hash
  }, '#/heat?cleans=["school","hospital"]&table=true')
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows.filter({ hasText: '县人民医院' })).toHaveCount(1)
  await expect(rows.filter({ hasText: '县财政局' })).toHaveCount(0)
  await page.getByRole('button', { name: '清除筛选' }).click()
  await expect(rows.filter({ hasText: '县财政局' })).toHaveCount(1)
  expect(app.problems).toEqual([])
})

test('[B6] a township’s number opens its petitions, a petition its line; why the share is no merit stands above', async ({ open }) => {
  const app = await open(countyVault())
  const { page } = app
  await openPart(page, '#/ecology?part=villages&period=2026Q2')
  await expect(page.getByText(/占比不是成绩：不计入任何得分/)).toBeVisible()
  await page.getByRole('button', { name: /^柳湾镇 收到 \d+$/ }).click()
  const behind = page.getByRole('complementary', { name: '数字背后' })
  await expect(behind).toContainText('60_信访台账')
  await behind.getByRole('listitem').getByRole('button').first().click()
  await expect(page.getByRole('complementary').last()).toContainText('60_信访台账')
  await expect(page).toHaveURL(/row=/)
  expect(app.problems).toEqual([])
})

test('[F4] activity and results of the drive; a bar opens its entries, by keyboard', async ({ open }) => {
  const app = await open(countyVault())
  const { page } = app
  await openPart(page, '#/ecology?part=drive')
  await expect(page.getByRole('heading', { name: /^动态图/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^成果图/ })).toBeVisible()
  await page
    .getByRole('button', { name: /，打开条目$/ })
    .first()
    .press('Enter')
  await expect(page).toHaveURL(/#\/registers\?.*figure=/)
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  expect(app.problems).toEqual([])
})
