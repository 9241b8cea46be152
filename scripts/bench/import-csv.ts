/**
 * P1: a million payments of 12 columns into an encrypted vault, by the real import (decode, map, check, provenance, quarantine, indexes, roll-ups,
 * audit), beside the sqlite3 shell's `.import` of the same file into a plain table without indexes. Both commit with synchronous FULL.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { atMost, inTurn, median, programOf, ratioAtMost, skipped, type BenchOptions, type BenchRow, type Figure } from './figure.ts'
import { runProgram, runTask } from './measured-child.ts'
import { paymentCsv, paymentHeader } from './payments.ts'

interface Imported {
  readonly seconds: number
  /** processor seconds */
  readonly work: number
  readonly firstProgress: number
  readonly longestSilence: number
  readonly peak: number
  readonly rows: number
  readonly inserted: number
  readonly quarantined: number
}

export const importCsv: Figure = { id: 'P1', what: 'csv into an encrypted vault', run }

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const rows = Math.round(1_000_000 * options.scale)
  const file = await paymentCsv(options.data, rows, options.seed, 'utf8')
  const chinese = await paymentCsv(options.data, rows, options.seed, 'gb18030')
  const what = `import csv ${rows.toLocaleString('en')} × 12`
  const runs: Imported[] = []
  const ours = async (path: string): Promise<Imported> => {
    const done = await runTask<Imported>('import-task', { file: path, scratch: options.scratch })
    if (done.rows !== rows || done.inserted + done.quarantined !== rows) throw new Error(`imported ${done.inserted} of ${rows} rows`)
    return done
  }
  const measured = async (path: string): Promise<number> => {
    const done = await ours(path)
    runs.push(done)
    return done.seconds
  }
  const shell = programOf('sqlite3')
  const table: BenchRow[] = []
  if (shell === null) {
    table.push(skipped('P1', what, 'sqlite3 is not installed (apt-get install sqlite3)'))
    await measured(file)
  } else {
    const rounds = await inTurn(
      options.rounds,
      () => plainImport(shell, file, options.scratch),
      () => measured(file)
    )
    table.push(ratioAtMost('P1', what, rounds, 3, 's', 'sqlite3 .import'))
  }
  table.push(atMost('P1', 'its peak memory', median(runs.map((one) => one.peak)), 350, 'MiB'))
  table.push(atMost('P1', 'its first progress', median(runs.map((one) => one.firstProgress)), 500, 'ms'))
  // both are our own work: processor time, which a busy machine does not stretch as it does the clock
  const encodings = await inTurn(
    options.rounds,
    async () => (await ours(file)).work,
    async () => (await ours(chinese)).work
  )
  table.push(ratioAtMost('P1', 'GB18030 against UTF-8, processor time', encodings, 1.3, 's', 'UTF-8'))
  return table
}

/** Seconds of `.import` into a new plain database in WAL mode. */
async function plainImport(shell: string, file: string, scratch: string): Promise<number> {
  const database = join(scratch, 'plain.db')
  for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true })
  const columns = paymentHeader.map((name) => `"${name}" TEXT`).join(', ')
  const seconds = await runProgram(shell, [
    database,
    'PRAGMA journal_mode = WAL',
    'PRAGMA synchronous = FULL',
    `CREATE TABLE payment (${columns})`,
    '.mode csv',
    `.import --skip 1 ${file} payment`
  ])
  for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true })
  return seconds
}
