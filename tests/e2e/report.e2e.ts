/** Examination reports from the window, over both carriers: one unit's page says the figures that stand on the screen; all units in one go, stopped and made again. */
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { wordsOfPage } from '../support/report-file.ts'
import { unlock } from '../support/unlock.ts'

test.setTimeout(60_000)

/** The score sheet of a unit of the ranking, and the dialog over it. */
async function openDialog(page: Page, unit: string) {
  await page.evaluate(() => {
    location.hash = '#/ecology?part=bars'
  })
  await page.getByTitle(unit, { exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: unit })).toBeVisible()
  await page.getByRole('button', { name: '体检报告', exact: true }).click()
  return page.getByRole('dialog', { name: '政治生态体检报告' })
}

test('[F1] [#50] one unit’s report says the score, the range, the place and the losses that stand on its sheet', async ({ open }) => {
  const { page, save, problems } = await open(countyVault())
  await unlock(page)
  const dialog = await openDialog(page, '县水利局')
  await dialog.getByRole('radiogroup', { name: '格式' }).getByText('HTML').click()
  await dialog.getByRole('button', { name: '生成' }).click()
  const words = wordsOfPage(readFileSync(await save(() => dialog.getByRole('button', { name: '保存' }).click()), 'utf8'))
  await dialog.getByRole('button', { name: '关闭' }).last().click()

  const said = /政治生态指数为 (?<score>[\d.]+) 分，处于“(?<band>.+?)”档。在 (?<n>\d+) 个有得分的同类单位中列第 (?<rank>\d+) 位/u.exec(
    words
  )?.groups
  expect(said).toBeDefined()
  const sheet = page.getByRole('main')
  // the sheet prints one decimal, the report two
  await expect(sheet).toContainText(`${Number(said?.['score']).toFixed(1)}分（满分 100）${said?.['band']}`)
  await expect(sheet).toContainText(`${said?.['rank']} / ${said?.['n']}`)
  const lost = [
    ...(/失分较多的指标：(?<list>[^。]+)。/u.exec(words)?.groups?.['list'] ?? '').matchAll(
      /(?:^|、)(?<name>[^（）]+)（失 (?<by>[\d.]+) 分）/gu
    )
  ]
  expect(lost).toHaveLength(5)
  const losses = page.getByRole('table', { name: '失分最多' })
  for (const { groups } of lost)
    await expect(losses.getByRole('row').filter({ hasText: groups?.['name'] ?? '-' })).toContainText(`−${groups?.['by']}`)
  expect(problems).toEqual([])
})

test('[F1] [#50] reports of all units are stopped without a trace, then made in one go with progress', async ({ open }) => {
  const { page, save, problems } = await open(countyVault())
  await unlock(page)
  const dialog = await openDialog(page, '县水利局')
  await dialog.getByRole('radiogroup', { name: '范围' }).getByText('全部单位').click()
  await dialog.getByRole('button', { name: /期间/ }).click()
  await page.getByRole('option', { name: '全部期间' }).click()
  // 72 reports as PDF take long enough to be stopped by a person
  await dialog.getByRole('radiogroup', { name: '格式' }).getByText('PDF').click()
  await dialog.getByRole('button', { name: '生成' }).click()
  const progress = dialog.getByRole('progressbar', { name: '出具体检报告' })
  await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]/, { timeout: 20_000 })
  await dialog.getByRole('button', { name: '停止' }).click()
  await expect(dialog).toContainText('已取消，没有留下报告，也没有登记', { timeout: 10_000 })

  await dialog.getByRole('radiogroup', { name: '格式' }).getByText('HTML').click()
  await dialog.getByRole('button', { name: '生成' }).click()
  const files = unzipSync(readFileSync(await save(() => dialog.getByRole('button', { name: '保存' }).click({ timeout: 30_000 }))))
  await expect(dialog).toContainText('72')
  expect(Object.keys(files)).toHaveLength(72)
  const numbers = Object.values(files).map((bytes) => Number(/第 (\d+) 份/u.exec(wordsOfPage(new TextDecoder().decode(bytes)))?.[1]))
  // the copy numbers of the run that was stopped were not used up
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 72 }, (_, at) => at + Math.min(...numbers)))
  const first = Math.min(...numbers)
  expect(first).toBe(1)
  expect(problems).toEqual([])
})
