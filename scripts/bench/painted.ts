/**
 * P5, P6: from a link followed to the view painted, in a real Chromium on the served window: the county's heat map, its busiest trail and person, and the
 * matter of 2,000 steps in each of its looks. Painted is the second frame after the view's content stands and nothing says that it still waits.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { findChromium } from '../chromium-printer.ts'
import { startLoopback } from '../loopback/server.ts'
import type { BenchVault } from './bench-vault.ts'
import { countyEngine } from './county.ts'
import { atMost, ninetyFifth, skipped, type BenchOptions, type BenchRow, type Figure } from './figure.ts'
import { longMatter, longSizes, longVault } from './long-vault.ts'

export const painted: Figure = { id: 'P6', what: 'views, painted', run }

interface Look {
  readonly id: 'P5' | 'P6'
  readonly what: string
  readonly hash: string
  /** a CSS selector of what the view is looked at for */
  readonly content: string
  /** milliseconds */
  readonly goal: number
}
const root = fileURLToPath(new URL('../..', import.meta.url))
const looks = 20

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const executablePath = findChromium()
  if (executablePath === undefined) return [skipped('P6', 'views, painted', 'no chromium on the PATH')]
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
  try {
    const open = async (): Promise<Page> => await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
    const county = await countyEngine(options)
    const rows = [...(await lookAll(county, await open(), await ofCounty(county)))]
    const long = await longVault(options)
    return [...rows, ...(await lookAll(long, await open(), ofLong(longSizes(options).steps)))]
  } finally {
    await browser.close()
  }
}

async function ofCounty({ client }: BenchVault): Promise<readonly Look[]> {
  const matter = (await client.call('matter.page', { limit: 1 })).rows[0]?.code ?? ''
  const warning = (await client.call('warning.page', { limit: 1 })).rows[0]?.id ?? ''
  return [
    { id: 'P5', what: 'heat map of the county', hash: '#/heat', content: '.work canvas', goal: 350 },
    { id: 'P6', what: 'trail of the matter with most marks', hash: `#/matter?id=${matter}`, content: '.work h1', goal: 100 },
    { id: 'P6', what: 'a warning', hash: `#/warnings?id=${warning}`, content: '.inspector h2', goal: 100 }
  ]
}

const ofLong = (steps: number): readonly Look[] =>
  (
    [
      ['trail', `#/matter?id=${longMatter}`, '.work h1'],
      ['time line', `#/matter?id=${longMatter}&tab=line`, '.work canvas, .work svg'],
      ['hands', `#/matter?id=${longMatter}&tab=hands`, '.work table'],
      ['everyone responsible', `#/power?part=project&matter=${longMatter}`, '.work table.ledger']
    ] as const
  ).map(([what, hash, content]) => ({ id: 'P6', what: `${what} of ${steps} steps`, hash, content, goal: 100 }))

/** Every look `looks` times from another view, in turn; the first of each, which fetches the view's code, does not count. */
async function lookAll({ engine, dir }: BenchVault, page: Page, wanted: readonly Look[]): Promise<readonly BenchRow[]> {
  const loopback = await startLoopback({ engine, renderer: join(root, 'dist/renderer'), uploads: `${dir}-uploads` })
  try {
    await page.goto(loopback.address())
    await page.locator('.rail').waitFor()
    const spent = new Map<Look, number[]>()
    for (let round = 0; round <= looks; round += 1)
      for (const look of wanted) {
        await page.evaluate("location.hash = '#/help'")
        await page.locator('.work h1').first().waitFor()
        await page.waitForTimeout(150)
        const took = Number(await page.evaluate(untilPainted(look)))
        if (round > 0) spent.set(look, [...(spent.get(look) ?? []), took])
      }
    return [...spent].map(([{ id, what, goal }, times]) => atMost(id, `painted, ${what}, p95`, ninetyFifth(times), goal, 'ms'))
  } finally {
    await page.close()
    await loopback.close()
    await engine.close()
  }
}

/** Run in the page: follows the link and resolves to the milliseconds until it is painted. */
const untilPainted = ({ hash, content }: Look): string => `(async () => {
  const frame = () => new Promise((next) => requestAnimationFrame(next))
  const waits = '.work .skeleton, .work [aria-busy="true"]'
  const before = document.querySelector('.work > *')
  const began = performance.now()
  location.hash = ${JSON.stringify(hash)}
  while (document.querySelector(${JSON.stringify(content)}) === null || document.querySelector('.work > *') === before || document.querySelector(waits) !== null) {
    if (performance.now() - began > 20000) throw new Error('not painted: ${hash}')
    await frame()
  }
  await frame()
  return performance.now() - began
})()`
