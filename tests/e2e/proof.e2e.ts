/** 核验 in the window: examples to press before any id is known, and steps that tell which item, draw or chain was looked at and lead back to it. */
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { unlock } from '../support/unlock.ts'

test.setTimeout(120_000)

test('[#9] [D4] an example leads to an item; the steps name item, draw and chain, and go back to each', async ({ open }) => {
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)
  const trail = page.getByRole('list', { name: '来路' })
  const stay = 1500

  await page.goto(`${page.url().split('#')[0]}#/proof`)
  const examples = page.locator('.proof-examples')
  await expect(examples).toContainText('例如')
  const item = (await examples.getByRole('button').first().textContent()) ?? ''
  await examples.getByRole('button').first().click()
  await expect(page.getByRole('list', { name: '追溯结果' })).toBeVisible()
  await expect(trail).toContainText(`一物一码：${item}`)
  await page.waitForTimeout(stay)

  await page.getByRole('radio', { name: '摇号与抽取' }).click()
  const draws = page.getByRole('table', { name: '摇号与抽取' })
  const opened: string[] = []
  for (const at of [0, 1]) {
    await draws
      .getByRole('row')
      .nth(at + 1)
      .click()
    await expect(page.getByRole('button', { name: '全部抽取' })).toBeVisible()
    const title = (await page.locator('.proof h2').first().textContent()) ?? ''
    await expect(trail).toContainText(`摇号与抽取：${title}`)
    opened.push((await trail.getByText(`摇号与抽取：${title}`).first().textContent()) ?? '')
    await page.waitForTimeout(stay)
    await page.getByRole('button', { name: '全部抽取' }).click()
    await expect(trail).not.toContainText(title)
  }

  await page.getByRole('radio', { name: '留痕链' }).click()
  await page.getByRole('table', { name: '留痕链' }).getByRole('row').nth(1).click()
  const chain = (await page.locator('.proof h2').first().textContent()) ?? ''
  await expect(trail).toContainText(`留痕链：${chain}`)
  await page.waitForTimeout(stay)

  const steps = page.getByRole('dialog', { name: '来路：看过什么' })
  await page.keyboard.press('Control+h')
  for (const label of [`一物一码：${item}`, ...opened, `留痕链：${chain}`])
    await expect(steps.getByText(label, { exact: true }).first()).toBeVisible()
  await steps.getByRole('searchbox').fill(opened[0] ?? '')
  await expect(steps.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.locator('.proof h2').first()).toHaveText(/\S/)
  await expect(trail).toContainText(opened[0] ?? 'none')
})
