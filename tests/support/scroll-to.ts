/** Turns the wheel over a list until what is looked for is drawn: long lists draw only the lines in sight. */
import type { Locator, Page } from '@playwright/test'

/** `target` may still be missing when the list has come to its end; the caller's own step then says so. */
export async function scrollTo(page: Page, list: Locator, target: Locator): Promise<void> {
  for (let turn = 0; turn < 40 && (await target.count()) === 0; turn += 1) {
    await list.hover()
    await page.mouse.wheel(0, 200)
    await page.waitForTimeout(60)
  }
}
