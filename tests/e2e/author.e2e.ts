/** A model written without code, as an analyst would: the form, a trial on the rows, cases out of them, enabled; and it stands among the models. */
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { unlock } from '../support/unlock.ts'

test('[#21] [#69] a model is written in the form, tried, proved by cases and enabled', async ({ open }) => {
  test.setTimeout(120_000)
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await page.evaluate(() => {
    location.hash = '#/packs'
  })
  await page.getByRole('button', { name: '写模型' }).click()
  await page.getByRole('button', { name: '写新模型' }).click()
  await page.getByLabel('编号').fill('own-large')
  await page.getByRole('button', { name: '开始' }).click()
  await expect(page.getByText('待改', { exact: false }).first()).toBeVisible()

  await page.getByLabel('名称', { exact: true }).fill('大额合同')
  await page.getByRole('button', { name: '增加条件' }).click()
  const field = page.getByRole('combobox', { name: '字段' })
  await field.fill('合同金额')
  await page
    .getByRole('option', { name: /合同金额/ })
    .first()
    .click()
  await page.getByLabel('值（元）').fill('100000')
  await page.getByLabel('预警语句').fill('{org} 签订合同 {amount|money}')
  await page.getByLabel('文件').fill('本单位内控要求')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('没有待改之处')).toBeVisible()
  if (process.env['LIANJING_SHOTS']) await page.screenshot({ path: `${process.env['LIANJING_SHOTS']}/form.png` })

  await page.getByRole('tab', { name: '预览' }).click()
  await page.getByRole('button', { name: '试运行' }).click()
  await expect(page.getByText(/命中 \d+ 条/)).toBeVisible({ timeout: 30_000 })
  if (process.env['LIANJING_SHOTS']) await page.screenshot({ path: `${process.env['LIANJING_SHOTS']}/preview.png` })

  await page.getByRole('tab', { name: /用例/ }).click()
  await page.getByRole('button', { name: '启用', exact: true }).click()
  await expect(page.getByText(/缺少应命中、不应命中、边界的用例/)).toBeVisible({ timeout: 30_000 })
  for (const [n, kind] of ['取一条命中', '取未命中的行', '生成边界'].entries()) {
    await page.getByRole('button', { name: kind }).click()
    await expect(page.getByRole('tab', { name: new RegExp(`用例 [${String(n + 1)}-9]`) })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('button', { name: kind })).toBeEnabled({ timeout: 30_000 })
  }
  if (process.env['LIANJING_SHOTS']) await page.screenshot({ path: `${process.env['LIANJING_SHOTS']}/cases.png` })
  await page.getByRole('tab', { name: 'SQL' }).click()
  await expect(page.getByRole('textbox', { name: 'SQL' })).toHaveValue(/evidence_contract/)
  if (process.env['LIANJING_SHOTS']) await page.screenshot({ path: `${process.env['LIANJING_SHOTS']}/sql.png` })
  await page.getByRole('button', { name: '启用', exact: true }).click()
  await expect(page.getByText(/已启用，第 1 版/)).toBeVisible({ timeout: 30_000 })

  await page.getByRole('button', { name: '自写模型清单' }).click()
  await expect(page.getByRole('table', { name: '自写模型' }).getByText('已启用')).toBeVisible()
  if (process.env['LIANJING_SHOTS']) await page.screenshot({ path: `${process.env['LIANJING_SHOTS']}/list.png` })
  expect(problems).toEqual([])
})
