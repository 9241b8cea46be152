/**
 * Search in the window: found by initials, opened, its source line seen, put in a file with the way that led there; the panel of steps leads back.
 */
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { goTo } from '../support/go-to.ts'
import { unlock } from '../support/unlock.ts'

test.setTimeout(120_000)

test('[#9] [#34] found by initials, opened, its source line, put in a file with the way there; the steps lead back', async ({ open }) => {
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)
  const box = page.getByRole('searchbox', { name: '查找' })
  await goTo(page, 'q', box)
  // a page is noted among the steps once somebody stays on it; a quick test only passes through
  const noted = page.waitForResponse(
    (response) => response.url().endsWith('/call/steps.take') && (response.request().postData() ?? '').includes('查找：zjj'),
    { timeout: 60_000 }
  )
  const units = page.getByRole('listbox', { name: '单位' })
  // the rows are put in the index behind the opening; until then the status says how many are wanting
  await expect(async () => {
    await box.fill('')
    await box.fill('zjj')
    await expect(units.getByRole('option').first()).toContainText('住房和城乡建设局', { timeout: 3000 })
  }).toPass({ timeout: 45_000 })
  await units.getByRole('option').first().click()
  const beside = page.getByRole('complementary', { name: '查找' })
  await expect(beside).toContainText('按拼音')
  await noted

  // its source line, and from there into a file
  await beside.getByRole('button', { name: /^看来源行/ }).click()
  await expect(page.getByRole('complementary', { name: '来源行' })).toContainText(/第 \d+ 行/)
  await page.getByRole('button', { name: /^放入核查卷/ }).click()
  const dialog = page.getByRole('dialog', { name: '加入核查卷' })
  await dialog.getByRole('textbox', { name: '卷名' }).fill('由查找而来')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()

  // its page; the panel of steps goes back to the search
  await page.keyboard.press('Escape')
  await units.getByRole('option').first().click()
  await beside.getByRole('button', { name: /^打开/ }).click()
  await expect(page).toHaveURL(/#\/unit/)
  await expect(box).toBeHidden()
  await page.keyboard.press('Control+h')
  const steps = page.getByRole('dialog', { name: '来路：看过什么' })
  await steps.getByRole('searchbox').fill('查找：zjj')
  await expect(steps.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(box).toHaveValue('zjj')
  await expect(units.getByRole('option').first()).toContainText('住房和城乡建设局')
  expect(app.problems).toEqual([])
})
