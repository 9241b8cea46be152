/** What the newer places hand out as files, over both carriers: an event log that other tools read, and a list of names that was checked. */
import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { unlock } from '../support/unlock.ts'

test('[#43] the event log of a procedure is saved, with as many traces as the window says', async ({ open }) => {
  const { page, save, problems } = await open(countyVault())
  await unlock(page)
  await page.evaluate(() => {
    location.hash = '#/process?procedure=village-expense'
  })
  await page.getByRole('button', { name: '导出事件日志' }).click()
  // the word is said for three seconds only: it is read while the file is written
  const [saved, said] = await Promise.all([
    save(() => page.getByRole('menuitem', { name: 'XES', exact: false }).first().click()),
    page
      .getByText(/已导出 [\d,]+ 件事项/)
      .first()
      .textContent()
  ])
  const text = readFileSync(saved, 'utf8')
  expect(text).toMatch(/^<\?xml[^>]*\?>\s*<log /)
  const traces = Number(/已导出 ([\d,]+) 件/.exec(said ?? '')?.[1]?.replaceAll(',', ''))
  expect(traces).toBeGreaterThan(0)
  expect(text.match(/<trace>/g)).toHaveLength(traces)
  expect(problems).toEqual([])
})

test('[#38] a list of names is checked line by line and handed out', async ({ open }) => {
  const { page, save, problems } = await open(countyVault())
  await unlock(page)
  await page.evaluate(() => {
    location.hash = '#/search'
  })
  await page.getByRole('radiogroup', { name: '查找什么' }).getByText('核对名单').click()
  await page.getByRole('textbox', { name: '粘贴名单' }).fill('县住房和城乡建设局\n查无此人甲乙丙')
  await page.getByRole('button', { name: '核对', exact: true }).click()
  const table = page.getByRole('table', { name: '核对名单' })
  await expect(table.getByRole('row', { name: /查无此人甲乙丙/ })).toContainText('未找到')
  await expect(table.getByRole('row', { name: /县住房和城乡建设局/ })).not.toContainText('未找到')
  const [saved] = await Promise.all([
    save(() => page.getByRole('button', { name: '导出结果' }).click()),
    expect(page.getByText('登记在打印与导出登记簿')).toBeVisible()
  ])
  expect(readFileSync(saved).subarray(0, 2).toString()).toBe('PK')
  expect(problems).toEqual([])
})
