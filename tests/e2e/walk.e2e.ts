/**
 * The walk that the product exists for, in the window, over both carriers: heat map → cell → warning → trail → act → source row → verification file
 * → sealed bundle → verified. By keyboard alone where a keyboard can go. And the two walks that end elsewhere: at a meeting, at a typed-in figure.
 */
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { goTo } from '../support/go-to.ts'
import { scrollTo } from '../support/scroll-to.ts'
import { unlock } from '../support/unlock.ts'

test.setTimeout(120_000)

/** The walk's present step, as the breadcrumb names it. */
const walk = (page: Page) => page.getByRole('list', { name: '来路' })

/** Opens the heat map as a table and chooses the first cell of this model that counts a warning. */
async function openCell(page: Page, model: string): Promise<void> {
  await goTo(page, 'h', page.getByRole('application'))
  await page.keyboard.press('t')
  const table = page.getByRole('region', { name: '表格' })
  await expect(table.getByRole('columnheader', { name: model })).toBeVisible()
  // The head is the model's short name; what it is called in full stands in its title.
  const names = await table.getByRole('columnheader').evaluateAll((heads) => heads.map((head) => head.getAttribute('title') ?? ''))
  const column = names.findIndex((name) => name.includes(model))
  const cell = table
    .locator(`tbody tr > :nth-child(${column + 1})`)
    .filter({ hasText: /^[1-9]/ })
    .first()
  await cell.click()
  await expect(page.getByRole('complementary', { name: '单元格' }).getByRole('heading', { level: 1 })).toContainText(model)
  await expect(page.getByRole('button', { name: /^打开预警/ })).toBeVisible()
}

/** Enter, and the card stands. */
async function openCard(page: Page, model: string): Promise<void> {
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: '预警卡' }).getByRole('heading', { name: model })).toBeVisible()
}

test('[#29] [#34] [#53] from a coloured cell to the source line, into a file, sealed and verified', async ({ open }) => {
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)

  await openCell(page, '未招先建、先施工后招标')
  await openCard(page, '未招先建、先施工后招标')
  await expect(page.getByText('预警是待核实的线索，不等于问题')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid', { name: '节点与行为' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: '行为' })).toContainText('当日职务')
  await page.keyboard.press('Enter')
  const source = page.getByRole('complementary', { name: '来源行' })
  await expect(source).toContainText(/15_审批节点台账\.csv.*第 \d+ 行/)
  await expect(walk(page).getByRole('link')).toHaveCount(6)

  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: '加入核查卷' })
  await dialog.getByRole('textbox', { name: '卷名' }).fill('桥梁加固核查')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()

  // the link of a step opens the same step, and Back leads up again
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('complementary', { name: '行为' })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('complementary', { name: '预警卡' })).toBeVisible()

  await goTo(page, 'c', page.getByRole('grid', { name: '核查卷' }))
  await expect(page.getByRole('grid', { name: '核查卷' })).toContainText('桥梁加固核查')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('table', { name: '卷内目录' })).toContainText('本件如何查得')

  await page.getByRole('button', { name: '封装移交' }).click()
  const identity = await generateX25519Identity()
  const seal = page.getByRole('dialog', { name: '封装核查卷' })
  await seal.getByRole('textbox', { name: '收件人公钥' }).fill(await identityToRecipient(identity))
  await seal.getByRole('button', { name: '封装', exact: true }).click()
  const saved = await app.save(() => page.getByRole('button', { name: /保存核查卷包|另存/ }).click({ timeout: 60_000 }))
  expect(readFileSync(saved).subarray(0, 21).toString()).toBe('age-encryption.org/v1')

  // another machine: an engine with no vault at all
  const engine = createNodeEngine({ home: `${app.home}/other` })
  const client = createClient(engine)
  const report = await client.run('bundle.verify', { file: engine.files.put(saved), identity })
  await engine.close()
  expect([report.verdict, report.custody.unbroken, report.problems]).toEqual(['intact_unknown_signer', true, []])
  expect(report.custody.entries.map((entry) => entry.act)).toEqual(['created', 'item_added', 'item_added', 'sealed'])
  expect(app.problems).toEqual([])
})

test('[#89] the walk that ends at the decision of a meeting', async ({ open }) => {
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)
  await openCell(page, '未招先建、先施工后招标')
  await openCard(page, '未招先建、先施工后招标')
  await page.keyboard.press('Enter')
  const acts = page.getByRole('grid', { name: '节点与行为' })
  await expect(acts).toBeVisible()
  const decision = acts.getByRole('row', { name: /^集体决策 .*次会议/ }).first()
  await scrollTo(page, acts, decision)
  await decision.scrollIntoViewIfNeeded()
  await decision.click()
  const act = page.getByRole('complementary', { name: '行为' })
  await expect(act).toContainText(/应到/)
  await expect(act).toContainText(/实到/)
  expect(app.problems).toEqual([])
})

test('[#81] the walk that ends at the form a figure was typed into', async ({ open }) => {
  const app = await open(countyVault())
  const { page } = app
  await unlock(page)
  await openCell(page, '线下审批占比偏高')
  await openCard(page, '线下审批占比偏高')
  const card = page.getByRole('complementary', { name: '预警卡' })
  await card.getByRole('table', { name: '填报数' }).getByRole('row').nth(1).click()
  const source = page.getByRole('complementary', { name: '来源行' })
  await expect(source).toContainText('审批件办理情况季报')
  await expect(source).toContainText(/填报/)
  await expect(source).toContainText(/复核|审核/)
  expect(app.problems).toEqual([])
})
