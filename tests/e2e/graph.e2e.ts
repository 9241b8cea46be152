/**
 * From a warning about a person to the firm that a relative runs: relations, the shortest path, the tie, its rows, the source line; by keyboard in
 * the drawing; and what goes out of it.
 */
import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { unlock } from '../support/unlock.ts'

test.setTimeout(120_000)

test('[#35] [#37] from a warning to a path between a person and a firm, down to the source line', async ({ open }) => {
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)
  await page.evaluate(() => {
    location.hash = '#/warnings?models=%5B%22soe-related-party%22%5D'
  })
  const list = page.getByRole('grid').first()
  await expect(list.getByRole('row').nth(1)).toBeVisible({ timeout: 20_000 })
  await list.getByRole('row').nth(1).click()
  const card = page.getByRole('complementary', { name: '预警卡' })
  await card.getByRole('button', { name: '关系' }).click()

  const drawing = page.getByRole('application', { name: /^关系图/ })
  await expect(drawing).toHaveAttribute('data-settled', 'true', { timeout: 20_000 })

  // the nodes by keyboard: the first arrow takes the node it began with
  await expect(drawing).toBeFocused()
  await page.keyboard.press('ArrowRight')
  const node = page.getByRole('complementary', { name: '结点' })
  await expect(node.getByRole('heading', { level: 1 })).not.toBeEmpty()
  await page.keyboard.press('Escape')

  // the same as a table; its person is chosen as the start
  await page.getByRole('radio', { name: '表格' }).click()
  const nodes = page.getByRole('table', { name: '结点' })
  await nodes.getByRole('row', { name: /^人员/ }).first().click()
  const name = await node.getByRole('heading', { level: 1 }).innerText()
  await page.getByRole('radio', { name: '图', exact: true }).click()

  // the way to the firm
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog', { name: `从“${name}”到` })
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('同心0001')
  await expect(dialog.getByRole('button', { name: /云溪县同心0001贸易有限公司/ })).toBeVisible()
  await page.keyboard.press('Enter')
  const way = page.getByRole('complementary', { name: '最短路径' })
  await expect(way.getByRole('heading', { level: 1 })).toHaveText('2 步')
  await expect(way).toContainText('亲属（1 行）')
  await expect(way).toContainText('法定代表人（1 行）')

  // a tie opens its rows, a row its line
  await way.getByRole('button', { name: '亲属（1 行）' }).click()
  const tie = page.getByRole('complementary', { name: '关系' })
  await expect(tie).toContainText('台账登记')
  await tie.getByRole('table').getByRole('row').nth(1).click()
  const source = page.getByRole('complementary', { name: '来源行' })
  await expect(source).toContainText(/第 \d+ 行/)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(tie).toBeVisible()

  const saved = await app.save(() => page.getByRole('button', { name: '导出表格' }).click())
  expect(readFileSync(saved, 'utf8')).toMatch(/关系不等于问题/)
  expect(app.problems).toEqual([])
})
