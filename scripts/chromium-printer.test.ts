/** PDFs by a real Chromium: text of the document, no script, no request; and a clear word where there is none. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createChromiumPrinter, findChromium } from './chromium-printer.ts'

const absent = findChromium() === undefined
if (absent) console.warn('PDF tests skipped: no chromium on the PATH')

describe.skipIf(absent)('printer', () => {
  test('prints several documents with one Chromium, without scripts and without requests', async () => {
    let reached = 0
    const server = createServer((_request, response) => {
      reached += 1
      response.end()
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.png`
    const printer = createChromiumPrinter()
    const [one, two] = await Promise.all([
      printer.print('<meta charset="utf-8"><style>@page{size:A5}</style><p>VOLUME-1</p>'),
      printer.print(`<p>before</p><img src="${address}"><script>document.body.textContent='SCRIPTED'</script>`)
    ])
    // more than one page is good for: another takes over, and none has anything of the one before
    let last = new Uint8Array()
    for (let at = 0; at < 52; at += 1) last = Uint8Array.from(await printer.print(`<p>COPY-${at}</p>`))
    await printer.close()
    await new Promise<void>((resolve) => void server.close(() => resolve()))
    const folder = mkdtempSync(join(tmpdir(), 'lianjing-pdf-'))
    const textOf = (bytes: Uint8Array, name: string) => {
      const file = join(folder, name)
      writeFileSync(file, bytes)
      return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).trim()
    }
    expect({ one: textOf(one, 'one.pdf'), two: textOf(two, 'two.pdf'), reached }).toEqual({ one: 'VOLUME-1', two: 'before', reached: 0 })
    expect(textOf(last, 'last.pdf')).toBe('COPY-51')
    const sizeOf = (name: string) =>
      /Page size:\s+(?<size>[\d.]+ x [\d.]+)/u.exec(execFileSync('pdfinfo', [join(folder, name)], { encoding: 'utf8' }))?.groups?.['size']
    expect(sizeOf('last.pdf')).toBe(sizeOf('two.pdf'))
    expect(sizeOf('last.pdf')).not.toBe(sizeOf('one.pdf'))
    rmSync(folder, { recursive: true })
  }, 60_000)
})

test('without Chromium the error names the package', async () => {
  const printer = createChromiumPrinter({ PATH: '/nonexistent' })
  await expect(printer.print('<p>x</p>')).rejects.toMatchObject({
    value: { code: 'no_printer', next: expect.stringContaining('chromium') }
  })
})
