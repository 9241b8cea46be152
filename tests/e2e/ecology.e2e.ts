/**
 * Political ecology in the window: from a tile on the map down to a source line in four clicks and a warning into a verification file; the same by
 * keyboard alone; a snapshot frozen and checked; a weight changed, tried, refused and saved; a vault without figures.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { test } from '../support/app.ts'
import { cheapKdf } from '../support/county.ts'
import { countyVault } from '../support/county-vault.ts'
import { goTo } from '../support/go-to.ts'

test.setTimeout(120_000)

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(trainingPassphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 30_000 })
}

const tile = (page: Page, region: string) => page.getByRole('button', { name: new RegExp(`^${region}：`) })
const node = (page: Page, id: string) => page.getByRole('treegrid', { name: '得分构成' }).locator(`[data-node="${id}"]`)
const walk = (page: Page) => page.getByRole('list', { name: '来路' })

async function intoCase(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '加入核查卷' })
  await expect(dialog).toContainText('预警 1 条')
  await dialog.getByRole('textbox', { name: '卷名' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
}

test('[F1] [#29] from a tile on the map to a source line in four clicks, and a warning into a file by mouse', async ({ open }) => {
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)
  await page.getByRole('link', { name: '政治生态' }).click()
  await expect(page.getByText('示意图', { exact: true })).toBeVisible()

  await tile(page, '望溪街道').click()
  await page
    .getByRole('complementary', { name: '区域' })
    .getByRole('row', { name: /^望溪街道/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: '望溪街道' })).toBeVisible()
  await expect(page.getByText('一票否决：B323')).toBeVisible()
  await page.getByRole('complementary', { name: '得分单' }).getByRole('table', { name: '失分最多' }).getByRole('row').nth(1).click()
  const indicator = page.getByRole('complementary', { name: '指标' })
  await expect(indicator).toContainText('怎样计算')
  await indicator.getByRole('listitem').getByRole('button').first().click()
  await expect(page.getByRole('complementary', { name: '来源行' })).toContainText(/\.(?:csv|xlsx).*第 \d+ 行/)
  await expect(walk(page).getByRole('link')).toHaveCount(5)

  // the way back is the way down, and the right click knows what stands behind a line
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(indicator).toBeVisible()
  for (const id of ['D', 'D1', 'D11']) await node(page, id).click()
  await node(page, 'D113').click({ button: 'right' })
  await page.getByRole('menuitem', { name: '把背后的预警和数据行加入核查卷' }).click()
  await intoCase(page, '工程超概算核查')
  await indicator.getByRole('button', { name: /YJ-2026-\d+/ }).click()
  await expect(page.getByRole('complementary', { name: '预警卡' })).toBeVisible()
  await goTo(page, 'c', page.getByRole('grid', { name: '核查卷' }))
  await expect(page.getByRole('grid', { name: '核查卷' })).toContainText('工程超概算核查')
  expect(app.problems).toEqual([])
})

test('[F1] [#28] the same by keyboard alone: map, sheet, tree, indicator, source line; the matrix opens the same indicator', async ({
  open
}) => {
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)
  await goTo(page, 'z', page.getByText('示意图', { exact: true }))
  await page.keyboard.press('w')
  await page.keyboard.press('ArrowDown')
  await expect(tile(page, '望溪街道')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '望溪街道' })).toBeVisible()

  await page.keyboard.press('ArrowDown')
  await expect(node(page, 'ecology-county')).toBeFocused()
  for (const id of ['A', 'B', 'C', 'D']) {
    await page.keyboard.press('ArrowDown')
    await expect(node(page, id)).toBeFocused()
  }
  for (const id of ['D1', 'D11', 'D111']) {
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(node(page, id)).toBeFocused()
  }
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(node(page, 'D113')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: '指标' })).toContainText('D113')
  await expect(page.getByRole('button', { name: /^打开预警/ })).toBeVisible()
  await page.keyboard.press('a')
  await intoCase(page, '键盘核查')

  await node(page, 'D113').focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(node(page, 'D111')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: '指标' })).toContainText('D111')
  await expect(page.getByRole('button', { name: /^打开来源行/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: '来源行' })).toContainText(/第 \d+ 行/)

  await page.keyboard.press('2')
  await expect(page.getByRole('application', { name: /^得分矩阵/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('complementary', { name: '指标' })).toContainText('下级指标')
  expect(app.problems).toEqual([])
})

test('[#30] a period is frozen with a reason and checked; a changed tree is tried before it is saved, by a second person', async ({
  open
}) => {
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)
  await goTo(page, 'z', page.getByText('示意图', { exact: true }))
  await page.keyboard.press('5')
  await page.getByRole('button', { name: '冻结本期得分' }).click()
  const freeze = page.getByRole('dialog', { name: '冻结本期得分' })
  await freeze.getByRole('textbox', { name: '事由' }).fill('三季度通报')
  await page.keyboard.press('Enter')
  await expect(freeze).toBeHidden()
  await page.getByRole('button', { name: '核对快照' }).click()
  const snapshot = page.getByRole('complementary', { name: '快照' })
  await expect(snapshot).toContainText('一致')
  await expect(snapshot).toContainText('各单位得分也没有变化')

  await page.keyboard.press('6')
  const weight = (id: string) => page.getByRole('textbox', { name: new RegExp(`^${id} .*的权重$`) })
  await weight('A1').fill('60')
  await expect(page.getByText('A1 的权重是 60，下级之和是 50，相差 10。')).toBeVisible()
  await expect(page.getByRole('button', { name: '保存为新版本' })).toBeDisabled()
  await page.getByRole('button', { name: '试算' }).click()
  await expect(page.getByText(/不能试算：.*不等/)).toBeVisible()
  await page.getByRole('button', { name: '放弃改动' }).click()
  await weight('A').fill('190')
  await weight('A1').fill('60')
  await page.locator('tr[data-node="A1"]').getByRole('button').click()
  await weight('A11').fill('35')
  await page.locator('tr[data-node="A11"]').getByRole('button').click()
  await weight('A111').fill('18.33')
  await page.getByRole('button', { name: '试算' }).click()
  await expect(page.getByText(/\d+ 个单位的得分会变/)).toBeVisible()
  await page.getByRole('button', { name: '保存为新版本' }).click()
  const save = page.getByRole('dialog', { name: '保存为新版本' })
  await save.getByRole('textbox', { name: '施行日期' }).fill('2026-10-01')
  await save.getByRole('textbox', { name: '修改理由' }).fill('突出第一议题')
  await save.getByRole('textbox', { name: '批准人' }).fill('许知衡')
  await save.getByRole('button', { name: '保存为新版本' }).click()
  await expect(save).toBeHidden()
  await expect(page.getByText(/许知衡 批准/)).toBeVisible()
  expect(app.problems).toEqual([])
})

test('[F4] [F6] the county at a glance, and down to the units of one kind', async ({ open }) => {
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)
  await goTo(page, 'z', page.getByText('示意图', { exact: true }))
  await page.keyboard.press('4')
  await expect(page.getByRole('heading', { level: 1, name: '全县政治生态' })).toBeVisible()
  await expect(page.getByText(/^24 个单位，23 个有总分/)).toBeVisible()
  await expect(page.getByRole('table', { name: '一级指标走势' }).getByRole('row')).toHaveCount(7)
  await page.getByRole('table', { name: '按单位类别' }).getByRole('row', { name: /^镇街/ }).click()
  // six and the heads of the columns
  await expect(page.getByRole('region', { name: '镇街' }).getByRole('row')).toHaveCount(7)
  await expect(page.getByRole('region', { name: '部门' })).toHaveCount(0)
  expect(app.problems).toEqual([])
})

test('a vault without data points says what will be here and what to do', async ({ open }) => {
  const home = mkdtempSync(join(tmpdir(), 'lianjing-e2e-empty-'))
  const engine = createNodeEngine({ home, kdfCost: cheapKdf })
  const made = await createClient(engine).call('vault.create', {
    name: 'empty',
    identity: { unit: '测试单位' },
    passphrase: trainingPassphrase,
    folder: engine.files.put(join(home, 'vault'))
  })
  expect(made).toBeTruthy()
  await engine.close()
  const app = await open(join(home, 'vault'))
  await unlock(app.page)
  await goTo(app.page, 'z', app.page.getByText('这里将显示各单位的政治生态得分'))
  await app.page.getByRole('button', { name: '导入数据' }).click()
  await expect(app.page).toHaveURL(/#\/import/)
  expect(app.problems).toEqual([])
})
