/** Which reports are made, of whom and under what name: one unit's, or those of all units of several periods. How they are written: write-reports.ts. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { Period } from '../../../../shared/packs/indicator/period.ts'
import { diskError } from '../../io/bundle/disk-error.ts'
import type { Session } from '../../session.ts'
import { unitOf } from '../score/read-unit.ts'
import { gatherPeriod, type PeriodFacts } from './gather-period.ts'
import { writeReports, type MadeReport, type Making, type WantedReport } from './write-reports.ts'

const titles = { zh: '政治生态体检报告', en: 'examination-report' } as const
const safe = (text: string): string => text.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 80)

/** `政治生态体检报告-2026Q3-县水利局.html` */
export function reportFileName(making: Pick<Making, 'format' | 'language'>, period: string, name: string): string {
  return `${titles[making.language]}-${period}-${safe(name)}.${making.format}`
}

/** `政治生态体检报告-2026Q1_2026Q3.zip`: the first and the last of the periods, for a name cannot hold very many. */
export function reportsFileName(making: Pick<Making, 'language'>, periods: readonly Period[]): string {
  const ends = [...new Set([periods[0], periods.at(-1)].flatMap((one) => (one === undefined ? [] : [one.id])))]
  return `${titles[making.language]}-${ends.join('_')}.zip`
}

/** One unit's report at `file`. Not within `session.write`. Throws `unknown_id`, `no_printer`, `disk_full`. */
export async function makeReport(session: Session, period: Period, unitId: string, file: string, making: Making): Promise<MadeReport> {
  const [made] = await session.vault.asOfNow((db) => {
    const facts = gatherPeriod(db, session.packs, period)
    const { unit } = unitOf(facts.scored, unitId)
    const wanted = [{ facts, unit: unit.id, name: unit.name, file: path.basename(file) }]
    return writeReports(session, db, wanted, path.dirname(file), making)
  })
  if (made === undefined) throw new AppError('unknown_id', '没有这个单位。')
  return made
}

/** Reports of every unit with a score entry in these periods, into `folder`, all of one state. Not within `session.write`. */
export function makeAllReports(
  session: Session,
  periods: readonly Period[],
  folder: string,
  making: Making
): Promise<readonly MadeReport[]> {
  return session.vault.asOfNow(async (db) => {
    const wanted: WantedReport[] = []
    for (const period of periods) {
      wanted.push(...wantedOf(gatherPeriod(db, session.packs, period), making))
      await setImmediate()
    }
    if (wanted.length === 0) throw new AppError('unknown_id', '所选期间没有可出报告的单位。', { next: '请核对期间。' })
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
    } catch (error) {
      throw diskError(error, folder)
    }
    return writeReports(session, db, wanted, folder, making)
  })
}

function wantedOf(facts: PeriodFacts, making: Making): readonly WantedReport[] {
  const { units, scores, period } = facts.scored
  const times = new Map<string, number>()
  for (const { name } of units) times.set(safe(name), (times.get(safe(name)) ?? 0) + 1)
  return units
    .filter((unit) => scores.has(unit.id))
    .map((unit) => {
      // two units of one name keep apart by their ids
      const name = (times.get(safe(unit.name)) ?? 0) > 1 ? `${unit.name}-${unit.id}` : unit.name
      return { facts, unit: unit.id, name: unit.name, file: reportFileName(making, period.id, name) }
    })
}
