/** What a contract is paid and how it ends: advance, progress with its GC17 steps, services, acceptance, settlement and final accounts (GC18 to GC20). */
import type { DayNumber } from '../../../../shared/packs/calendar.ts'
import type { Planner, StepPlan } from './planner.ts'
import type { ProjectShape } from './project-shape.ts'
import { roundTo } from './tendering.ts'
import type { ContractRecord, Project, TenderRecord } from './world.ts'

/** A project whose steps up to the start are planned and whose money is being added. */
export interface Draft {
  readonly planner: Planner
  readonly shape: ProjectShape
  readonly plan: StepPlan
  readonly project: Project
  readonly design: number
  readonly award: DayNumber
  readonly signed: DayNumber
  readonly duration: number
  readonly lots: readonly TenderRecord[]
  readonly designLot: TenderRecord | null
}

/** Advance, progress payments with their GC17 steps, final payment after the audit; never ahead of the works. */
export function payWorks(draft: Draft, contract: ContractRecord, leads: boolean): void {
  const { planner, plan, project, duration } = draft
  const { random, workDays } = planner
  const start = Math.max(project.started, contract.signed)
  let paid = roundTo(contract.amount * random.real(0.1, 0.2), 100)
  pay(draft, contract, { kind: '预付款', amount: paid, day: workDays.after(start, random.int(3, 10)), progress: 12, at: 1 })
  const rounds = Math.min(9, Math.max(2, Math.round(duration / 55)))
  for (let round = 1; round <= rounds; round += 1) {
    const progress = Math.round((100 * round) / rounds)
    const measured = workDays.onOrAfter(start + Math.round((duration * round) / rounds))
    const due = Math.max(0, roundTo(contract.amount * 0.8 * (progress / 100), 100) - paid)
    const decided = leads
      ? plan.add('GC17', measured, [1, 4], [2, 10], { round, amount: due })
      : workDays.after(measured, random.int(4, 12))
    if (due <= 0) continue
    const wages = roundTo(due * random.real(0.15, 0.25), 100)
    const day = workDays.after(decided, random.int(1, 5))
    pay(draft, contract, { kind: '人工费', amount: wages, day, progress, at: round * 2 })
    pay(draft, contract, { kind: '进度款', amount: due - wages, day, progress, at: round * 2 + 1 })
    paid += due
  }
}

export function payService(draft: Draft, contract: ContractRecord): void {
  const { random, workDays } = draft.planner
  const parts = contract.amount < 60_000 ? 1 : random.int(2, 3)
  const step = Math.max(40, Math.round((contract.end - contract.signed) / parts))
  for (let part = 1; part <= parts; part += 1) {
    const amount =
      part < parts
        ? roundTo((contract.amount * 0.9) / parts, 100)
        : contract.amount - roundTo((contract.amount * 0.9) / parts, 100) * (parts - 1)
    const day = workDays.onOrAfter(contract.signed + step * part + random.int(0, 15))
    pay(draft, contract, { kind: part === parts ? '合同尾款' : '合同价款', amount, day, progress: null, at: part })
  }
}

function pay(
  { planner, project }: Draft,
  contract: ContractRecord,
  payment: {
    readonly kind: string
    readonly amount: number
    readonly day: DayNumber
    readonly progress: number | null
    readonly at: number
  }
): void {
  const { random, workDays, actors } = planner
  project.payments.push({
    voucher: `${contract.code.replace('HT', 'PZ')}-${String(payment.at).padStart(2, '0')}`,
    project: project.code,
    contract: contract.code,
    unit: contract.unit,
    firm: contract.firm,
    kind: payment.kind,
    amount: payment.amount,
    applied: workDays.onOrBefore(Math.max(contract.signed, payment.day - random.int(3, 9))),
    paid: payment.day,
    progress: payment.progress,
    approver: actors.deputy(project.unit, payment.day),
    purpose: `${contract.category}${payment.kind}`
  })
}

/** Acceptance, settlement and final accounts, and the last payment up to 97 per cent. */
export function finish(draft: Draft, works: readonly ContractRecord[]): void {
  const { planner, plan, project } = draft
  const { random, workDays, firms } = planner
  const lastRound = plan.steps.filter((step) => step.node === 'GC17').reduce((last, step) => Math.max(last, step.decided), 0)
  const accepted = plan.add('GC18', Math.max(project.ended, lastRound - 20), [3, 8], [3, 10])
  const audited = plan.add('GC19', accepted, [10, 28], [15, 48])
  const submittedOn = plan.steps.at(-1)?.received ?? accepted
  plan.add('GC20', audited, [10, 28], [20, 70])
  for (const contract of works) {
    const changes = project.changes.filter((change) => change.contract === contract.code).reduce((sum, change) => sum + change.delta, 0)
    const base = contract.amount + changes
    const value = roundTo(base * random.real(0.93, 1.03), 100)
    project.settlements.push({
      contract: contract.code,
      submitted: roundTo(value * random.real(1.015, 1.14), 100),
      audited: value,
      submittedOn,
      auditedOn: audited,
      auditor: random.pick(firms.consult)
    })
    const payments = project.payments.filter((payment) => payment.contract === contract.code)
    const paid = payments.reduce((sum, payment) => sum + payment.amount, 0)
    const last = payments.reduce((day, payment) => Math.max(day, payment.paid), audited)
    const rest = roundTo(value * 0.97, 100) - paid
    if (rest > 0)
      pay(draft, contract, { kind: '结算款', amount: rest, day: workDays.after(last, random.int(6, 20)), progress: 100, at: 99 })
  }
}
