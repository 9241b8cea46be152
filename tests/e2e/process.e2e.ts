/**
 * A procedure as it really ran, on the small training county: from the matters to the map, a passage to its matters and one of them to its trail;
 * a deviation accepted, still in sight, and ended again; its rules changed in a form.
 */
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { unlock } from '../support/unlock.ts'

test('[#43] from the map to a matter, by keyboard, and back', async ({ open }) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await page.getByRole('link', { name: '事项' }).click()
  await page.getByRole('link', { name: '流程', exact: true }).click()
  const map = page.getByRole('group', { name: /流程图：\d+ 个节点/ })
  await expect(map).toBeVisible()
  const edge = map.getByRole('button', { name: /→/ }).first()
  await edge.focus()
  await page.keyboard.press('Enter')
  const inspector = page.getByRole('complementary', { name: '先后' })
  await expect(inspector.getByText(/列出 \d+ \/ [\d,]+ 件/)).toBeVisible()
  const times = Number(/(\d[\d,]*) 次/.exec((await edge.getAttribute('aria-label')) ?? '')?.[1]?.replaceAll(',', ''))
  expect(times).toBeGreaterThan(0)
  await page.getByRole('grid', { name: '先后与用时' }).focus()
  await page.keyboard.press('j')
  await expect(page.locator('.grid-row[data-here]')).toHaveCount(1)
  await expect(inspector.getByText(/列出 \d+ \/ [\d,]+ 件/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(inspector.getByRole('listitem').getByRole('button').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid', { name: '节点与行为' })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(map).toBeVisible()
  expect(problems).toEqual([])
})

test('[#42] a deviation is accepted with reason, approver and term, stays in sight, and is ended', async ({ open }) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await page.evaluate(() => {
    location.hash = '#/process?procedure=engineering&part=deviations'
  })
  const grid = page.getByRole('grid', { name: '偏离' })
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  await grid.getByRole('row').nth(1).click()
  const inspector = page.getByRole('complementary', { name: '偏离' })
  const title = (await inspector.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await inspector.getByRole('button', { name: '认可偏离…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('理由').fill('县政府专题会议同意本批容缺受理')
  await dialog.getByLabel('批准人').fill('李副县长')
  await dialog.getByLabel('到期日', { exact: true }).fill('2099-12-31')
  await dialog.getByRole('button', { name: '认可', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(inspector.getByRole('button', { name: '看已认可的' })).toBeVisible()
  await page.getByRole('radio', { name: '已认可' }).click()
  const list = page.getByRole('grid', { name: '认可清单' })
  await list.getByText(title).first().click()
  const accepted = page.getByRole('complementary', { name: '认可' })
  await expect(accepted.getByText(/[1-9]\d* 个标记，/)).toBeVisible()
  await accepted.getByRole('button', { name: '终止认可' }).click()
  await page.getByRole('dialog').getByLabel('理由').fill('容缺期已满')
  await page.getByRole('dialog').getByRole('button', { name: '终止认可' }).click()
  await expect(list.getByText('已终止').first()).toBeVisible()
  expect(problems).toEqual([])
})

test('[#40] rules are changed in a form, tried on the matters at hand, saved as a version and ended', async ({ open }) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await page.evaluate(() => {
    location.hash = '#/process?procedure=village-expense&part=rules'
  })
  const table = page.getByRole('table', { name: '程序规定' })
  const box = table.getByRole('checkbox').first()
  await expect(box).toBeVisible()
  await table
    .getByRole('textbox', { name: /：时限/ })
    .last()
    .fill('9')
  await page.getByRole('button', { name: '试一试' }).click()
  await expect(page.getByText(/件事项：\d+ 个标记不变/)).toBeVisible()
  await page.getByRole('textbox', { name: '修改理由' }).fill('镇里规定次日公开')
  await page.getByRole('textbox', { name: '批准人' }).fill('赵镇长')
  await page.getByRole('button', { name: '保存为新版' }).click()
  await expect(page.getByText(/本库第 \d+ 版/)).toBeVisible()
  await page.getByRole('textbox', { name: '修改理由' }).fill('恢复')
  await page.getByRole('textbox', { name: '批准人' }).fill('赵镇长')
  await page.getByRole('button', { name: '恢复领域包的规定' }).click()
  await expect(page.getByText(/领域包的规定 ·/)).toBeVisible()
  expect(problems).toEqual([])
})
