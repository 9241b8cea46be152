/** P13: cancel in the middle of a long import: how long until the job is over, with nothing of it in the vault and the log unbroken. */
import { atMost, ninetyFifth, skipped, type BenchOptions, type BenchRow, type Figure } from './figure.ts'
import { runTask } from './measured-child.ts'
import { paymentCsv } from './payments.ts'
import { paymentXlsx } from './xlsx-file.ts'

export const cancelImport: Figure = { id: 'P13', what: 'cancel', run }

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const csv = await paymentCsv(options.data, Math.round(1_000_000 * options.scale), options.seed, 'utf8')
  const xlsx = paymentXlsx(options.data, Math.round(100_000 * options.scale), options.seed)
  const rows: BenchRow[] = []
  for (const [what, file] of [
    ['a csv import', csv],
    ['an xlsx import', xlsx]
  ] as const) {
    const waits: number[] = []
    for (let round = 0; round < options.rounds; round += 1) {
      const cancelAt = (round + 1) / (options.rounds + 1)
      const ended = await runTask<{
        readonly seconds?: number
        readonly afterCancel: number
        readonly rows: number
        readonly imports: number
        readonly verdict: string
      }>('import-task', {
        file,
        scratch: options.scratch,
        cancelAt
      })
      if (ended.seconds !== undefined) continue // over before it could be cancelled
      if (ended.rows !== 0 || ended.imports !== 0 || ended.verdict !== 'ok') throw new Error(`left behind ${JSON.stringify(ended)}`)
      waits.push(ended.afterCancel)
    }
    const row = `cancel ${what}, vault as before`
    rows.push(
      waits.length === 0
        ? skipped('P13', row, 'every import was over before it could be cancelled')
        : atMost('P13', row, ninetyFifth(waits), 500, 'ms')
    )
  }
  return rows
}
