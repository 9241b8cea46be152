/** Stop pressed before the engine has answered: the window does not wait for the first progress to take the word. */
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { holdUp } from '../support/hold-up.ts'
import { unlock } from '../support/unlock.ts'

test('work stopped before its first progress does not run', async ({ open }) => {
  test.skip(test.info().project.name !== 'chromium', 'only the loopback can be held up between the window and its engine')
  const { page } = await open(countyVault())
  await unlock(page)
  const letGo = await holdUp(page, '**/call/packs.test')
  await page.getByRole('link', { name: '模型', exact: true }).click()
  await page.getByRole('button', { name: '检验模型' }).click()
  const stop = page.getByRole('button', { name: '停止' })
  await stop.click()
  await expect(stop).toBeDisabled()
  letGo()
  await expect(page.getByText('已取消', { exact: false }).first()).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '检验模型' })).toBeEnabled()
})
