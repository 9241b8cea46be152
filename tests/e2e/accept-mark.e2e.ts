/** One matter's deviation is accepted on its trail with reason, approver and term, stands there and in the list, and is ended, by hand. */
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { unlock } from '../support/unlock.ts'

test('[#42] a deviation of a single matter is accepted on its trail, seen in the list, and ended', async ({ open }) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await page.evaluate(() => {
    location.hash = '#/process?procedure=village-expense&part=deviations'
  })
  const grid = page.getByRole('grid', { name: '偏离' })
  await grid.getByRole('row').filter({ hasText: '缺失' }).first().click()
  const behind = page.getByRole('complementary', { name: '偏离' })
  await behind.getByRole('listitem').getByRole('button').first().click()
  const matter = page.getByRole('complementary', { name: '事项' })
  await matter.getByRole('button', { name: /打开首要标记的节点/ }).click()
  const inspector = page.getByRole('complementary', { name: '行为' })
  await inspector.getByRole('button', { name: '认可本事项的“缺失”' }).click()
  const dialog = page.getByRole('dialog')
  const act = dialog.getByRole('button', { name: '认可', exact: true })
  await expect(act).toBeDisabled()
  await dialog.getByLabel('理由').fill('应急抢修，镇里同意后补')
  await dialog.getByLabel('批准人').fill('赵镇长')
  await dialog.getByLabel('到期日').fill('2099-12-31')
  await act.click()
  await expect(dialog).toHaveCount(0)
  await expect(inspector.getByText('应急抢修，镇里同意后补；赵镇长批准，至 2099-12-31')).toBeVisible()
  await expect(inspector.getByRole('button', { name: '认可本事项的“缺失”' })).toHaveCount(0)
  await inspector.getByRole('button', { name: '看认可清单' }).click()
  const accepted = page.getByRole('complementary', { name: '认可' })
  await expect(page.getByRole('list', { name: '来路' }).locator('[aria-current]')).toHaveText('流程')
  await expect(accepted.getByText(/^事项：/)).toBeVisible()
  await expect(accepted.getByText('1 个标记，1 件')).toBeVisible()
  await accepted.getByRole('listitem').getByRole('button').first().click()
  await matter.getByRole('button', { name: /缺失/ }).first().click()
  await inspector.getByRole('button', { name: '终止认可' }).click()
  await dialog.getByLabel('理由').fill('材料已补齐')
  await dialog.getByRole('button', { name: '终止认可' }).click()
  await expect(inspector.getByRole('button', { name: '认可本事项的“缺失”' })).toBeVisible()
  expect(problems).toEqual([])
})
