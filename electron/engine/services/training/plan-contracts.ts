/** The contracts of a project (design, works, supervision, goods) and their changes with the GC16 steps. */
import type { DayNumber } from '../../../../shared/packs/calendar.ts'
import type { Firm } from './firms.ts'
import { finish, payService, payWorks, type Draft } from './plan-payments.ts'
import { drawFirm, lotFor } from './planner.ts'
import { tenderLimits } from './project-shape.ts'
import { roundTo } from './tendering.ts'
import type { ContractRecord, TenderRecord } from './world.ts'

/** Adds everything after the award to the project and its plan. */
export function addContracts(draft: Draft): void {
  const { planner, shape, project, plan, designLot } = draft

  const designed = designLot?.award ?? plan.decided('GC05')
  const design = contractFor(draft, {
    serial: 11,
    kind: '设计',
    category: '勘察设计',
    amount: draft.design,
    lot: designLot,
    award: designed,
    firm: designLot?.winner ?? drawFirm(planner, 'design', shape.unit),
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
    name: `${shape.name}${terms.kind === '施工' ? '施工' : terms.category}合同`,
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
  const firm = lot?.winner ?? shape.firms?.[at] ?? drawFirm(planner, 'works', shape.unit)
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
  if (at > 0) contract.name = `${shape.name}施工合同（${at + 1}标）`
  if (at === 0) contract.signed = signed
  else if (shape.spread !== undefined) contract.signed = planner.workDays.onOrAfter(signed + at * shape.spread)
  contract.filed = planner.workDays.onOrAfter(contract.signed + planner.random.int(1, 10))
  contract.start = Math.max(project.started, contract.signed)
  contract.exempt = shape.exempt ?? ''
  return contract
}

function addSupervision(draft: Draft, works: number): void {
  const { planner, shape, project, plan } = draft
  const { random, workDays } = planner
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
      firm: lot?.winner ?? drawFirm(planner, 'supervision', shape.unit),
      start: project.started,
      end: project.ended
    })
  )
}

function addGoods(draft: Draft): void {
  const { planner, shape, project } = draft
  const { random, workDays } = planner
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
      firm: lot?.winner ?? drawFirm(planner, 'goods', shape.unit),
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
