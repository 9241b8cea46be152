/**
 * The same order as in registers.e2e.ts, without a mouse: whoever works by keyboard issues it, passes it down, signs for it, records, feeds back and
 * closes it, and reaches the board and the figures of the register by one key.
 */
import { expect, type Locator, type Page } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { goTo } from '../support/go-to.ts'
import { unlock } from '../support/unlock.ts'

const [town, village] = ['双河口镇卫生院', '双河口镇下洋村']
const card = (page: Page): Locator => page.getByRole('complementary', { name: '条目' })
const dialog = (page: Page): Locator => page.getByRole('dialog')

test('[F2] an order is issued, passed down, receipted, recorded, fed back and closed by a second person, by keyboard alone', async ({
  open
}) => {
  const app = await open(countyVault())
  const { page } = app
  const { keyboard } = page
  await unlock(page)
  await goTo(page, 'l', page.getByRole('grid', { name: '台账' }))
  // the first row of the pack with the orders
  await keyboard.press('j')
  while ((await page.getByRole('complementary', { name: '台账' }).getByRole('heading').first().innerText()) !== '廉动令台账')
    await keyboard.press('j')
  await keyboard.press('Enter')
  await expect(page.getByRole('grid', { name: '廉动令台账' })).toBeVisible()

  /** Tab until it has the focus. */
  const reach = async (target: Locator): Promise<void> => {
    for (let tries = 0; tries < 80; tries += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) break
      await keyboard.press('Tab')
    }
    await expect(target).toBeFocused()
  }
  /** Tab to the field of that name, then type. */
  const type = async (label: string, text: string): Promise<void> => {
    const field = dialog(page).getByLabel(label, { exact: true })
    await reach(field)
    await keyboard.press('ControlOrMeta+a')
    await keyboard.type(text)
  }
  /** Tab leads on to the button. */
  const act = async (): Promise<void> => {
    await reach(dialog(page).getByRole('button', { name: '登记' }))
    await keyboard.press('Enter')
    await expect(dialog(page)).toHaveCount(0)
  }
  /** The key of a step as its button says it. */
  const step = async (name: string): Promise<void> => {
    const key = card(page)
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .locator('kbd')
    // the card tells the new state before the form of the step before has gone: a key is then typed into that form
    await expect(dialog(page)).toHaveCount(0)
    await keyboard.press(await key.innerText())
    await expect(dialog(page)).toBeVisible()
  }
  const state = (word: string): Promise<void> => expect(card(page).locator('.kick')).toContainText(word)

  await keyboard.press('n')
  await type('标题（必填）', '桥下补贴公示提醒')
  await type('承办单位（必填）', town)
  await expect(page.getByRole('option', { name: town })).toBeVisible()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await act()
  await state('已签发')
  await step('签收')
  await type('办理人', '镇委员')
  await keyboard.press('Enter')
  await state('已签收')
  await step('下发')
  await type('承办单位（必填）', village)
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await act()
  await expect(card(page).locator('.entry-tree').getByRole('button')).toHaveCount(2)

  // down to the order below, by the list
  await keyboard.press('j')
  await expect(card(page).locator('.kick')).toContainText('-1')
  const carry = async (outcome: string, by: string): Promise<void> => {
    await step('云记录')
    await type('做了什么（必填）', '自查')
    await act()
    await state('办理中')
    await step('反馈')
    await type('办理结果（必填）', outcome)
    await type('办理人', by)
    await act()
    await state('已反馈')
    await step('销号')
    await type('复核意见（必填）', '属实')
    await type('办理人', '室主任')
    await type('复核人（必填）', '分管领导')
    await keyboard.press('Enter')
    await expect(card(page)).toContainText('已终了')
  }
  await step('签收')
  await act()
  await state('已签收')
  await carry('自查完毕', '村书记')
  // back up to the order, by the tree beside its course
  await reach(card(page).locator('.entry-tree').getByRole('button').first())
  await keyboard.press('Enter')
  await expect(card(page).locator('.kick')).not.toContainText('-1')
  await carry('公示已补齐', '镇委员')
  // one key shows the same entries as a board, the next as figures
  await keyboard.press('v')
  await expect(page.getByRole('region', { name: '已销号' }).getByRole('button', { name: /桥下补贴公示提醒/ })).toHaveCount(2)
  await keyboard.press('v')
  await expect(page.getByRole('table', { name: '指标' }).getByRole('row', { name: /^销号率/ })).toContainText('／')
  expect(app.problems).toEqual([])
})
