/**
 * The parts of the window in real Chromium, under the product's CSP: the gallery is built, checked by axe, moved by
 * keyboard, and the big matrix is panned against its limit of 8 ms a frame. Skips with the reason where there is no Chromium.
 */
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy, mediaTypeOf, noncePlaceholder } from '../../shared/ipc/policy.ts'

const binary = process.env['LIANJING_CHROMIUM'] ?? '/usr/bin/chromium'
const absent = !existsSync(binary)
if (absent) console.log(`gallery: skipped, no Chromium at ${binary} (apt-get install chromium)`)

describe.skipIf(absent)('gallery', () => {
  let browser: Browser
  let server: Server
  let page: Page
  let folder = ''
  const complaints: string[] = []
  const at = (screen: string, rest = ''): string =>
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/gallery.html?screen=${screen}${rest}`
  const show = async (screen: string, rest = ''): Promise<void> => {
    await page.goto(at(screen, rest))
    await page.locator('h1').first().waitFor()
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lianjing-gallery-'))
    process.env['LIANJING_GALLERY'] = '1'
    await build({
      configFile: new URL('../../renderer/vite.config.ts', import.meta.url).pathname,
      logLevel: 'error',
      build: { outDir: folder }
    })
    delete process.env['LIANJING_GALLERY']
    server = createServer((request, response) => {
      const path = (request.url ?? '/').split('?')[0] ?? '/'
      readFile(join(folder, path)).then(
        (body) => {
          response.writeHead(200, { 'content-type': mediaTypeOf(path), 'content-security-policy': contentSecurityPolicy('bm9uY2U=') })
          response.end(path.endsWith('.html') ? body.toString('utf8').replaceAll(noncePlaceholder, 'bm9uY2U=') : body)
        },
        () => response.writeHead(404).end()
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    browser = await chromium.launch({ executablePath: binary, args: ['--no-sandbox'] })
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })).newPage()
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    page.on('pageerror', (error) => void complaints.push(error.message))
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    server?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('every screen is accessible, two of them also dark and in English, and none breaks no rule of the CSP', async () => {
    const found: string[] = []
    for (const screen of ['parts', 'heat', 'trail', 'warning', 'overview'])
      for (const rest of screen === 'parts' || screen === 'warning' ? ['', '&theme=dark&lang=en'] : ['']) {
        await show(screen, rest)
        const { violations } = await new AxeBuilder({ page }).analyze()
        found.push(...violations.map((one) => `${screen}${rest} ${one.id} ${one.nodes[0]?.target.join(' ') ?? ''}`))
      }
    expect({ found, complaints }).toEqual({ found: [], complaints: [] })
  }, 180_000)

  test('the matrix moves by arrow keys and says where it is', async () => {
    await show('heat')
    await page.locator('.matrix-view').focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.matrix [aria-live]').textContent()).toContain('县文化和旅游局，工程建设与招投标 › 投资结算')
  })

  test('the list goes to its end by keyboard and draws only what is seen', async () => {
    await show('warning')
    await page.locator('.grid').focus()
    await page.keyboard.press('End')
    await page.locator('[data-here]', { hasText: '2026-0001' }).waitFor()
    expect(await page.locator('.grid-row').count()).toBeLessThan(60)
  })

  test('the palette finds a place by its word', async () => {
    await show('overview')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('审计')
    expect(await page.getByRole('option').allTextContents()).toEqual(['审计G A'])
  })

  test('a frame of panning 500 × 120 cells takes at most 8 ms', async () => {
    await page.goto(at('big'))
    await page.locator('.matrix-view').waitFor()
    const median = await page.evaluate(() => {
      const view = document.querySelector('.matrix-view')
      const times = Array.from({ length: 60 }, (_, step) => {
        view?.scrollTo(step * 20, step * 90)
        const start = performance.now()
        view?.dispatchEvent(new Event('scroll'))
        return performance.now() - start
      })
      return times.toSorted((a, b) => a - b)[30] ?? Infinity
    })
    expect(median).toBeLessThan(8)
  })

  test('[#35] five thousand nodes are laid out in the worker while the window goes on; a frame of panning stays short', async () => {
    await page.goto(at('graph'))
    const drawing = page.getByRole('application', { name: 'relations' })
    await drawing.waitFor()
    const whileLaying = await page.evaluate(async () => {
      const [frames, draws, gaps]: [number, number[], number[]] = [0, [], []]
      let last = performance.now()
      let count = frames
      new PerformanceObserver((list) => draws.push(...list.getEntriesByName('graph-frame').map((entry) => entry.duration))).observe({
        type: 'measure'
      })
      const began = performance.now()
      while (document.querySelector('.graph-canvas')?.getAttribute('data-settled') !== 'true' && performance.now() - began < 60_000) {
        await new Promise(requestAnimationFrame)
        gaps.push(performance.now() - last)
        last = performance.now()
        count += 1
      }
      const median = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0
      return {
        frames: count,
        seconds: (performance.now() - began) / 1000,
        draw: median(draws),
        gap: median(gaps),
        longest: Math.max(...gaps)
      }
    })
    await drawing.focus()
    const panned = await page.evaluate(async () => {
      const draws: number[] = []
      new PerformanceObserver((list) => draws.push(...list.getEntriesByName('graph-frame').map((entry) => entry.duration))).observe({
        type: 'measure'
      })
      for (let step = 0; step < 40; step += 1) {
        document
          .querySelector('.graph-canvas')
          ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }))
        await new Promise(requestAnimationFrame)
      }
      await new Promise((done) => setTimeout(done, 50))
      return { n: draws.length, median: draws.toSorted((a, b) => a - b)[Math.floor(draws.length / 2)] ?? Infinity }
    })
    console.log(`relations, 5,000 nodes: ${JSON.stringify({ whileLaying, panned })}`)
    expect(whileLaying.frames).toBeGreaterThan(10)
    expect(whileLaying.gap).toBeLessThan(150)
    expect(panned.n).toBeGreaterThan(20)
    expect(panned.median).toBeLessThan(50)
    expect(complaints).toEqual([])
  }, 120_000)
})
