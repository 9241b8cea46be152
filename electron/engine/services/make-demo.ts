/**
 * The training county as a vault: writes its ledgers into a folder of their own, brings them in through the same import as any ledger, enters
 * its typed-in figures, runs every model. The answer key lies beside the vault and never inside. A fault or a cancel leaves neither.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { JobResult } from '../../../shared/ipc/contract.ts'
import type { EngineContext } from '../context.ts'
import { loadCalendar } from '../packs/load-calendar.ts'
import type { JobControl } from '../job-board.ts'
import type { Session } from '../session.ts'
import { all, run, sql, transaction } from '../vault/sql.ts'
import { createIntake } from './import/intake.ts'
import { enterFigure } from './import/figure.ts'
import { makeSession, shippedPacks } from './open-session.ts'
import { refreshStale, runImport } from './run-import.ts'
import { runModels } from './run-models.ts'
import { generateCounty } from './training/generate-county.ts'
import { reportedPoints } from './training/point-ledger.ts'
import { scenariosOf } from './training/scenario/play-scenario.ts'

export interface DemoInput {
  readonly dir: string
  readonly size: 'small' | 'county'
  readonly seed: number
  readonly passphrase: string
}

/** The legal origin of the training ledgers, as any intake carries one (feature 70). */
const origin = {
  provider: '云溪县各单位（虚构）',
  letter: '云监调〔2026〕31号（虚构）',
  approver: '程立言',
  receiverA: '何静',
  receiverB: '周启明',
  medium: '光盘 1 张',
  receivedOn: '2026-10-08',
  note: '实训数据由程序生成，人名、单位、企业均为虚构。'
}

/** No vault may be open; afterwards this one is. */
export async function makeDemo(context: EngineContext, input: DemoInput, job: JobControl): Promise<JobResult<'demo.make'>> {
  const started = performance.now()
  const ledgers = context.files.keep('ledgers').path
  const answersFile = `${input.dir}.answers.json`
  // what lay there before is never ours to remove; the vault itself refuses a folder that is not empty
  const made: string[] = []
  let own: Session | null = null
  try {
    mkdirSync(ledgers, { recursive: true })
    const county = await generateCounty({
      size: input.size,
      seed: input.seed,
      planted: 'all',
      scenarios: scenariosOf(shippedPacks(context.deps)),
      reported: reportedPoints(shippedPacks(context.deps)),
      outDir: ledgers,
      calendar: loadCalendar(path.join(context.deps.resources, 'calendars')),
      signal: job.signal,
      onProgress: (share) =>
        job.progress({ done: Math.round(share * 100), total: 100, unit: 'steps', step: { zh: '编写台账', en: 'Writing ledgers' } })
    })
    const making = {
      identity: { unit: '云溪县纪委监委', holder: '实训', marking: '实训数据' },
      account: 'admin',
      accountName: '实训学员',
      passphrase: input.passphrase
    }
    const session = await makeSession(context, input.dir, making, true)
    made.push(input.dir)
    own = session
    const by = { account: session.vault.account, clock: context.deps.clock }
    const warnings = await session.write(async () => {
      transaction(session.vault.writer, () =>
        run(
          session.vault.writer,
          sql`INSERT INTO sys_setting (key, value) VALUES ('training', '1') ON CONFLICT (key) DO UPDATE SET value = '1'`
        )
      )
      const intake = createIntake(session.vault, origin, by)
      const files = county.files.map((file) => ({ path: file.path, name: path.basename(file.path) }))
      await runImport(session, files, { clock: context.deps.clock, intakeId: intake.id }, job)
      transaction(session.vault.writer, () => {
        const units = new Map(
          all<{ id: string; name: string }>(session.vault.writer, sql`SELECT id, name FROM org`).map((unit) => [unit.name, unit.id])
        )
        for (const form of county.figures) enterFigure(session.vault, session.packs, { ...form, org: units.get(form.org) ?? form.org }, by)
        run(
          session.vault.writer,
          sql`INSERT INTO sys_setting (key, value) VALUES ('stale', '1') ON CONFLICT (key) DO UPDATE SET value = '1'`
        )
      })
      refreshStale(session)
      const result = await runModels(session.vault, session.packs, {
        asOf: county.dataDate,
        account: session.vault.account,
        clock: context.deps.clock,
        calendar: session.calendar,
        calendars: path.join(context.deps.resources, 'calendars'),
        spawnRunner: context.deps.spawnRunner,
        runners: session.runners,
        nativeBinding: context.deps.nativeBinding,
        signal: job.signal,
        onProgress: (done, total, id) =>
          job.progress({ done, total, unit: 'models', step: session.packs.model(id)?.name ?? { zh: id, en: id } })
      })
      return result.warnings
    })
    if (!existsSync(answersFile)) made.push(answersFile)
    writeFileSync(answersFile, `${JSON.stringify(county.answers, null, 2)}\n`)
    return {
      vault: path.basename(input.dir),
      answers: path.basename(answersFile),
      seed: input.seed,
      size: input.size,
      units: county.units,
      rows: county.rows,
      warnings,
      planted: county.answers.planted.length,
      ms: Math.round(performance.now() - started)
    }
  } catch (error) {
    if (own !== null) await closeWithoutJobs(context, own)
    for (const one of made) rmSync(one, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(ledgers, { recursive: true, force: true })
  }
}

/** Closes the half-made vault from within the job that made it; `closeSession` would wait for this very job. */
async function closeWithoutJobs(context: EngineContext, session: Session): Promise<void> {
  const isOpen = context.session === session
  if (isOpen) context.session = null
  await session.close()
  if (isOpen) context.emit({ kind: 'vault', state: 'closed', why: 'fault' })
}
