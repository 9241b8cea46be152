/**
 * Pictures of every view for README and help, made from the training county in both languages: `npm run screenshots`. Serves browser mode on a
 * vault of its own, so a picture can never show real data, and names each file <view>.<language>.png.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { createClient, type Client } from '../shared/ipc/client.ts'
import { findChromium } from './chromium-printer.ts'
import { startLoopback } from './loopback/server.ts'
import { createNodeEngine } from './node-engine.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = process.argv[2] ?? join(root, 'resources/help/images')
const size = process.argv.includes('--county') ? 'county' : 'small'
const executablePath = findChromium()
if (!executablePath) throw new Error('screenshots need chromium on the PATH')

const home = mkdtempSync(join(tmpdir(), 'lianjing-pictures-'))
mkdirSync(target, { recursive: true })
const engine = createNodeEngine({ home, clock: () => new Date('2026-11-21T09:00:00+08:00') })
const client = createClient(engine)
try {
  await client.run('demo.make', { size, seed: 1 })
  await takeAll(client)
} finally {
  await engine.close()
  rmSync(home, { recursive: true, force: true })
}

/** One picture a view: the place's hash, and what to do before the picture is taken. */
async function views(data: Client): Promise<readonly (readonly [name: string, hash: string])[]> {
  const { rows } = await data.call('warning.page', { filter: { levels: ['red'] }, limit: 5 })
  const matter = (await data.call('matter.page', { limit: 1, sort: 'marks' })).rows[0]
  const person = (await data.call('person.page', { limit: 1, sort: 'marked' })).rows[0]
  const opened = await data.call('case.create', { title: '道路工程核查' })
  await data.call('case.add', {
    case: opened.id,
    warnings: rows.slice(0, 3).map((row) => row.id),
    matters: matter ? [matter.id] : [],
    note: { title: '初核要点', text: '先调取立项批复与预算分解表。' }
  })
  return [
    ['overview', '#/overview'],
    ['heat', '#/heat'],
    ['warnings', `#/warnings?id=${rows[0]?.id ?? ''}`],
    ['matter', `#/matter?id=${matter?.id ?? ''}`],
    ['person', `#/person?id=${person?.id ?? ''}`],
    ['cases', `#/cases?id=${opened.id}`],
    ['bundle', '#/bundle'],
    ['packs', '#/packs'],
    ['import', '#/import'],
    ['audit', '#/audit'],
    ['training', '#/training'],
    ['help', '#/help'],
    ['settings', '#/settings']
  ]
}

async function takeAll(data: Client): Promise<void> {
  const loopback = await startLoopback({ engine, renderer: join(root, 'dist/renderer'), uploads: join(home, 'uploads') })
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), chromiumSandbox: process.getuid?.() !== 0 })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    page.on('pageerror', (error) => console.error('page error:', error.message))
    await page.goto(loopback.address())
    const list = await views(data)
    for (const language of ['zh', 'en'] as const) {
      await page.evaluate(
        `localStorage.setItem('lianjing.settings', JSON.stringify({ language: '${language === 'zh' ? 'zh-CN' : 'en'}' }))`
      )
      await page.reload()
      for (const [name, hash] of list) await take(page, name, hash, language)
    }
    await data.call('vault.lock', {})
    await page.reload()
    await take(page, 'lock', '#/', 'zh')
  } finally {
    await browser.close()
    await loopback.close()
  }
}

async function take(page: Page, name: string, hash: string, language: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`)
  await settled(page)
  await page.screenshot({ path: join(target, `${name}.${language}.png`) })
  console.log(`${name}.${language}.png`)
}

/** The view stands when nothing is waiting and its text has been the same for half a second. */
async function settled(page: Page): Promise<void> {
  let before = ''
  let same = 0
  for (let tries = 0; tries < 80 && same < 5; tries += 1) {
    await page.waitForTimeout(100)
    const now = String(
      await page.evaluate(
        `document.querySelector('[aria-busy="true"], .skeleton') ? Math.random() : document.querySelector('#root').innerText + document.querySelectorAll('#root *').length`
      )
    )
    same = now === before ? same + 1 : 0
    before = now
  }
}
