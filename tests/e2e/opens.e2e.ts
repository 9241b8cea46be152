/** The least that must hold in both carriers: the window comes up, talks to its engine, and complains of nothing. */
import { expect } from '@playwright/test'
import { test } from '../support/app.ts'

test('the workstation opens, reaches its engine and keeps its policy', async ({ app }) => {
  await expect(app.page).toHaveTitle(/廉镜/)
  await expect(app.page.locator('#root > *').first()).toBeVisible()
  await expect(app.page.getByRole('button').first()).toBeVisible()
  expect(app.problems).toEqual([])
})
