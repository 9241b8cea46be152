/**
 * P11: ten times the rows take at most eleven times as long, importing and sealing.
 */
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { inTurn, type BenchOptions, type BenchRow, type Figure } from './figure.ts'
import { runTask } from './measured-child.ts'
import { paymentCsv } from './payments.ts'
import { attachmentFiles } from './sealed-volume.ts'

export const growth: Figure = { id: 'P11', what: 'growth', run }

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const rows = Math.round(1_000_000 * options.scale)
  const [small, large] = [
    await paymentCsv(options.data, rows / 10, options.seed, 'utf8'),
    await paymentCsv(options.data, rows, options.seed, 'utf8')
  ]
  const importing = async (file: string): Promise<number> =>
    (await runTask<{ readonly seconds: number }>('import-task', { file, scratch: options.scratch })).seconds
  const imports = await inTurn(
    1,
    () => importing(small),
    () => importing(large)
  )
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const mebibytes = Math.max(160, Math.round(1024 * options.scale))
  const sealing = async (size: number): Promise<number> => {
    const files = attachmentFiles(options.data, size, 8, options.seed)
    const out = join(options.scratch, `growth-${size}.ljcase`)
    return (await runTask<{ readonly seconds: number }>('seal-task', { files, out, recipient, identity, only: 'seal' })).seconds
  }
  const seals = await inTurn(
    1,
    () => sealing(mebibytes / 10),
    () => sealing(mebibytes)
  )
  return [grown('import, 10 × the rows', imports), grown('sealing, 10 × the bytes', seals)]
}

function grown(what: string, { ours, peer, ratio }: { readonly ours: number; readonly peer: number; readonly ratio: number }): BenchRow {
  return {
    id: 'P11',
    what,
    ours: `${ours.toPrecision(3)} s`,
    anchor: `a tenth ${peer.toPrecision(3)} s`,
    ratio,
    goal: '≤ 11 ×',
    met: ratio <= 11
  }
}
