/**
 * What a person does before an answer is there, as on a slow machine: a form whose file is still on its way cannot be saved without it; a key that
 * stands on a card holds though the list beside it has not come.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { holdUp } from '../support/hold-up.ts'
import { unlock } from '../support/unlock.ts'

test('a step is not booked while its attachment is being read, and is booked with it', async ({ open }) => {
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)
  await page.evaluate(() => {
    location.hash = '#/registers?register=village-items'
  })
  await page.getByRole('toolbar').getByRole('button', { name: '新建' }).click()
  const dialog = page.getByRole('dialog')
  const act = dialog.getByRole('button', { name: '登记' })
  await dialog
    .getByRole('textbox', { name: /（必填）/ })
    .first()
    .fill('村口路灯不亮')
  await dialog.getByRole('combobox').first().fill('双河口镇下洋村')
  await page.getByRole('option', { name: '双河口镇下洋村' }).click()
  await act.click()
  const card = page.getByRole('complementary', { name: '条目' })
  await card.getByRole('button', { name: /^商议/ }).click()
  await dialog.getByRole('textbox', { name: '议定意见（必填）' }).fill('换新路灯三盏')
  await dialog.getByRole('textbox', { name: '办理人' }).fill('村书记')
  await expect(act).toBeEnabled()
  const minutes = join(mkdtempSync(join(tmpdir(), 'lianjing-minutes-')), '议事记录.txt')
  writeFileSync(minutes, '三盏')
  const letGo = await holdUp(page, '**/files')
  await app.choose([minutes], () => dialog.getByRole('button', { name: '选择文件' }).click())
  await expect(dialog.getByText('正在读取文件…')).toBeVisible()
  await expect(act).toBeDisabled()
  letGo()
  await expect(dialog.getByRole('heading', { name: /议事记录\.txt/ })).toBeVisible()
  await act.click()
  await expect(dialog).toHaveCount(0)
  await expect(
    card
      .locator('.course > li')
      .last()
      .getByRole('button', { name: /议事记录\.txt/ })
  ).toBeVisible()
  expect(app.problems).toEqual([])
})

test('the Enter that a warning card shows leads on before the list of warnings has come', async ({ open }) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  const letGo = await holdUp(page, '**/call/warning.page')
  await page.evaluate(() => {
    location.hash = '#/warnings?id=YJ-2026-0001'
  })
  await expect(page.getByRole('complementary', { name: '预警卡' }).getByRole('button', { name: /Enter$/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/#\/warnings/)
  letGo()
  expect(problems).toEqual([])
})
