/** What stands out on the sheet of a person's work, as it is shown: limits in words, ordinary explanations, and the rows, latest first. */
import { limitsOn, type WorkAct, type WorkFinding } from '../../../shared/domain/workload/find-marks.ts'
import type { WorkMarks } from '../../../shared/ipc/commands/workload.ts'
import type { Procedure } from '../../../shared/packs/pack.ts'
import type { WorkLimits, WorkMark, WorkRemark } from '../../../shared/packs/workload.ts'
import { workMatters, type remarksWithin } from '../queries/workload.ts'
import type { Session } from '../session.ts'
import type { ReadableDB } from '../vault/connection.ts'

const mostFound = 50

/** A mark of the packs' own, found across matters. `to`: the day whose limits are told. */
export function markView(
  db: ReadableDB,
  mark: WorkMark,
  acts: readonly WorkAct[],
  found: readonly WorkFinding[],
  timed: number,
  to: string
): WorkMarks['marks'][number] {
  const own = found.filter((one) => one.kind === mark.kind).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const shown = own.slice(0, mostFound)
  const byId = new Map(acts.map((act) => [act.id, act]))
  const matters = new Set(shown.flatMap((one) => one.acts.map((id) => byId.get(id)?.matter ?? '')))
  const names = new Map(workMatters(db, [...matters]).map((record) => [record.id, record.name]))
  return {
    kind: mark.kind,
    name: mark.name,
    why: mark.why,
    innocent: mark.innocent,
    basis: mark.basis,
    limit: limitWords(limitsOn(mark, to)),
    n: own.length,
    of: timed,
    found: shown.map((one) => ({
      at: one.at,
      figure: one.figure,
      acts: one.acts.slice(0, 40).map((id) => {
        const act = byId.get(id)
        return { id, at: act?.at ?? null, matter: act?.matter ?? '', matterName: names.get(act?.matter ?? '') ?? '' }
      })
    }))
  }
}

function limitWords(limits: WorkLimits | null): { readonly zh: string; readonly en: string } {
  if (limits === null) return { zh: '未设', en: 'not set' }
  const { count, minutes, from } = limits
  return { zh: `${minutes} 分钟内 ${count} 件及以上（自 ${from}）`, en: `${count} or more within ${minutes} min (from ${from})` }
}

/** What conformance remarked, with the limits that the procedures set. */
export function remarkView(
  { vault, packs }: Session,
  remark: WorkRemark,
  found: ReturnType<typeof remarksWithin>,
  timed: number
): WorkMarks['marks'][number] {
  const shown = found.slice(0, mostFound)
  const names = new Map(workMatters(vault.reader, [...new Set(shown.map((one) => one.matter))]).map((record) => [record.id, record.name]))
  const limits = [...packs.procedures.values()].flatMap((procedure) => procedureLimit(procedure, remark.kind) ?? [])
  const [first] = limits
  const same = first !== undefined && limits.every((limit) => limit.zh === first.zh)
  return {
    kind: remark.kind,
    name: remark.name,
    why: remark.why,
    innocent: remark.innocent,
    basis: first?.basis ?? '',
    limit:
      first === undefined
        ? { zh: '未设', en: 'not set' }
        : same
          ? { zh: first.zh, en: first.en }
          : { zh: '按各流程所定', en: 'as each procedure sets' },
    n: found.length,
    of: timed,
    found: shown.map(({ act, at, matter, used }) => ({
      at,
      figure: used,
      acts: [{ id: act, at, matter, matterName: names.get(matter) ?? '' }]
    }))
  }
}

function procedureLimit(
  { office_hours: hours, quick }: Procedure,
  kind: WorkRemark['kind']
): { readonly zh: string; readonly en: string; readonly basis: string } | null {
  if (kind === 'in_seconds')
    return quick === undefined
      ? null
      : { zh: `受理到办结不超过 ${quick.seconds} 秒`, en: `at most ${quick.seconds} s from receipt to decision`, basis: quick.basis }
  return hours === undefined
    ? null
    : { zh: `工作日 ${hours.from}–${hours.to} 之外`, en: `outside ${hours.from}–${hours.to} on working days`, basis: hours.basis }
}
