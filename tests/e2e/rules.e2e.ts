/** Rules as an office uses them, in the window: a model's page, a threshold tried and set, a warning handled, one accepted as an exception. */
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { unlock } from '../support/unlock.ts'

test('[#13] [#15] a threshold is tried on the data at hand, saved with its reason, and ended', async ({ open }) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await page.getByRole('link', { name: '模型', exact: true }).click()
  await page.getByRole('searchbox', { name: '名称或编号' }).fill('GC-R02')
  await page.getByRole('grid', { name: '模型' }).getByText('GC-R02').click()
  await page.getByRole('button', { name: '打开模型页' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '应招未招、直接发包' })).toBeVisible()
  await expect(page.getByText('招标投标法实施条例 第八条')).toBeVisible()
  await page.getByRole('tab', { name: '阈值' }).click()
  await page.getByRole('button', { name: '设置阈值' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('施工（元）').fill('9，000，0000')
  await expect(dialog.getByText('早于生效日的行仍按原值')).toBeVisible()
  await dialog.getByLabel('生效日').fill('2020-01-01')
  await dialog.getByLabel('理由').fill('县里另有规定')
  await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled()
  await dialog.getByRole('button', { name: '先试算' }).click()
  await expect(dialog.getByText(/消失 \d+ 条/)).toBeVisible({ timeout: 30_000 })
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  const own = page.getByRole('table', { name: '本单位设置' })
  await expect(own.getByText('县里另有规定')).toBeVisible()
  await own.getByRole('button', { name: '终止' }).click()
  await page.getByRole('dialog').getByLabel('理由').fill('试行期满')
  await page.getByRole('dialog').getByRole('button', { name: '终止' }).click()
  await expect(own.getByText(/试行期满/)).toBeVisible()
  await page.getByRole('tab', { name: /^用例/ }).click()
  await page.locator('details summary').first().click()
  await expect(page.getByText('应命中').first()).toBeVisible()
  expect(problems).toEqual([])
})

test('[#44] [#20] a warning is handled step by step; one accepted as exception leaves the list and is found behind it', async ({
  open
}) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await page.getByRole('link', { name: '预警', exact: true }).click()
  await page.getByRole('grid', { name: '预警列表' }).getByRole('row').nth(1).click()
  const card = page.getByRole('complementary', { name: '预警卡' })
  await expect(card.getByText(/YJ-\d{4}-\d{4}/).first()).toBeVisible()
  const number = /YJ-(\d{4}-\d{4})/.exec((await card.textContent()) ?? '')?.[1] ?? '?'
  await card.getByRole('button', { name: '签收' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await expect(card.getByRole('button', { name: '误报剔除' })).toBeVisible()
  await card.getByRole('button', { name: '误报剔除' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: '确定' })).toBeDisabled()
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  const before = Number(
    /\d+/.exec(
      (await page
        .getByText(/^未办结/)
        .first()
        .textContent()) ?? ''
    )?.[0]
  )
  await card.getByRole('button', { name: '接受为例外' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('理由').fill('抢险工程，批文后补')
  await dialog.getByLabel('批准人').fill('周启明')
  await dialog.getByLabel('到期').fill('2026-12-31')
  await dialog.getByRole('button', { name: '接受为例外' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(`未办结 ${before - 1}`)).toBeVisible()
  await page.getByRole('link', { name: '模型', exact: true }).click()
  await page.getByRole('radio', { name: '例外' }).click()
  const list = page.getByRole('table', { name: '例外' })
  await expect(list.getByText('周启明')).toBeVisible()
  await page.getByRole('button', { name: /^查看被掩盖的预警/ }).click()
  await expect(page.getByText('这里是例外掩盖的预警')).toBeVisible()
  await expect(page.getByRole('grid', { name: '预警列表' }).getByText(number).last()).toBeVisible()
  expect(problems).toEqual([])
})
