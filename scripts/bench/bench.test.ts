/** The benchmark's own arithmetic, its data and its table; and one figure run end to end on a machine that lacks the peer. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { atMost, inTurn, median, ninetyFifth, programOf, ratioAtMost, skipped, type BenchRow } from './figure.ts'
import { paymentHeader, paymentRows } from './payments.ts'
import { tableText } from './table-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianjing-bench-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('takes peer and ours in turn and the median of the ratios', async () => {
  const order: string[] = []
  const [peers, ours] = [
    [1, 10, 2],
    [3, 20, 10]
  ]
  const next = (name: string, values: number[]) => async () => {
    order.push(name)
    return values.shift() ?? 0
  }
  const rounds = await inTurn(3, next('peer', [...(peers ?? [])]), next('ours', [...(ours ?? [])]))
  expect(order).toEqual(['peer', 'ours', 'peer', 'ours', 'peer', 'ours'])
  expect(rounds).toEqual({ ours: 10, peer: 2, ratio: 3 })
  expect([median([4, 1, 3, 2]), ninetyFifth(Array.from({ length: 100 }, (_, at) => at + 1))]).toEqual([2.5, 95])
  expect(() => median([])).toThrow('no values')
})

it('makes the same ledger from the same seed, another from another', () => {
  const ledger = (seed: number): string => JSON.stringify([...paymentRows(3000, seed)])
  expect(ledger(7)).toBe(ledger(7))
  expect(ledger(7)).not.toBe(ledger(8))
  const rows = [...paymentRows(3000, 7)]
  expect([rows.length, new Set(rows.map((row) => row.length)), new Set(rows.map((row) => row[0])).size]).toEqual([
    3000,
    new Set([paymentHeader.length]),
    3000
  ])
})

it('prints what was met, missed and skipped, Chinese taking two places', () => {
  const rows = [
    ratioAtMost('P1', '导入', { ours: 9, peer: 3, ratio: 3 }, 3, 's', 'sqlite3'),
    atMost('P1', 'memory', 400, 350, 'MiB'),
    skipped('P9', 'seal', 'age is not installed')
  ]
  expect(tableText(rows).split('\n')).toEqual([
    'id  what    ours     anchor                ratio  goal       met',
    'P1  导入    9.00 s   sqlite3 3.00 s        3.00   ≤ 3 ×      yes',
    'P1  memory  400 MiB  –                     –      ≤ 350 MiB  NO',
    'P9  seal    –        age is not installed  –      –          skipped'
  ])
  expect(programOf('no-such-program')).toBeNull()
})

it('[P1] [P13] measures without the peer, names it, and appends the table to a file', () => {
  const run = fileURLToPath(new URL('run.ts', import.meta.url))
  const args = [run, 'p1', 'P13', '--scale', '0.002', '--rounds', '1', '--json', '--folder', folder]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, PATH: folder } })
  expect([status, stderr.includes('failed')]).toEqual([0, false])
  const { rows } = JSON.parse(stdout) as { rows: readonly BenchRow[] }
  expect(rows[0]).toEqual(skipped('P1', 'import csv 2,000 × 12', 'sqlite3 is not installed (apt-get install sqlite3)'))
  expect(rows.filter((row) => row.id === 'P13' && row.met !== false)).toHaveLength(2)
  expect(readFileSync(join(folder, 'bench.jsonl'), 'utf8')).toBe(stdout)
  expect(spawnSync(process.execPath, [run, 'P99'], { encoding: 'utf8' }).status).toBe(2)
}, 120_000)
