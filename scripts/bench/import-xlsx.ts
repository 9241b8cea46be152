/** P2: a workbook of 100,000 × 12 into an encrypted vault, beside a bare streaming parse of the same file that stores nothing. */
import { atMost, inTurn, median, ratioAtMost, type BenchOptions, type BenchRow, type Figure } from './figure.ts'
import { runTask } from './measured-child.ts'
import { paymentXlsx } from './xlsx-file.ts'

export const importXlsx: Figure = { id: 'P2', what: 'xlsx into an encrypted vault', run }

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const rows = Math.round(100_000 * options.scale)
  const file = paymentXlsx(options.data, rows, options.seed)
  const peaks: number[] = []
  const bare = async (): Promise<number> => {
    const read = await runTask<{ readonly seconds: number; readonly rows: number }>('bare-xlsx-task', { file })
    if (read.rows !== rows + 1) throw new Error(`the bare parse saw ${read.rows} rows`)
    return read.seconds
  }
  const ours = async (): Promise<number> => {
    const done = await runTask<{ readonly seconds: number; readonly rows: number; readonly inserted: number; readonly peak: number }>(
      'import-task',
      {
        file,
        scratch: options.scratch
      }
    )
    if (done.rows !== rows || done.inserted < rows * 0.99) throw new Error(`imported ${done.inserted} of ${done.rows}`)
    peaks.push(done.peak)
    return done.seconds
  }
  const rounds = await inTurn(options.rounds, bare, ours)
  return [
    ratioAtMost('P2', `import xlsx ${rows.toLocaleString('en')} × 12`, rounds, 2, 's', 'bare yauzl + saxes'),
    atMost('P2', 'its peak memory', median(peaks), 300, 'MiB')
  ]
}
