/** The money side of a project: contracts, changes, payments, settlement, and the steps that belong to them (GC16 to GC20). */
import type { DayNumber } from '../../../../shared/packs/calendar.ts'
import type { Firm } from './firms.ts'
import { lotFor, type Planner, type StepPlan } from './planner.ts'
import { tenderLimits, type ProjectShape } from './project-shape.ts'
import { roundTo } from './tendering.ts'
import type { ContractRecord, Project, TenderRecord } from './world.ts'

interface Draft {
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

/** Adds everything after the award to the project and its plan. */
export function addContracts(draft: Draft): void {
  const { planner, shape, project, plan, designLot } = draft
  const { random, workDays, firms } = planner
  const designed = designLot?.award ?? plan.decided('GC05')
  const design = contractFor(draft, {
    serial: 11,
    kind: '设计',
    category: '勘察设计',
    amount: draft.design,
    lot: designLot,
    award: designed,
    firm: designLot?.winner ?? random.pick(firms.design),
    start: designed,
    end: designed + 120
  })
  project.contracts.push(design)
  const works = shape.works.map((amount, at) => worksContract(draft, amount, at))
  project.contracts.push(...works)
  const total = shape.works.reduce((sum, amount) => sum + amount, 0)
  if (total > 1_500_000) addSupervision(draft, total)
  if (shape.goods === true) addGoods(draft)
  const [main] = works
  if (main === undefined) return
  if (shape.withoutChanges !== true) addChanges(draft, main)
  for (const contract of project.contracts.filter((each) => each.kind !== '施工')) payService(draft, contract)
  for (const [at, contract] of works.entries()) payWorks(draft, contract, at === 0)
  finish(draft, works)
}

interface Terms {
  readonly serial: number
  readonly kind: string
  readonly category: string
  readonly amount: number
  readonly lot: TenderRecord | null
  readonly award: DayNumber
  readonly firm: Firm
  readonly start: DayNumber
  readonly end: DayNumber
  readonly method?: string
}

function contractFor({ planner, shape }: Draft, terms: Terms): ContractRecord {
  const { random, workDays, actors } = planner
  const signed = workDays.onOrBefore(terms.award + random.int(4, 26))
  return {
    code: `HT-${shape.code.slice(3, 7)}-${shape.code.slice(-4)}-${String(terms.serial).padStart(2, '0')}`,
    name: `${shape.name}${terms.category}合同`,
    project: shape.code,
    lot: terms.lot?.code ?? '',
    unit: shape.unit,
    firm: terms.firm,
    kind: terms.kind,
    category: terms.category,
    method: terms.method ?? terms.lot?.method ?? (terms.amount >= 500_000 ? '竞争性谈判' : '询价'),
    amount: terms.amount,
    signed,
    start: Math.max(terms.start, signed),
    end: terms.end,
    parent: '',
    filed: workDays.onOrAfter(signed + random.int(1, 10)),
    signer: actors.head(shape.unit, signed),
    exempt: ''
  }
}

function worksContract(draft: Draft, amount: number, at: number): ContractRecord {
  const { planner, shape, project, lots, award, signed, duration } = draft
  const lot = lots[at] ?? null
  const firm = lot?.winner ?? shape.firms?.[at] ?? planner.random.pick(planner.firms.works)
  const later = lot?.award ?? award + at * (shape.spread ?? 20)
  const category = shape.categories?.[at] ?? shape.category
  const terms = {
    serial: at + 1,
    kind: '施工',
    category,
    amount,
    lot,
    award: later,
    firm,
    start: project.started,
    end: project.started + duration
  }
  const contract = contractFor(draft, shape.method === undefined ? terms : { ...terms, method: shape.method })
  if (at > 0) contract.name = `${shape.name}${category}合同（${at + 1}标）`
  if (at === 0) contract.signed = signed
  else if (shape.spread !== undefined) contract.signed = planner.workDays.onOrAfter(signed + at * shape.spread)
  contract.filed = planner.workDays.onOrAfter(contract.signed + planner.random.int(1, 10))
  contract.start = Math.max(project.started, contract.signed)
  contract.exempt = shape.exempt ?? ''
  return contract
}

function addSupervision(draft: Draft, works: number): void {
  const { planner, shape, project, plan } = draft
  const { random, workDays, firms } = planner
  const amount = roundTo(works * 0.017 * random.real(0.8, 1.15), 100)
  const lot =
    amount >= tenderLimits.services
      ? lotFor(planner, shape, {
          serial: 12,
          kind: '服务',
          category: '工程监理',
          amount,
          notice: workDays.after(plan.decided('GC10'), 1),
          trade: 'supervision'
        })
      : null
  if (lot !== null) project.tenders.push(lot)
  const award = lot?.award ?? draft.award
  project.contracts.push(
    contractFor(draft, {
      serial: 12,
      kind: '监理',
      category: '工程监理',
      amount,
      lot,
      award,
      firm: lot?.winner ?? random.pick(firms.supervision),
      start: project.started,
      end: project.ended
    })
  )
}

function addGoods(draft: Draft): void {
  const { planner, shape, project } = draft
  const { random, firms, workDays } = planner
  const amount = roundTo(random.amount(600_000, 0.8, 60_000, 6_000_000), 100)
  const notice = workDays.onOrAfter(project.started + random.int(10, 60))
  const lot =
    amount >= tenderLimits.goods
      ? lotFor(planner, shape, { serial: 13, kind: '货物', category: '设备采购', amount, notice, trade: 'goods' })
      : null
  if (lot !== null) project.tenders.push(lot)
  const award = lot?.award ?? notice
  project.contracts.push(
    contractFor(draft, {
      serial: 13,
      kind: '货物',
      category: '设备采购',
      amount,
      lot,
      award,
      firm: lot?.winner ?? random.pick(firms.goods),
      start: award,
      end: award + 90
    })
  )
}

/** Nought to four changes; together under eight per cent of the contract, each approved before it was carried out. */
function addChanges(draft: Draft, contract: ContractRecord): void {
  const { planner, project, plan, duration } = draft
  const { random, workDays, actors } = planner
  const count = random.weighted([0, 1, 2, 3, 4], [4, 3, 2, 1, 1])
  let room = contract.amount * 0.08
  for (let at = 1; at <= count; at += 1) {
    const size = roundTo(room * random.real(0.1, 0.5), 100)
    const delta = random.chance(0.2) ? -size : size
    room -= size
    const applied = workDays.onOrAfter(project.started + Math.round((duration * at) / (count + 2)))
    const approved = plan.add('GC16', applied, [1, 3], [2, 11], { round: at, amount: delta })
    project.changes.push({
      code: `${contract.code}-BG${at}`,
      contract: contract.code,
      delta,
      reason: random.pick(['地质条件与勘察不符', '设计优化', '管线迁改', '业主要求增加内容', '材料规格调整', '现场签证']),
      applied,
      approved,
      carriedOut: workDays.onOrAfter(approved + random.int(1, 15)),
      approver: actors.deputy(project.unit, approved)
    })
  }
}

/** Advance, progress payments with their GC17 steps, final payment after the audit; never ahead of the works. */
function payWorks(draft: Draft, contract: ContractRecord, leads: boolean): void {
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

function payService(draft: Draft, contract: ContractRecord): void {
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
function finish(draft: Draft, works: readonly ContractRecord[]): void {
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
    const paid = project.payments.filter((payment) => payment.contract === contract.code).reduce((sum, payment) => sum + payment.amount, 0)
    const rest = roundTo(value * 0.97, 100) - paid
    if (rest > 0)
      pay(draft, contract, { kind: '结算款', amount: rest, day: workDays.after(audited, random.int(6, 20)), progress: 100, at: 99 })
  }
}
