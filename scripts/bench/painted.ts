/**
 * P5, P6: from a link followed to the view painted, in a real Chromium on the served window: the county's heat map, its busiest trail and person, and the
 * matter of 2,000 steps in each of its looks. Painted is the second frame after the view's content stands and nothing says that it still waits; the code
 * of the view is there already, its data are not.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { findChromium } from '../chromium-printer.ts'
import { startLoopback } from '../loopback/server.ts'
import type { BenchVault } from './bench-vault.ts'
import { countyEngine } from './county.ts'
import { atMost, ninetyFifth, skipped, type BenchOptions, type BenchRow, type Figure } from './figure.ts'
import { busyPerson, longMatter, longSizes, longVault } from './long-vault.ts'

export const painted: Figure = { id: 'P6', what: 'views, painted', run }

interface Look {
  readonly id: 'P5' | 'P6'
  readonly what: string
  readonly hash: string
  /** a link to the same view of something else: following it fetches the view's code */
  readonly beside: string
  /** a CSS selector of what the view is looked at for */
  readonly content: string
  /** milliseconds */
  readonly goal: number
}
const root = fileURLToPath(new URL('../..', import.meta.url))
const looks = 8
/** A view is used as often before it is measured, on something else: nobody's window is always a second old. */
const warm = 4

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const executablePath = findChromium()
  if (executablePath === undefined) return [skipped('P6', 'views, painted', 'no chromium on the PATH')]
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
  try {
    const open = async (): Promise<Page> => await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
    const county = await countyEngine(options)
    const rows = [...(await lookAll(county, await open(), await ofCounty(county)))]
    const long = await longVault(options)
    return [...rows, ...(await lookAll(long, await open(), await ofLong(long, longSizes(options))))]
  } finally {
    await browser.close()
  }
}

async function ofCounty({ client }: BenchVault): Promise<readonly Look[]> {
  const [matter, other] = (await client.call('matter.page', { limit: 2 })).rows.map(({ code }) => `#/matter?id=${code}`)
  const [warning, another] = (await client.call('warning.page', { limit: 2 })).rows.map(({ id }) => `#/warnings?id=${id}`)
  const looked = [
    ['P5', 'heat map of the county', '#/heat', '#/heat?colour=number', '.work canvas', 350],
    ['P6', 'trail of the matter with most marks', matter, other, '.work h1', 100],
    ['P6', 'a warning', warning, another, '.inspector h2', 100]
  ] as const
  return looked.map(([id, what, hash = '', beside = '', content, goal]) => ({ id, what, hash, beside, content, goal }))
}

async function ofLong({ client }: BenchVault, { steps, acts }: ReturnType<typeof longSizes>): Promise<readonly Look[]> {
  await client.run('power.prepare', {})
  const other = (await client.call('matter.page', { limit: 2, sort: 'code' })).rows.find(({ code }) => code !== longMatter)?.code
  const busy = (await client.call('person.page', { text: busyPerson, limit: 1 })).rows[0]?.id
  const peer = (await client.call('person.page', { limit: 2 })).rows.find(({ id }) => id !== busy)?.id
  const looked = [
    ['trail', '#/matter?id=', '', '.work h1'],
    ['time line', '#/matter?id=', '&tab=line', '.work canvas, .work svg'],
    ['hands', '#/matter?id=', '&tab=hands', '.work table'],
    ['everyone responsible', '#/power?part=project&matter=', '', '.work table.ledger'],
    ['person', '#/person?id=', '', '.work [role="grid"] [role="row"]'],
    ['sheet', '#/person?id=', '&part=sheet', '.work h1'],
    ['course', '#/power?part=course&member=', '', '.work table']
  ] as const
  return looked.map(([what, before, after, content], at) => {
    const [own, beside, size] = at < 4 ? [longMatter, other, `${steps} steps`] : [busy, peer, `${acts} acts`]
    return {
      id: 'P6',
      what: `${what} of ${size}`,
      hash: `${before}${own}${after}`,
      beside: `${before}${beside}${after}`,
      content,
      goal: 100
    }
  })
}

async function lookAll({ engine, dir }: BenchVault, page: Page, wanted: readonly Look[]): Promise<readonly BenchRow[]> {
  const loopback = await startLoopback({ engine, renderer: join(root, 'dist/renderer'), uploads: `${dir}-uploads` })
  try {
    await page.goto(loopback.address())
    const rows: BenchRow[] = []
    for (const look of wanted) {
      const spent: number[] = []
      for (let round = 0; round < looks; round += 1) spent.push(await lookOnce(page, look))
      rows.push(atMost(look.id, `painted, ${look.what}, p95`, ninetyFifth(spent), look.goal, 'ms'))
    }
    return rows
  } finally {
    await page.close()
    await loopback.close()
    await engine.close()
  }
}

/** Milliseconds of one look in a window opened anew and used a little. Where the view asks why a person is looked at, from the answer given. */
async function lookOnce(page: Page, { hash, beside, content }: Look): Promise<number> {
  const reason = page.getByRole('textbox', { name: '事由' })
  const go = (link: string) => page.evaluate(`location.hash = ${JSON.stringify(link)}`)
  await go('#/help')
  await page.reload()
  await page.locator('.rail').waitFor()
  let asked = false
  for (let visit = 0; visit < warm; visit += 1) {
    await go(beside)
    await reason.or(page.locator(content)).first().waitFor()
    if (await reason.isVisible()) {
      asked = true
      await reason.fill('测试')
      await page.keyboard.press('Enter')
      await page.locator(content).first().waitFor()
    }
    await page.waitForTimeout(100)
    await go('#/help')
    await page.waitForTimeout(100)
  }
  if (asked) await go(hash)
  if (asked) await reason.fill('测试')
  await page.waitForTimeout(100)
  return Number(
    await page.evaluate(untilPainted(asked ? "document.querySelector('.work form').requestSubmit()" : `location.hash = '${hash}'`, content))
  )
}

/** Run in the page: begins, and resolves to the milliseconds until the content is painted. */
const untilPainted = (begin: string, content: string): string => `(async () => {
  const frame = () => new Promise((next) => requestAnimationFrame(next))
  const waits = '.work .skeleton, .work [aria-busy="true"]'
  const before = document.querySelector('.work > *')
  const began = performance.now()
  ${begin}
  while (document.querySelector(${JSON.stringify(content)}) === null || document.querySelector('.work > *') === before || document.querySelector(waits) !== null) {
    if (performance.now() - began > 20000) throw new Error('not painted')
    await frame()
  }
  await frame()
  return performance.now() - began
})()`
