/** What a register proposes from the vault's own warnings, from the question to the saved letter, and back to the warning. */
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { unlock } from '../support/unlock.ts'

const card = (page: Page): Locator => page.getByRole('complementary', { name: '条目' })
const dialog = (page: Page): Locator => page.getByRole('dialog')

test('[A8] [F7] what the vault warns of often is proposed, ticked, walks to its warning, is issued, and its sheet is saved', async ({
  open
}) => {
  test.slow() // three processes are started: two questions to the runner and one that adopts
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)
  await page.getByRole('navigation', { name: '去处' }).getByRole('link', { name: '台账' }).click()
  await page.getByRole('button', { name: '行权提醒单' }).click()
  await page.getByRole('toolbar').getByRole('button', { name: '拟列' }).click()
  // the runner starts as a process of its own
  await expect(dialog(page).getByText(/^全选，共 \d+ 条$/)).toBeVisible({ timeout: 30_000 })
  await expect(dialog(page).getByRole('button', { name: '列入台账（0）' })).toBeDisabled()
  await dialog(page)
    .getByRole('spinbutton', { name: '预警至少' })
    .or(dialog(page).getByRole('textbox', { name: '预警至少' }))
    .fill('2')
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByText('审批倒置', { exact: true })).toBeVisible({ timeout: 30_000 })
  await dialog(page).getByText('审批倒置', { exact: true }).click()
  await dialog(page).getByRole('button', { name: '因何拟列：审批倒置' }).click()
  await expect(dialog(page).getByRole('button', { name: /^YJ-2026-\d+ · 审批倒置$/ })).toHaveCount(2)
  await dialog(page).getByRole('button', { name: '列入台账（1）' }).click()
  await expect(dialog(page)).toHaveCount(0, { timeout: 30_000 })
  await expect(card(page).getByRole('heading', { name: '审批倒置' })).toBeVisible()
  await expect(card(page)).toContainText('办“签发”时制作')

  await card(page).getByRole('button', { name: /^签发/ }).click()
  await dialog(page).getByRole('textbox', { name: '办理人' }).fill('室主任')
  await dialog(page).getByRole('textbox', { name: '复核人（必填）' }).fill('分管领导')
  await dialog(page).getByRole('button', { name: '登记' }).click()
  await card(page).getByRole('button', { name: '存行权提醒单' }).click()
  const saved = await app.save(() => page.getByRole('menuitem', { name: '存为网页（HTML）' }).click())
  const html = readFileSync(saved, 'utf8')
  expect(html).toContain('审批倒置')
  expect(html).not.toContain('<script')

  // from the entry to the warning that caused it
  const cause = card(page)
    .getByRole('button', { name: /^YJ-2026-\d+ · 审批倒置$/ })
    .first()
  const no = /YJ-2026-\d+/.exec((await cause.textContent()) ?? '')?.[0] ?? ''
  await cause.click()
  await expect(page.getByRole('complementary')).toContainText(no)
  expect(app.problems).toEqual([])
})
