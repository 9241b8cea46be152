/** Opens the vault that the window found, as a person does: by its passphrase and Enter. Ends when the places stand at the left. */
import { expect, type Page } from '@playwright/test'
import { trainingPassphrase } from '../../shared/ipc/home.ts'

export async function unlock(page: Page, passphrase = trainingPassphrase): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: '去处' })).toBeVisible({ timeout: 30_000 })
}
