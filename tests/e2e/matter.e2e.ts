/**
 * Matters and people as a person walks them: from a matter to the act that stands out, to the line of the ledger and back; to a meeting's decision;
 * and to somebody's course, for which a reason is asked first. On the small training county.
 */
import { expect, type Page } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { scrollTo } from '../support/scroll-to.ts'
import { unlock } from '../support/unlock.ts'

/** Opens the first works project that bears this mark. */
async function openMarked(page: Page, mark: string): Promise<void> {
  await page.getByRole('link', { name: '事项' }).click()
  const grid = page.getByRole('grid', { name: '事项列表' })
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  await page.getByRole('button', { name: /标记/ }).click()
  await page.getByRole('option', { name: mark, exact: true }).click()
  await page.getByRole('searchbox', { name: '名称、编号' }).fill('-GC-')
  await expect(page.getByText(/^筛选出/)).toBeVisible()
  await expect(grid.getByText(/-GC-/).first()).toBeVisible()
  await grid.getByRole('row').nth(1).click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid', { name: '节点与行为' })).toBeVisible()
}

test('a matter leads to the act that stands out, to its line, and back again', async ({ open }) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await openMarked(page, '倒置')
  const matter = page.getByRole('complementary', { name: '事项' })
  await expect(matter.getByRole('button', { name: /打开首要标记的节点/ })).toBeVisible()
  const title = await matter.getByRole('heading', { level: 1 }).textContent()
  await page.keyboard.press('Enter')
  const act = page.getByRole('complementary', { name: '行为' })
  await expect(act.getByText(/按程序应在其后/).first()).toBeVisible()
  await expect(act.getByRole('heading', { name: /当日职务/ })).toBeVisible()
  const line = /第 \d+ 行/.exec((await act.locator('.source-place').textContent()) ?? '')?.[0] ?? 'none'
  await page.keyboard.press('Enter')
  const source = page.getByRole('complementary', { name: '来源行' })
  await expect(source.getByText(line)).toBeVisible()
  await expect(page.getByRole('list', { name: '来路' }).locator('[aria-current="step"]')).toContainText('来源行')

  await page.keyboard.press('Backspace')
  await expect(act).toBeVisible()
  await page.keyboard.press('Backspace')
  await expect(matter.getByRole('heading', { level: 1 })).toHaveText(title ?? '')
  await page.keyboard.press('Backspace')
  await expect(page.getByRole('grid', { name: '事项列表' }).locator('[data-here]')).toHaveCount(1)
  expect(problems).toEqual([])
})

test('a decision of a meeting leads to the meeting: who was due, present, agreed, and the line of its minutes', async ({ open }) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await openMarked(page, '倒置')
  const acts = page.getByRole('grid', { name: '节点与行为' })
  const decision = acts.getByText('集体决策', { exact: true }).first()
  await scrollTo(page, acts, decision)
  await decision.click()
  const act = page.getByRole('complementary', { name: '行为' })
  const facts = act.locator('section').filter({ has: page.getByRole('heading', { name: '会议' }) })
  for (const word of ['应到', '实到', '同意', '纪要']) await expect(facts.getByText(word, { exact: true })).toBeVisible()
  await facts.getByRole('button').click()
  const source = page.getByRole('complementary', { name: '来源行' })
  await expect(source.getByText('应到人数')).toBeVisible()
  await expect(source.getByText(/第 \d+ 行/)).toBeVisible()
  expect(problems).toEqual([])
})

test('[#58] nobody’s course opens without a reason, which the audit log keeps', async ({ open }) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await page.getByRole('link', { name: '人员' }).click()
  const list = page.getByRole('grid', { name: '人员列表' })
  await list.getByRole('row').nth(1).click()
  await page.keyboard.press('Enter')
  const reason = page.getByRole('textbox', { name: '事由' })
  await expect(reason).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(/至少两个字/)
  await expect(page.getByRole('grid', { name: '行为' })).toHaveCount(0)
  await reason.fill('核实审批倒置线索')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid', { name: '行为' })).toBeVisible()
  await expect(page.getByText('查看事由 已登记')).toBeVisible()
  const person = page.getByRole('complementary', { name: '人员' })
  await expect(person.getByText('核实审批倒置线索')).toBeVisible()

  await page.keyboard.press('j')
  await expect(page.getByRole('grid', { name: '行为' }).locator('[data-here]')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: '行为' })).toBeVisible()
  await page.keyboard.press('Backspace')
  await expect(page.getByRole('grid', { name: '行为' })).toBeVisible() // not asked again for the same person
  await page.getByRole('link', { name: '审计' }).click()
  await expect(page.getByText(/核实审批倒置线索/).first()).toBeVisible()
  expect(problems).toEqual([])
})

test("[A4] in whose hands: the longest stay opens the node it was in, in this matter's trail", async ({ open }) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await openMarked(page, '倒置')
  await page.getByRole('radio', { name: '在谁手上' }).click()
  const stay = page.getByRole('button', { name: /，\d+ 个工作日$/ }).first()
  const node = ((await stay.textContent()) ?? '').replace(/，\d+ 个工作日$/, '')
  await stay.click()
  await expect(page.getByRole('complementary', { name: '行为' }).getByRole('heading', { level: 1 })).toHaveText(node)
  await expect(page).toHaveURL(/#\/matter\?id=.*step=/)
  expect(problems).toEqual([])
})

test('[A4] [#39] in whose hands: a person opens to every stay, a stay to its act and source row, and Back comes all the way', async ({
  open
}) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await openMarked(page, '倒置')
  await page.getByRole('radio', { name: '在谁手上' }).click()
  const people = page.getByRole('table', { name: '在办时间' })
  const row = people.getByRole('row').nth(1)
  await expect(row).toBeVisible()
  const [who = '', , days = ''] = await row.getByRole('cell').allTextContents()
  await row.click()
  const stays = page.getByRole('grid', { name: `${who}的各次停留` })
  await expect(page.getByText(new RegExp(`次；个人用时 ${days} 个工作日`))).toBeVisible()
  const stay = stays.getByRole('row').nth(1)
  await expect(stay).toContainText('个人')
  await stay.click()
  const act = page.getByRole('complementary', { name: '行为' })
  await expect(act.getByRole('heading', { level: 1 })).toContainText(who)
  await act.getByRole('button', { name: '来源行' }).click()
  await expect(page.getByRole('complementary', { name: '来源行' })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(act).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(stays.getByRole('row').nth(1)).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(people).toBeVisible()
  expect(problems).toEqual([])
})
