/**
 * A verification file in the window: pieces put in order by keyboard, checked by two people, facts with their gaps, sealed with a passphrase; then the
 * bundle verified as it is, and refused with one byte flipped.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { test } from '../support/app.ts'
import { goTo } from '../support/go-to.ts'
import { unlock } from '../support/unlock.ts'

const passphrase = '青瓦 木桥 三月 渡口'

/** A vault with one file in it: two notes and an attachment. Closed again; its folder is what the app opens a copy of. */
async function vaultWithCase(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'lianjing-case-'))
  const engine = createNodeEngine({ home })
  const client = createClient(engine)
  await client.call('vault.create', { identity: { unit: '云溪县纪委监委', marking: '内部资料' }, name: 'case', passphrase })
  const made = await client.call('case.create', { title: '桥梁加固核查' })
  await client.call('case.add', { case: made.id, note: { title: '初核要点', text: '先调取立项批复。' } })
  await client.call('case.add', { case: made.id, note: { title: '谈话提纲', text: '何时开工。' } })
  const scan = join(home, 'notice.txt')
  writeFileSync(scan, '中标通知书')
  await client.call('case.attach', { case: made.id, file: engine.files.put(scan), title: '中标通知书', docNo: '柳溪中标〔2025〕7 号' })
  await engine.close()
  return join(home, 'case')
}

test('[#73] [#74] pieces in order, checked by two, facts with gaps, sealed, verified, refused when altered', async ({ open }) => {
  const app = await open(await vaultWithCase())
  const { page } = app
  await unlock(page, passphrase)

  const listed = page.getByRole('button', { name: /^HC-/ })
  await goTo(page, 'c', listed)
  await listed.click()
  const contents = page.getByRole('table', { name: '卷内目录' })
  await contents.getByRole('row', { name: /中标通知书/ }).click()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(contents.getByRole('row').nth(2)).toContainText('中标通知书')

  const piece = page.getByRole('complementary', { name: '卷内目录' })
  await piece.getByRole('radio', { name: '已核对原件' }).click()
  await piece.getByRole('textbox', { name: '核对人一' }).fill('何静')
  await piece.getByRole('textbox', { name: '核对人二' }).fill('何静')
  await expect(piece.getByText('核对应由不同的两人进行')).toBeVisible()
  await piece.getByRole('textbox', { name: '核对人二' }).fill('许知衡')
  await piece.getByRole('textbox', { name: '日期' }).first().fill('20261120')
  await piece.getByRole('button', { name: '登记核对' }).click()
  await expect(contents.getByRole('row').nth(2)).toContainText('✓ 已核对')

  await page.getByRole('radio', { name: '事实与证据' }).click()
  await page.getByRole('button', { name: '加一条事实' }).click()
  const fact = page.getByRole('dialog')
  await fact.getByRole('textbox', { name: '事实' }).fill('中标通知书日期晚于开工。')
  await fact.getByRole('checkbox', { name: /中标通知书/ }).click({ force: true })
  await fact.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('table', { name: '事实与证据' })).toContainText('仅一个来源')

  await page.getByRole('button', { name: '封装移交' }).click()
  await page.getByRole('dialog').getByRole('radio', { name: '口令' }).click()
  await page.getByRole('dialog').getByLabel('口令', { exact: true }).fill(passphrase)
  await page.getByRole('dialog').getByLabel('再输一次口令').fill(passphrase)
  await page.getByRole('dialog').getByRole('button', { name: '封装', exact: true }).click()
  const keep = page.getByRole('button', { name: '保存核查卷包' })
  await expect(keep).toBeVisible({ timeout: 60_000 })
  const saved = await app.save(() => keep.click())
  await page.getByRole('button', { name: '关闭' }).click()

  const good = join(app.home, 'good.ljcase')
  const bad = join(app.home, 'bad.ljcase')
  const bytes = readFileSync(saved)
  writeFileSync(good, bytes)
  bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1
  writeFileSync(bad, bytes)
  await page.getByRole('navigation', { name: '相邻的去处' }).getByRole('link', { name: '核查卷包' }).click()
  for (const [file, verdict] of [
    [good, '完整，签名单位已登记'],
    [bad, '内容与封装时不一致']
  ] as const) {
    await app.choose([file], () => page.getByRole('button', { name: '选择文件' }).click())
    await page.getByLabel('口令', { exact: true }).fill(passphrase)
    await page.getByRole('button', { name: '校验', exact: true }).click()
    await expect(page.getByRole('heading', { name: verdict })).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: '换一个文件' }).click()
  }
  expect(app.problems).toEqual([])
})
