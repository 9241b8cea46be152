/** Figures collected in the window: typed by keyboard, pasted as a block, refused, saved with two hands, walked back to; workbooks; a request letter. */
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { emptyVault } from '../support/empty-vault.ts'
import { unlock } from '../support/unlock.ts'

const openPoints = async (page: Page): Promise<Locator> => {
  await page.getByRole('navigation', { name: '去处' }).getByRole('link', { name: '政治生态' }).click()
  await page.getByRole('link', { name: '填报', exact: true }).click()
  const sheet = page.getByRole('grid', { name: '监测点数' })
  await expect(sheet.getByRole('gridcell').first()).toBeVisible({ timeout: 20_000 })
  return sheet
}
const standing = (page: Page): Locator => page.getByRole('complementary', { name: '单元格与问题' })
const score = async (sheet: Locator): Promise<number> =>
  Number(await sheet.getByRole('row').nth(1).getByRole('rowheader').locator('.num').textContent())

test('[F1] typed by keyboard and pasted from a spreadsheet; a fault holds it back; saved, the score moves and the walk ends at the form', async ({
  open
}) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  const sheet = await openPoints(page)
  const before = await score(sheet)
  const row = sheet.getByRole('row').nth(1)
  await row.getByRole('gridcell').first().click()
  const field = sheet.getByRole('textbox')
  await expect(field).toBeFocused()
  // P001 meetings, P002 of them with the first agenda item: a part cannot be more than its whole
  await page.keyboard.type('12')
  await page.keyboard.press('Tab')
  await page.keyboard.type('１５')
  await page.keyboard.press('Enter')
  const inspector = standing(page)
  await expect(inspector.getByRole('list', { name: '须改正' }).getByText('部分大于整体').first()).toBeVisible()
  await expect(page.getByRole('status').getByText('未保存 2 个数')).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('F2')
  await page.keyboard.press('Escape')
  await page.keyboard.type('6')
  await page.keyboard.press('Enter')
  await expect(inspector.getByRole('list', { name: '须改正' })).toBeHidden()
  // undo takes the last figure back, and it is typed again
  await page.keyboard.press('Control+z')
  await expect(inspector.getByRole('list', { name: '须改正' })).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.type('6')
  await page.keyboard.press('Tab')
  // a block from a spreadsheet: two points right, one unit
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '１０\t3万元\r\n')
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(page.getByText('已粘贴 2 个数')).toBeVisible()
  await expect(inspector.getByText(/带“万”“亿”/)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('9')
  await page.keyboard.press('Enter')
  await expect(inspector.getByRole('list', { name: '须改正' })).toBeHidden()
  await page.getByRole('button', { name: '保存…' }).click()
  const dialog = page.getByRole('dialog')
  const save = dialog.getByRole('button', { name: '保存', exact: true })
  await dialog.getByLabel('填报人').fill('吴敏')
  await dialog.getByLabel('复核人').fill('吴敏')
  await dialog.getByLabel('更正理由').fill('季度台账复核')
  await expect(dialog.getByText('填报人与复核人不能是同一人')).toBeVisible()
  await expect(save).toBeDisabled()
  await dialog.getByLabel('复核人').fill('沈立')
  await save.click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/^已保存/)).toBeVisible()
  await expect.poll(() => score(sheet)).not.toBe(before)
  await row.getByRole('gridcell').first().click()
  await expect(inspector.getByText('吴敏')).toBeVisible()
  await inspector.getByRole('button', { name: '打开来源' }).click()
  const source = page.getByRole('complementary', { name: '来源行' })
  await expect(source.getByText('监测点填报').first()).toBeVisible()
  await expect(source.getByText('沈立').first()).toBeVisible()
  await expect(source.getByText('季度台账复核')).toBeVisible()
  expect(problems).toEqual([])
})

test('[#81] workbooks are handed out as one archive, and a letter urges those who have not reported', async ({ open }) => {
  const { page, save, choose, problems } = await open(countyVault())
  await unlock(page)
  await openPoints(page)
  await page.getByRole('radio', { name: '填报表' }).click()
  const issue = page.getByRole('region', { name: '下发' })
  const archive = await save(() => issue.getByRole('button', { name: '下发填报表' }).click())
  expect(readFileSync(archive).subarray(0, 2).toString('latin1')).toBe('PK')
  await expect(issue.getByRole('table', { name: '已下发的填报表' }).getByText('JCD-2026Q3-01')).toBeVisible()
  const urge = page.getByRole('region', { name: '催报' })
  const letter = readFileSync(await save(() => urge.getByRole('button', { name: '生成催报函' }).click()), 'utf8')
  expect(letter).toContain('催报函')
  const collect = page.getByRole('region', { name: '收回' })
  await choose([import.meta.filename], () => collect.getByRole('button', { name: '选择文件' }).click())
  await expect(collect.getByRole('table', { name: '收回的文件' }).getByText('不是本库下发的')).toBeVisible()
  await expect(collect.getByRole('button', { name: '收入 0 个数' })).toBeDisabled()
  expect(problems).toEqual([])
})

test('[#82] from what is lacking to a letter, a blank table and a list', async ({ open }) => {
  // on the training county every model can run
  const { page, save, problems } = await open(await emptyVault('land'))
  await unlock(page)
  await page.getByRole('link', { name: '模型', exact: true }).click()
  await page.getByRole('radio', { name: '缺什么' }).click()
  await page.getByRole('button', { name: '生成商请函' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('发给').fill('县公共资源交易中心')
  await dialog.getByRole('button', { name: '生成商请函' }).click()
  await expect(dialog.getByText(/可多运行 \d+ 个模型/)).toBeVisible()
  const letter = readFileSync(await save(() => dialog.getByRole('button', { name: '保存函' }).click()), 'utf8')
  expect(letter).toContain('县公共资源交易中心')
  expect(problems).toEqual([])
})

test('[F1] a vault that was told no figure yet asks for the first period, and collects for it', async ({ open }) => {
  const { page, problems } = await open(await emptyVault('ecology'))
  await unlock(page)
  await page.evaluate(() => {
    location.hash = '#/points'
  })
  const act = page.getByRole('button', { name: '打开', exact: true })
  await page.getByLabel('期间', { exact: true }).fill('第三季度')
  await expect(act).toBeDisabled()
  await page.getByLabel('期间', { exact: true }).fill('2026q3')
  await page.keyboard.press('Enter')
  await expect(page.getByText('没有单位')).toBeVisible()
  await expect(page).toHaveURL(/period=2026Q3/)
  await page.getByRole('radio', { name: '填报表' }).click()
  await expect(page.getByRole('region', { name: '下发', exact: true })).toBeVisible()
  expect(problems).toEqual([])
})
