/** Holds up what the window asks of its engine, so that a test can look at the window meanwhile. Over the loopback only: Electron's pipe has no such place. */
import type { Page } from '@playwright/test'

/** Requests to addresses like `glob` wait until the function that this resolves to is called. */
export async function holdUp(page: Page, glob: string): Promise<() => void> {
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(glob, async (route) => {
    await held
    await route.continue()
  })
  return () => letGo()
}
