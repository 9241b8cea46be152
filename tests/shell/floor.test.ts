/**
 * The floor: a user without administrator's rights, a checkout that cannot be written to, 8 GB of memory, no network interface, every socket
 * refused, a clock three years slow, 1366 × 768. The whole main job runs there, and the window opens what it made.
 */
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { electronBinary } from '../../scripts/electron-binary.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { electronSkip } from '../support/electron.ts'
import { ensureDisplay } from '../support/display.ts'
import { groundSkip, layGround, type Ended, type Ground } from '../support/hostile-ground.ts'
import { firstPipeWindow } from '../support/pipe-window.ts'

interface AuditEntry {
  readonly seq: number
  readonly at: string
  readonly action: string
}

const gibibyte = 1024 ** 3
const year = (text: string): number => Number(text.slice(0, 4))

describe.skipIf(groundSkip)('on the floor', { timeout: 45_000 }, () => {
  let ground: Ground
  let tour: Ended
  let vault = ''
  const lianjing = (args: readonly string[], clock: 'slow' | 'right' = 'slow') =>
    ground.run(['node', join(ground.checkout, 'scripts/lianjing.mjs'), ...args, '--json'], {
      clock,
      env: {
        LIANJING_PASSPHRASE: trainingPassphrase,
        NODE_OPTIONS: `--import=${join(ground.checkout, 'tests/fixtures/shell/refuse-sockets.mjs')}`
      }
    })
  const answer = async <T>(args: readonly string[], clock?: 'slow' | 'right'): Promise<T> => {
    const { status, stdout, stderr } = await lianjing(args, clock)
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
    return JSON.parse(stdout) as T
  }
  beforeAll(async () => {
    const [binary, binding] = [electronBinary(), process.env['TEST_SQLITE_BINDING']]
    ground = layGround({ ...(binary ? { runtime: dirname(binary) } : {}), ...(binding ? { binding: dirname(binding) } : {}) })
    vault = join(ground.home, 'tour/county')
    tour = await lianjing(['tour', '--to', join(ground.home, 'tour')])
  }, 120_000)
  afterAll(() => ground.remove())

  test('it is what it says: no right, no place to write but home, no network, a slow clock', async () => {
    const look = `
      const fs = require('node:fs'); const os = require('node:os')
      const tried = (work) => { try { work(); return 'done' } catch (error) { return error.code } }
      console.log(JSON.stringify({ uid: process.getuid(), groups: process.getgroups(), write: tried(() => fs.writeFileSync(process.argv[1] + '/x', '')),
        interfaces: os.networkInterfaces(), year: new Date().getFullYear(), rights: /CapEff:\\t0+\\n/.test(fs.readFileSync('/proc/self/status', 'utf8')) }))`
    const { stdout } = await ground.run(['node', '-e', look, ground.checkout])
    expect(JSON.parse(stdout)).toEqual({
      uid: 54_321,
      groups: [54_321],
      write: 'EROFS',
      interfaces: {},
      year: new Date().getFullYear() - 3,
      rights: true
    })
  })

  test('the tour finds what was planted, seals and hands over', () => {
    expect({ status: tour.status, stderr: tour.status === 0 ? '' : tour.stderr }).toEqual({ status: 0, stderr: '' })
    const told = JSON.parse(tour.stdout) as Record<string, unknown>
    expect(told).toMatchObject({ hit: told['planted'], extra: 0, decoysHit: 0, verdict: expect.stringMatching(/^intact/), vault })
    expect(told['received']).toBeGreaterThan(0)
  })

  test('runs are as of the data, not of the clock', async () => {
    const { dataDate, createdAt } = await answer<{ dataDate: string; createdAt: string }>(['vault', 'info', vault])
    expect(year(createdAt)).toBeLessThan(year(dataDate))
    const again = await answer<{ as_of: string; new: number; gone: number }>(['check', vault])
    expect(again).toMatchObject({ as_of: dataDate, new: 0, gone: 0 })
  })

  test('the log keeps its order by number when the clock is set right and goes wrong again', async () => {
    await answer(['vault', 'info', vault], 'right')
    const { entries } = await answer<{ entries: readonly AuditEntry[] }>(['audit', vault, 'show', '--limit', '3'])
    const first = entries.at(-1)?.seq ?? 0
    expect(entries.map((entry) => entry.seq)).toEqual([first + 2, first + 1, first])
    // This look, the one with the clock set right, and what was before it.
    expect(entries.map(({ at }) => year(at) - year(new Date().toISOString()))).toEqual([-3, 0, -3])
    expect((await answer<{ verdict: string }>(['audit', vault, 'verify'])).verdict).toBe('ok')
  })

  // With the clock as it is: under libfaketime Electron's zygote never answers. The engine's work under a slow clock is above.
  test.skipIf(electronSkip)('the window comes up in its sandbox, opens the vault and shows the overview', async () => {
    const display = await ensureDisplay()
    const app = ground.start(
      [
        join(ground.runtime, 'electron'),
        '--remote-debugging-pipe',
        '--disable-gpu',
        '--lang=zh-CN',
        `--user-data-dir=${join(ground.home, 'profile')}`,
        join(ground.checkout, 'dist/main/main.mjs')
      ],
      {
        clock: 'right',
        stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
        env: {
          DISPLAY: display || (process.env['DISPLAY'] ?? ''),
          LIANJING_HOME: join(ground.home, 'tour'),
          ...(process.env['TEST_SQLITE_BINDING'] === undefined ? {} : { TEST_SQLITE_BINDING: join(ground.binding, 'linux-x64.node') })
        }
      }
    )
    const window = await firstPipeWindow(app)
    try {
      await window.until(`document.querySelector('input[type=password]')`)
      expect(await window.evaluate('[outerWidth <= 1366, outerHeight <= 768]')).toEqual([true, true])
      await window.evaluate(`[...document.querySelectorAll('.choose-row')].find((row) => row.innerText.startsWith('county')).click()`)
      await window.evaluate(`document.querySelector('input[type=password]').focus()`)
      await window.type(trainingPassphrase)
      await window.press('Enter')
      await window.until(`document.querySelector('a[href="#/overview"][aria-current=page]')`)
      await window.until(
        `document.body.innerText.includes('云溪县纪委监委') && /\\d/.test(document.querySelector('.middle')?.innerText ?? '')`
      )
      expect(await window.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      expect(window.problems).toEqual([])
    } finally {
      await window.close()
    }
  })

  test('all of it together stayed below 8 GB, and nothing tried a socket', () => {
    const peak = ground.peakMemory()
    if (peak === null) console.warn('memory cap skipped: no control group can be made here')
    else console.info(`peak memory of the whole tree: ${Math.round(peak / 1024 ** 2)} MB`)
    expect(peak ?? 0).toBeLessThan(8 * gibibyte)
    expect(ground.refused()).toBe('')
  })
})
