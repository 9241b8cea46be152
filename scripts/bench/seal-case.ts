/**
 * P9: a case of up to 1 GiB sealed (read, hashed, packed, encrypted, hashed again, synced) and verified, beside the age program encrypting and
 * decrypting one file of the same size. Rates, so more is better; and the memory that must not grow with the case.
 */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { writeFileSync } from 'node:fs'
import { atMost, inTurn, programOf, show, skipped, type BenchOptions, type BenchRow, type Figure, type Rounds } from './figure.ts'
import { runProgram, runTask } from './measured-child.ts'
import { attachmentFiles, seededFile } from './sealed-volume.ts'

export const sealCase: Figure = { id: 'P9', what: 'seal and verify a case', run }

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const mebibytes = Math.max(16, Math.round(1024 * options.scale))
  const files = attachmentFiles(options.data, mebibytes, 8, options.seed)
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const out = join(options.scratch, 'bench.ljcase')
  const what = `${mebibytes} MiB case`
  const peaks: number[] = []
  const task = async (only: 'seal' | 'verify'): Promise<number> => {
    const done = await runTask<{ readonly seconds: number; readonly peak: number; readonly verdict?: string }>('seal-task', {
      files,
      out,
      recipient,
      identity,
      only
    })
    if (only === 'verify' && !String(done.verdict).startsWith('intact')) throw new Error(`the bundle is ${done.verdict}`)
    peaks.push(done.peak)
    return mebibytes / done.seconds
  }
  const age = programOf('age')
  const rows: BenchRow[] = []
  if (age === null) {
    rows.push(skipped('P9', `seal a ${what}`, 'age is not installed (apt-get install age)'))
    await task('seal')
    await task('verify')
  } else {
    const plain = seededFile(join(options.data, `whole-${options.seed}-${mebibytes}.bin`), mebibytes * 1024 * 1024, options.seed)
    const packed = join(options.scratch, 'whole.age')
    const keyFile = join(options.scratch, 'key.txt')
    writeFileSync(keyFile, `${identity}\n`, { mode: 0o600 })
    const encrypt = async (): Promise<number> => mebibytes / (await runProgram(age, ['-r', recipient, '-o', packed, plain]))
    const decrypt = async (): Promise<number> => mebibytes / (await runProgram(age, ['-d', '-i', keyFile, '-o', '/dev/null', packed]))
    rows.push(rateAtLeast(`seal a ${what}`, await inTurn(options.rounds, encrypt, () => task('seal')), 'age'))
    rows.push(rateAtLeast(`verify a ${what}`, await inTurn(options.rounds, decrypt, () => task('verify')), 'age -d'))
  }
  rows.push(atMost('P9', 'its peak memory', Math.max(...peaks), 250, 'MiB'))
  const ended = await runTask<{ readonly afterCancel: number }>('seal-task', {
    files,
    out: join(options.scratch, 'cancelled.ljcase'),
    recipient,
    identity,
    only: 'seal',
    cancelAt: mebibytes * 1024 * 1024 * 0.5
  })
  if (existsSync(join(options.scratch, 'cancelled.ljcase'))) throw new Error('a cancelled seal left its file')
  rows.push(atMost('P13', 'cancel a seal, nothing left', ended.afterCancel, 500, 'ms'))
  rmSync(out, { force: true })
  return rows
}

function rateAtLeast(what: string, rounds: Rounds, peer: string): BenchRow {
  return {
    id: 'P9',
    what,
    ours: show(rounds.ours, 'MiB/s'),
    anchor: `${peer} ${show(rounds.peer, 'MiB/s')}`,
    ratio: rounds.ratio,
    goal: '≥ 0.5 ×',
    met: rounds.ratio >= 0.5
  }
}
