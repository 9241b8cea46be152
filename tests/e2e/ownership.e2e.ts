/**
 * In the window: a file of beneficial ownership statements is known by its content, imported, and its chain read in the relations graph; and a hub of the
 * county is listed page by page, searched, drawn one by one, and narrowed to days, with rows that bear no date told apart.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { unlock } from '../support/unlock.ts'

test.setTimeout(120_000)

const firm = (record: string, name: string) => ({
  statementId: `s-${record}`,
  recordId: record,
  recordType: 'entity',
  recordStatus: 'new',
  statementDate: '2026-01-05',
  recordDetails: { entityType: { type: 'registeredEntity' }, name }
})
const held = (record: string, interestedParty: string, subject: string, share: object) => ({
  statementId: `s-${record}`,
  recordId: record,
  recordType: 'relationship',
  recordStatus: 'new',
  statementDate: '2026-01-05',
  recordDetails: { subject, interestedParty, interests: [{ type: 'shareholding', directOrIndirect: 'direct', share }] }
})
const statements = [
  firm('A', '云溪丙实业有限公司'),
  firm('B', '云溪乙控股有限公司'),
  {
    ...firm('P', ''),
    recordType: 'person',
    recordDetails: { personType: 'knownPerson', names: [{ type: 'legal', fullName: '钱知远' }] }
  },
  held('h1', 'B', 'A', { exact: 60 }),
  held('h2', 'P', 'B', { minimum: 25, maximum: 50 })
]

test('[#1] [#35] ownership statements come in by their content, and the chain says what is not on record', async ({ open }) => {
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)
  const file = join(mkdtempSync(join(tmpdir(), 'lianjing-bods-')), '股权陈述.json')
  writeFileSync(file, JSON.stringify(statements))
  await page.getByRole('navigation', { name: '去处' }).getByRole('link', { name: '数据' }).click()
  await app.choose([file], () => page.getByRole('button', { name: '选择文件' }).click())
  await expect(page.getByRole('columnheader', { name: /所述对象编号/ })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: '导入 1 个文件' }).click()
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible({ timeout: 30_000 })

  await page.getByRole('navigation', { name: '去处' }).getByRole('link', { name: '关系' }).click()
  await page.getByRole('searchbox', { name: /姓名、企业/ }).fill('云溪丙实业')
  await page.getByRole('button', { name: /云溪丙实业有限公司/ }).click()
  const drawing = page.getByRole('application', { name: /^关系图/ })
  await expect(drawing).toHaveAttribute('data-settled', 'true', { timeout: 20_000 })
  await drawing.focus()
  await page.keyboard.press('ArrowRight')
  const node = page.getByRole('complementary', { name: '结点' })
  await expect(
    node
      .getByRole('listitem')
      .filter({ hasText: /^云溪乙控股有限公司/ })
      .last()
  ).toContainText('60%')
  await expect(
    node
      .getByRole('listitem')
      .filter({ hasText: /^钱知远/ })
      .last()
  ).toContainText('比例未登记')
  expect(app.problems).toEqual([])
})

test('[#35] what a hub has is listed, searched and drawn one by one; days narrow it, and what bears no date is told apart', async ({
  open
}) => {
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)
  await page.getByRole('navigation', { name: '去处' }).getByRole('link', { name: '关系' }).click()
  await page.getByRole('searchbox', { name: /姓名、企业/ }).fill('县住房和城乡建设局')
  await page.getByRole('button', { name: /^单位县住房和城乡建设局/ }).click()
  const drawing = page.getByRole('application', { name: /^关系图/ })
  await expect(drawing).toHaveAttribute('data-settled', 'true', { timeout: 20_000 })
  await drawing.focus()
  await page.keyboard.press('ArrowRight')
  const node = page.getByRole('complementary', { name: '结点' })
  await node.getByRole('button', { name: '付款', exact: true }).click()
  const list = node.getByRole('list', { name: '付款' })
  await expect(list.getByRole('listitem')).toHaveCount(50)
  await expect(node.getByRole('status')).toContainText(/第 1–50 条/)
  await node.getByRole('button', { name: '下一页' }).click()
  await expect(node.getByRole('status')).toContainText(/第 51–/)
  const last = list.getByRole('listitem').last()
  await expect(last).not.toContainText('已在图上')
  const name = await last.getByRole('button').innerText()
  await node.getByRole('searchbox').fill(name)
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await list.getByRole('button').click()
  await expect(node.getByRole('heading', { level: 1 })).toHaveText(name)

  const ties = page.locator('.statusbar').getByText(/关系没有日期/)
  await expect(ties).toBeVisible()
  await page.getByRole('textbox', { name: /自/ }).fill('2026-01-01')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/from=/)
  await expect(ties).toBeVisible()
  await page.getByRole('button', { name: /无日期的行/ }).click()
  await page.getByRole('option', { name: '不计入' }).click()
  await expect(ties).toHaveCount(0)
  expect(app.problems).toEqual([])
})
