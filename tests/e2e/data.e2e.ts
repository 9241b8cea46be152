/**
 * From nothing to a mended row, in the window: a new vault with its identity, an intake, a ledger with one bad date previewed and imported, the row
 * repaired in quarantine, the vault locked, a wrong passphrase refused, and opened again where one was.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'

const passphrase = '青瓦 木桥 三月 渡口'
const ledger = [
  '合同编号,合同名称,发包单位,承包单位,合同金额（万元）,签订日期,合同类别',
  'HT-1,路面整治一标,云溪县住建局,云溪恒筑建设有限公司,396.80,2026-03-06,施工',
  'HT-2,路面整治二标,云溪县住建局,云溪恒筑建设有限公司,380,2026-02-30,施工',
  'HT-3,<img src=x onerror=alert(1)>,云溪县住建局,=cmd|x,12.5,2026/5/6,服务'
].join('\n')

test('[#1] [#70] [#71] a new vault takes a ledger, shows what is wrong, mends it, and locks', async ({ app }) => {
  const { page } = app
  const file = join(mkdtempSync(join(tmpdir(), 'lianjing-ledger-')), '合同台账.csv')
  writeFileSync(file, `\uFEFF${ledger}\n`)

  await page.getByRole('radio', { name: '新建', exact: true }).click()
  await page.getByRole('textbox', { name: '单位', exact: true }).fill('云溪县纪委监委')
  await page.getByRole('textbox', { name: '有效至' }).fill('2026.12.31')
  await page.getByRole('textbox', { name: '标记' }).fill('内部资料')
  await page.getByRole('textbox', { name: '账号' }).fill('何静')
  const create = page.getByRole('button', { name: '新建数据库' })
  await page.getByLabel('口令', { exact: true }).fill('12345678')
  await expect(page.getByText('较弱：容易被逐个试出')).toBeVisible()
  await page.getByLabel('口令', { exact: true }).fill(passphrase)
  await page.getByLabel('再输一次口令').fill('青瓦')
  await expect(page.getByText('两次输入不一致')).toBeVisible()
  await expect(create).toBeDisabled()
  await page.getByLabel('再输一次口令').fill(passphrase)
  await create.click()
  await expect(page.getByRole('banner')).toContainText('云溪县纪委监委', { timeout: 30_000 })
  await expect(page.getByRole('banner')).toContainText('有效至 2026-12-31')
  await expect(page.getByRole('banner')).toContainText('内部资料')

  await page.getByRole('navigation', { name: '去处' }).getByRole('link', { name: '数据' }).click()
  await app.choose([file], () => page.getByRole('button', { name: '选择文件' }).click())
  const preview = page.getByRole('region', { name: '预览：合同台账.csv' })
  await expect(preview.getByRole('row', { name: /HT-2/ })).toContainText('没有这一天')
  await expect(preview.getByRole('row', { name: /HT-3/ })).toContainText('<img src=x onerror=alert(1)>')
  await expect(preview.getByRole('row', { name: /HT-1/ })).toContainText('396.80 万元')
  // The form of a date is chosen where its column is.
  await page
    .getByRole('complementary', { name: '对照表' })
    .getByRole('row', { name: /签订日期/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '日/月/年' }).click()
  await expect(dialog).toContainText('03/04/2024')
  await dialog.getByRole('button', { name: '取消' }).click()
  await page.getByRole('button', { name: '试运行' }).click()
  await expect(page.getByText('没有写入任何内容')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: '上一步' }).click()
  await page.getByRole('button', { name: '导入 1 个文件' }).click()
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible({ timeout: 30_000 })

  await page.getByRole('button', { name: '查看隔离行' }).click()
  const grid = page.getByRole('grid', { name: '隔离行' })
  await grid.getByRole('row', { name: /2026-02-30/ }).click()
  const inspector = page.getByRole('complementary', { name: '隔离行' })
  await inspector.getByRole('textbox', { name: '改为' }).fill('2026-02-28')
  await inspector.getByRole('button', { name: '修复并重试' }).click()
  await expect(page.getByText('没有隔离行')).toBeVisible()

  // A long import is left for another place: it goes on, in sight, and says when it has ended.
  const long = Array.from({ length: 12_000 }, (_, at) => `HC-${at},路灯${at},云溪县住建局,云溪恒筑建设有限公司,1.5,2026-03-06,施工`)
  const second = join(mkdtempSync(join(tmpdir(), 'lianjing-ledger-')), '路灯合同.csv')
  writeFileSync(second, `\uFEFF${[ledger.split('\n')[0], ...long].join('\n')}\n`)
  await page.getByRole('radio', { name: '导入文件', exact: true }).click()
  await app.choose([second], () => page.getByRole('button', { name: '选择文件' }).click())
  await page.getByRole('button', { name: '导入 1 个文件' }).click()
  await expect(page.getByRole('progressbar')).toHaveCount(1, { timeout: 30_000 })
  await expect(page.getByText(/路灯合同\.csv · [1-9]/)).toBeVisible({ timeout: 30_000 })
  await page.getByRole('navigation', { name: '去处' }).getByRole('link', { name: '预警' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已完成' })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('status').getByRole('button', { name: '关闭' }).click()
  await expect(page.getByText('已完成')).toHaveCount(0)
  await page.getByRole('navigation', { name: '去处' }).getByRole('link', { name: '数据' }).click()
  await page.getByRole('radio', { name: '隔离行' }).click()

  await page.getByRole('button', { name: '锁定' }).click()
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText('合同台账')
  await page.getByLabel('口令', { exact: true }).fill('不是这个口令')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('口令或密钥不符', { timeout: 30_000 })
  await page.getByLabel('口令', { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: '隔离行' })).toBeVisible({ timeout: 30_000 })
  expect(app.problems).toEqual([])
})
