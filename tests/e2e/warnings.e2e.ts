/**
 * From a coloured cell to its warning, to the row of the source file and back, and what can be done with a warning on the way: tick, replay, put in
 * a case file, export. On the small training county, as a person would do it.
 */
import { readFileSync } from 'node:fs'
import { expect, type Locator } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { unlock } from '../support/unlock.ts'

test('[#28] a cell leads to its warning, the row of the source file, and back to the same cell', async ({ open }) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await page.getByRole('link', { name: '热图' }).click()
  await expect(page.getByRole('group', { name: '图例：未办结预警数' })).toBeVisible()
  await page.keyboard.press('t')
  const cell = page.getByRole('region', { name: '表格' }).getByRole('cell', { name: '1 ▲' }).first()
  await cell.click()
  const inspector = page.getByRole('complementary', { name: '单元格' })
  await expect(inspector.getByRole('button', { name: /^打开预警/ })).toBeVisible()
  const title = await inspector.getByRole('heading', { level: 1 }).textContent()
  const address = page.url()
  await page.keyboard.press('Enter')

  const card = page.getByRole('complementary', { name: '预警卡' })
  await expect(card.getByText('预警是待核实的线索，不等于问题。')).toBeVisible()
  await expect(page.getByRole('grid', { name: '预警列表' }).locator('[data-here]')).toHaveCount(1)
  const row = card.getByRole('table').first().locator('tbody tr').first()
  const line = /^(\d+) ·/.exec((await row.locator('.place').textContent()) ?? '')?.[1]
  await row.click()
  const source = page.getByRole('complementary', { name: '来源行' })
  await expect(source.getByText(`第 ${line} 行`)).toBeVisible()
  await expect(source.getByText('sha256', { exact: false })).toBeVisible()

  await page.keyboard.press('Backspace')
  await expect(card.getByText('预警是待核实的线索，不等于问题。')).toBeVisible()
  await page.keyboard.press('Backspace')
  await expect(inspector.getByRole('heading', { level: 1 })).toHaveText(title ?? '')
  expect(page.url()).toBe(address)
  expect(problems).toEqual([])
})

test('[#29] from a cell to who approved: four clicks', async ({ open }) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await page.getByRole('link', { name: '热图' }).click()
  await expect(page.getByRole('group', { name: '图例：未办结预警数' })).toBeVisible()
  await page.keyboard.press('t')
  let clicks = 0
  const click = async (target: Locator): Promise<void> => {
    await target.click()
    clicks += 1
  }
  await click(page.getByRole('region', { name: '表格' }).getByRole('cell', { name: '1 ▲' }).first())
  await click(page.getByRole('complementary', { name: '单元格' }).getByRole('listitem').getByRole('button').first())
  await click(page.getByRole('complementary', { name: '预警卡' }).getByRole('button', { name: '打开事项轨迹' }))
  await click(page.getByText('审批', { exact: true }).first())
  const act = page.getByRole('complementary', { name: '行为' })
  await expect(act.getByText('来源原行')).toBeVisible()
  await expect(act.getByRole('heading', { level: 1 })).toHaveText(/审批/)
  expect(clicks).toBe(4)
  expect(problems).toEqual([])
})

test('a warning is found by pinyin initials, ticked, replayed, put in a case file and exported', async ({ open }) => {
  const { page, problems, save } = await open(countyVault())
  await unlock(page)
  await page.getByRole('link', { name: /预警/ }).click()
  const grid = page.getByRole('grid', { name: '预警列表' })
  await page.getByRole('searchbox', { name: '名称、编号或拼音首字母' }).fill('hzwlgb')
  await expect(grid).toHaveAttribute('aria-rowcount', '1')
  await grid.getByText('化整为零规避招标').click()
  const card = page.getByRole('complementary', { name: '预警卡' })
  await expect(card.getByRole('img', { name: /合计金额.*限值/ })).toBeVisible()
  const first = card.getByRole('checkbox').first()
  await card.locator('.ticks label').first().click()
  await expect(first).toBeChecked()
  await card.getByRole('button', { name: '重放' }).click()
  await expect(card.getByText(/结果相同/)).toBeVisible()

  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: '加入核查卷' })
  await dialog.getByLabel('卷名').fill('路面铺装发包核查')
  await dialog.getByRole('button', { name: '新建并加入' }).click()
  await expect(page.getByText('已加入“路面铺装发包核查”', { exact: false })).toBeVisible()

  const file = await save(async () => {
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: /导出 CSV/ }).click()
  })
  const text = readFileSync(file, 'utf8')
  expect(text).toContain('化整为零规避招标')
  expect(text.split(/\r?\n/).filter((line) => line.startsWith('YJ-'))).toHaveLength(1)
  expect(text).toContain('线索待核实')
  expect(problems).toEqual([])
})
