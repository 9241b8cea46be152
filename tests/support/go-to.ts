/** G and a letter, as a person would press them; on a busy machine the two may fall too far apart, and a person would press again. */
import { expect, type Locator, type Page } from '@playwright/test'

/** Ends when `seen`, something of that place, is there. */
export async function goTo(page: Page, letter: string, seen: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press(letter)
    await expect(seen).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 30_000 })
}
