/** Entries that may be one, in the window: compared, answered by keys with a reason, refused, found in the record, and taken back. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { testNow } from '../support/county.ts'
import { unlock } from '../support/unlock.ts'

let folder = ''

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianjing-match-'))
  const engine = createNodeEngine({ home: folder, clock: () => testNow })
  const client = createClient(engine)
  cpSync(countyVault(), join(folder, 'vault'), { recursive: true })
  await client.call('vault.unlock', { vault: engine.files.put(join(folder, 'vault')), passphrase: trainingPassphrase })
  const file = join(folder, '企业登记补录.csv')
  const rows = [
    '企业名称,统一社会信用代码,法定代表人,联系电话,注册地址',
    '云溪县旭日商贸有限公司,,王大伟,13711112222,云溪县人民路12号二楼',
    '旭日商贸公司,,王大伟,13711112222,云溪县人民路12号',
    '云溪恒茂园林有限公司,,赵小兰,13733334444,',
    '云溪恒茂园林工程队,,赵小兰,13733334444,',
    '云溪恒贸园林有限公司,,赵小兰,13733334444,'
  ]
  writeFileSync(file, `${rows.join('\n')}\n`)
  await client.run('import.run', { files: [engine.files.put(file)], extent: 'increment' })
  await engine.close()
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('[#10] [#36] two spellings of a firm are told to be one, others not; the answer is remembered and can be taken back', async ({
  open
}) => {
  const { page, problems } = await open(join(folder, 'vault'))
  await unlock(page)
  await page.getByRole('navigation', { name: '去处' }).getByRole('link', { name: '数据' }).click()
  await page.getByRole('radio', { name: '同一认定' }).click()
  await expect(page.getByText('还没有比对过').first()).toBeVisible()
  await page.getByRole('button', { name: '开始比对' }).click()
  const list = page.getByRole('grid', { name: '同一认定清单' })
  await list.getByText('旭日商贸公司', { exact: true }).click()
  const card = page.getByRole('complementary', { name: '认定' })
  await expect(card.getByText('去掉地名和组织形式后名称相同')).toBeVisible()
  await expect(card.getByText('电话相同')).toBeVisible()
  await expect(card.getByRole('row', { name: /名称/ }).first()).toHaveAttribute('data-differs', 'true')
  await expect(card.getByRole('row', { name: /来源/ })).toContainText('企业登记补录.csv')
  await card.getByLabel('理由').fill('同一地址，电话核实')
  await list.focus()
  await page.keyboard.press('y')
  await expect(page.getByRole('radio', { name: '同一 1', exact: true })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('radio', { name: '不同 1', exact: true })).toBeVisible()
  await page.getByRole('radio', { name: '答复记录' }).click()
  const record = page.getByRole('table', { name: '答复记录' })
  await expect(record.getByText('同一地址，电话核实')).toBeVisible()
  await page.getByRole('radio', { name: '同一 1', exact: true }).click()
  await list.getByText('旭日商贸公司', { exact: true }).click()
  await card.getByLabel('理由').fill('看错了')
  await card.getByRole('button', { name: '撤回' }).click()
  await expect(page.getByRole('radio', { name: '同一 0', exact: true })).toBeVisible()
  expect(problems).toEqual([])
})
