/** The pages of a 核查卷: true page numbers, nothing that runs, every word escaped, nothing past the edge of the paper in a real browser. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import { renderVolume } from '../../electron/engine/io/bundle/volume-html.ts'
import { breakLines, escapeHtml, textWidth } from '../../electron/engine/io/bundle/typeset.ts'
import { gapsOf, volumeSchema } from '../../shared/domain/volume/volume.ts'
import type { Volume } from '../../shared/domain/volume/volume.ts'
import { aTable, aVolume } from '../support/volume.ts'

const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>"\'&\u202egnp.exe\u0000'
const longText = `${'超长说明，'.repeat(400)}\n${'MWMW '.repeat(200)}\n${'x'.repeat(20_000)}`

/** Every text field hostile, wide tables, 20,000 characters in a row. */
function hostile(): Volume {
  const volume = aVolume()
  const items = volume.items.map((item) => {
    if (item.kind === 'note') return { ...item, body: { text: `${evil}\n${longText}` } }
    if (item.kind !== 'warning') return { ...item, title: evil }
    const table = aTable(40)
    const extra = Array.from({ length: 9 }, (_, at) => ({ field: `f${at}`, label: `很长的列名之第 ${at} 列`, type: 'text' as const }))
    const cells = [evil, '长文本'.repeat(60), null, `0x${'F'.repeat(60)}`, 'Wide MMMM WWWW', '', '—', longText.slice(0, 2100), 'x']
    const wide = {
      ...table,
      columns: [...table.columns, ...extra],
      rows: table.rows.map((row) => ({ ...row, cells: [...row.cells, ...cells] }))
    }
    return { ...item, title: evil, body: { ...item.body, sentence: evil, evidence: [wide] } }
  })
  return { ...volume, items, title: evil, unit: evil, marking: evil.slice(0, 10), summary: longText }
}

const pageIds = (html: string): readonly string[] =>
  [...html.matchAll(/<section class="page" id="([^"]+)"/g)].map((match) => match[1] ?? '')

describe('volume pages', () => {
  it.each(['zh-CN', 'en'] as const)('[#74] pages are numbered from 1 and the contents point to them (%s)', (language) => {
    const volume = volumeSchema.parse(aVolume())
    const { html, pages, contents } = renderVolume(volume, { language })
    expect(pageIds(html)).toEqual(['cover', 'contents-1', ...Array.from({ length: pages }, (_, at) => `p${at + 1}`), 'closing-1'])
    let next = 1
    for (const line of contents) {
      expect(line.from).toBe(next)
      next = line.to + 1
      const first = html.slice(html.indexOf(`id="p${line.from}"`), html.indexOf('</section>', html.indexOf(`id="p${line.from}"`)))
      expect(first).toContain('<h2')
      expect(first).toContain(escapeHtml([...breakLines(line.title, 12)][0] ?? ''))
      expect(first).toContain(`<b>${line.from}</b>`)
    }
    expect(next - 1).toBe(pages)
    expect(contents).toHaveLength(volume.items.length + 3)
  })

  it('[#72] every page bears number of the file, marking, seal, copy and room for the print register', () => {
    const { html } = renderVolume(aVolume())
    const sections = html.split('<section ').slice(1)
    for (const section of sections) {
      for (const part of ['云纪核〔2026〕014 号', '内部资料', '封装 何静　2026-11-20 17:06　副本 2 / 3', '打印人＿＿＿＿第＿＿份'])
        expect(section).toContain(part)
    }
  })

  it('[#74] the fact table names the gaps', () => {
    const { html } = renderVolume(aVolume())
    for (const line of [
      '事实 2：仅一个来源',
      '事实 3：没有原始证据',
      '事实 4：没有证据',
      '卷内备考表',
      '本卷所列是线索和待核实的情况，不是结论。'
    ])
      expect(html).toContain(line)
    expect(html).not.toContain('事实 1：')
  })

  it('[#73] a fact needs two sources, each checked with its original', () => {
    const { items } = aVolume()
    const judged = [[], [3], [2], [2, 3], [1, 2]].map((evidence) => gapsOf({ no: 1, statement: 'x', evidence }, items))
    expect(judged).toEqual([['no_evidence'], ['only_derived'], ['one_source'], ['one_source'], []])
    const unchecked = items.map((item) => ({ ...item, check: { state: 'unchecked' as const } }))
    expect(gapsOf({ no: 1, statement: 'x', evidence: [1, 2] }, unchecked)).toEqual(['unchecked'])
  })

  it('[#52] nothing runs and nothing is fetched: hostile text is shown as text', () => {
    const { html } = renderVolume(hostile())
    const tags = html.match(/<[^>]*>/g) ?? []
    expect(
      tags.filter((tag) => /^<(script|img|iframe|link|object|base|form)|\son\w+=|style=|javascript:|src=|href="(?!#p\d)/i.test(tag))
    ).toEqual([])
    expect(/url\(|https?:\/\/|@import/i.exec(html)).toBeNull()
    expect(html).toContain('&lt;img src=x')
    expect([html.includes('\u0000'), html.includes('\u202e')]).toEqual([false, false])
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? ''
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; base-uri 'none'; form-action 'none'$/)
  })

  it('[#74] a volume refuses evidence that is not in it', () => {
    const bad = aVolume({ facts: [{ no: 1, statement: 'x', evidence: [99] }] })
    expect(volumeSchema.safeParse(bad).error?.issues[0]?.path).toEqual(['facts', 0, 'evidence'])
  })

  it('lines never exceed their width and lose nothing but spaces at their ends', () => {
    const text =
      '早于2025年4月10日发出的《中标通知书》（柳溪中标〔2025〕7 号），共 23 日。Contracts split to stay under the limit；'.repeat(5)
    for (const width of [3, 7.5, 20, 41]) {
      const lines = breakLines(text, width)
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(width + 1.001)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }
    expect(breakLines('甲乙丙丁，戊', 4)).toEqual(['甲乙丙', '丁，戊'])
  })

  const browser = process.env['LIANJING_CHROMIUM'] ?? '/usr/bin/chromium'
  const hasBrowser = existsSync(browser)
  if (!hasBrowser) console.log('volume-html.test: no chromium (apt-get install chromium); the test on real paper boxes is skipped')
  it.skipIf(!hasBrowser)(
    '[#74] in Chromium nothing leaves its page, in whatever font, and the style sheet is let through',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'ljvolume-'))
      const running = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] })
      try {
        const { html } = renderVolume(hostile())
        const page = await running.newPage()
        const said: string[] = []
        page.on('console', (message) => said.push(message.text()))
        for (const font of ['Noto Sans SC', 'DejaVu Sans', 'Noto Serif CJK SC']) {
          const file = join(folder, 'index.html')
          const other = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '').replaceAll('"Noto Sans SC"', `"${font}"`)
          writeFileSync(file, font === 'Noto Sans SC' ? html : other)
          await page.goto(pathToFileURL(file).href)
          const outside = await page.evaluate(() =>
            [...document.querySelectorAll('.page')].flatMap((sheet) => {
              const box = sheet.getBoundingClientRect()
              const scale = box.width / 794
              return [...sheet.querySelectorAll(':scope > :not(.pf, .ph, .sign), td, th')]
                .filter((element) => {
                  const at = element.getBoundingClientRect()
                  const cell = element.tagName === 'TD' || element.tagName === 'TH'
                  const below = (at.bottom - box.top) / scale > 1066
                  return below || (at.right - box.left) / scale > 724 || (cell && element.scrollWidth > element.clientWidth + 2)
                })
                .map((element) => `${sheet.id} ${element.tagName} ${element.textContent.slice(0, 30)}`)
            })
          )
          expect(outside).toEqual([])
        }
        expect(said).toEqual([])
        expect(await page.evaluate(() => getComputedStyle(document.querySelector('.page') ?? document.body).position)).toBe('relative')
      } finally {
        await running.close()
        rmSync(folder, { recursive: true, force: true })
      }
    },
    60_000
  )
})
