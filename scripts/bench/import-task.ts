/**
 * Task: imports one ledger into a new encrypted vault by the command that the window gives, and says how long it took, when progress was first
 * told, and, when asked to cancel at a share of the file, how long until the job was over and whether the vault is as it was.
 */
import { emptyVault } from './bench-vault.ts'
import { finishTask, taskInput } from './measured-child.ts'

interface Input {
  readonly file: string
  readonly scratch: string
  /** cancel when this share of the file is read */
  readonly cancelAt?: number
}

const { file, scratch, cancelAt } = taskInput<Input>()
const { engine, client } = await emptyVault(scratch)
const handle = engine.files.put(file)
let firstProgress: number | null = null
let cancelled: number | null = null
let job: string | null = null
let longestSilence = 0
const started = performance.now()
const before = process.cpuUsage()
let heard = started
engine.on((event) => {
  if (event.kind !== 'job') return
  job ??= event.id
  longestSilence = Math.max(longestSilence, performance.now() - heard)
  heard = performance.now()
  if (event.state === 'running' && event.done > 0) firstProgress ??= performance.now() - started
  if (cancelAt === undefined || cancelled !== null || event.total === null || event.done < event.total * cancelAt) return
  cancelled = performance.now()
  void client.call('job.cancel', { job: event.id })
})
try {
  const { imports } = await client.run('import.run', { files: [handle] })
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(before)
  const { bytes } = await client.call('vault.info', {})
  finishTask({ seconds, work: (user + system) / 1_000_000, firstProgress, longestSilence, bytes, ...imports[0] })
} catch (error) {
  if (cancelled === null) throw error
  const afterCancel = performance.now() - cancelled
  const { counts } = await client.call('vault.info', {})
  const { verdict } = await client.run('audit.verify', {})
  finishTask({ afterCancel, rows: counts.rows, imports: counts.imports, verdict })
}
await engine.close()
