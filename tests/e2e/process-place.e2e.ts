/** How the process view is come to: beside a matter it is that matter's; a link to a procedure that is not there says so; the map says that it goes on. */
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { unlock } from '../support/unlock.ts'

const goTo = (hash: string): void => {
  location.hash = hash
}

test('[#39] the process beside a petition is that of petitions; a link to nothing offers the list', async ({ open }) => {
  const { page, problems } = await open(countyVault())
  await unlock(page)
  await page.evaluate(goTo, '#/matter?procedure=petition')
  const family = page.getByRole('navigation', { name: '相邻的去处' })
  await page.getByRole('grid', { name: '事项列表' }).getByRole('row').nth(1).dblclick()
  await expect(page.getByRole('radio', { name: '行为' })).toBeVisible()
  await family.getByRole('link', { name: '流程' }).click()
  await expect(page.getByRole('button', { name: '信访办理 程序' })).toBeVisible()
  await page.evaluate(goTo, '#/process?procedure=no-such-one')
  await expect(page.getByText('没有这个程序')).toBeVisible()
  await expect(page.getByText(/“no-such-one”不在本数据库/)).toBeVisible()
  await page.getByRole('list', { name: '本库的程序' }).getByRole('button', { name: '工程建设项目' }).click()
  await expect(page.getByRole('button', { name: '工程建设项目 程序' })).toBeVisible()
  const map = page.getByRole('group', { name: /^流程图：/ })
  const right = page.getByTitle('向右还有')
  await expect(right).toBeVisible()
  await expect(page.getByTitle('向左还有')).toHaveCount(0)
  await map.focus()
  await page.keyboard.press('End')
  await expect(page.getByTitle('向左还有')).toBeVisible()
  await expect(right).toHaveCount(0)
  await page.keyboard.press('Home')
  await expect(right).toBeVisible()
  expect(problems).toEqual([])
})
