/**
 * Every place in both languages and both themes, as one who opens the product for the first time would go round: the window complains of nothing,
 * no text key shows through, a heading or a list stands there, and (in Chromium) axe finds nothing to mend.
 */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { test } from '../support/app.ts'
import { countyVault } from '../support/county-vault.ts'
import { unlock } from '../support/unlock.ts'

/** Every view that lies behind the gate; a new folder is tested from its first day. */
const places = readdirSync(fileURLToPath(new URL('../../renderer/views', import.meta.url))).filter(
  (id) => id !== 'chooser' && id !== 'lock'
)
/** Parts of a place that have a link of their own. */
const within = [
  ...['matrix', 'bars', 'county', 'snapshots', 'tree'].map((part) => `ecology?part=${part}`),
  ...['variants', 'waits', 'deviations', 'people', 'accepted', 'rules'].map((part) => `process?part=${part}`),
  ...['person', 'ranking', 'spending', 'duties', 'relation', 'project'].map((part) => `power?part=${part}`),
  ...['', '&part=board', '&part=figures', '&entry=SS-0003'].map((way) => `registers?register=village-items${way}`)
]
/** A key that reached the screen: `heat.keys.move`; file names and numbers look otherwise. */
const key = /(?:^|\s)[a-z]+(?:\.[a-z][a-zA-Z]+)+(?=\s|$)/
const fileName = /\.(?:md|csv|tsv|xlsx?|et|jsonl?|ljcase|ljvault|pdf|txt|db)$/

/** Goes to a place by its link and waits until it shows something to read. */
async function visit(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/${place}`)
  const main = page.locator('.work')
  await expect(
    main.locator('h1, h2, [role="grid"], [role="application"], table').first(),
    `${place} shows a heading or a list`
  ).toBeAttached({ timeout: 20_000 })
  await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0, { timeout: 20_000 })
}

/** Keys of texts that stand on the page instead of their words. */
async function keysShown(page: Page): Promise<readonly string[]> {
  const text = await page.locator('body').innerText()
  return text
    .split('\n')
    .map((line) => key.exec(line)?.[0].trim() ?? '')
    .filter((found) => found !== '' && !fileName.test(found))
}

async function axe(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
}

for (const round of [
  { language: 'zh-CN', theme: 'light', name: 'Chinese, light' },
  { language: 'en', theme: 'dark', name: 'English, dark' }
] as const) {
  test(`every place opens in ${round.name}`, async ({ open }) => {
    const app = await open(countyVault())
    await unlock(app.page)
    // colours are judged at rest, not while something slides in
    await app.page.emulateMedia({ reducedMotion: 'reduce' })
    await app.page.evaluate((settings) => localStorage.setItem('lianjing.settings', JSON.stringify(settings)), {
      language: round.language,
      theme: round.theme
    })
    await app.page.reload()
    await expect(app.page.locator('html')).toHaveAttribute('lang', round.language)
    await expect(app.page.locator('.rail')).toBeVisible({ timeout: 30_000 })
    const faults: Record<string, readonly string[]> = {}
    for (const place of [...places, ...within]) {
      await visit(app.page, place)
      const found = [...(await keysShown(app.page)), ...(app.carrier === 'chromium' ? await axe(app.page) : [])]
      if (found.length > 0) faults[place] = found
    }
    expect(faults).toEqual({})
    expect(app.problems).toEqual([])
  })
}
