/** One lot from notice to letter of acceptance, with its bidders. Every statutory span is kept: 20 days to prepare, 5 to sell, 3 in public, three bidders. */
import type { DayNumber } from '../../../../shared/packs/calendar.ts'
import { hex, type Firm } from './firms.ts'
import type { Random } from './random.ts'
import type { Unit } from './units.ts'
import type { WorkDays } from './work-days.ts'
import type { BidRecord, TenderRecord } from './world.ts'

export interface LotPlan {
  readonly code: string
  readonly project: string
  readonly title: string
  readonly unit: Unit
  readonly region: string
  readonly kind: TenderRecord['kind']
  readonly category: string
  readonly method: string
  /** award in yuan */
  readonly amount: number
  readonly notice: DayNumber
  readonly winner: Firm
  readonly rivals: readonly Firm[]
  readonly agent: Firm
}

/** A lot with an award. The price is the amount; the others bid around it, not in steps. */
export function makeLot(plan: LotPlan, workDays: WorkDays, random: Random): TenderRecord {
  const saleFrom = workDays.onOrAfter(plan.notice + random.int(0, 1))
  const saleTo = workDays.onOrAfter(saleFrom + random.int(6, 8))
  const deadline = workDays.onOrAfter(saleFrom + random.int(21, 26))
  const publicFrom = workDays.after(deadline, 1)
  const publicTo = workDays.onOrAfter(publicFrom + random.int(4, 5))
  const award = workDays.after(publicTo, random.int(2, 4))
  const control = roundTo(plan.amount / random.real(0.87, 0.965), 100)
  const bids = [plan.winner, ...plan.rivals].map((firm) => {
    const won = firm === plan.winner
    const price = won ? plan.amount : roundTo(Math.min(control, plan.amount * random.real(0.985, 1.09)), 100) + random.int(1, 89)
    return makeBid(plan.code, firm, price, won, random)
  })
  return {
    code: plan.code,
    project: plan.project,
    title: plan.title,
    unit: plan.unit,
    kind: plan.kind,
    category: plan.category,
    method: plan.method,
    region: plan.region,
    budget: roundTo(control * random.real(1, 1.05), 10_000),
    control,
    notice: plan.notice,
    saleFrom,
    saleTo,
    deadline,
    publicFrom,
    publicTo,
    award,
    winner: plan.winner,
    amount: plan.amount,
    bidders: bids.length,
    agent: plan.agent,
    exempt: '',
    bids: random.shuffled(bids)
  }
}

/** A lot that failed for want of bidders: no award, and 0 or 2 bidders on record. */
export function failedLot(lot: TenderRecord, code: string, notice: DayNumber, workDays: WorkDays, random: Random): TenderRecord {
  const shift = notice - lot.notice
  const move = (day: DayNumber): DayNumber => workDays.onOrAfter(day + shift)
  return {
    ...lot,
    code,
    notice,
    saleFrom: move(lot.saleFrom),
    saleTo: move(lot.saleTo),
    deadline: move(lot.deadline),
    publicFrom: move(lot.publicFrom),
    publicTo: move(lot.publicTo),
    award: null,
    winner: null,
    amount: null,
    bidders: random.chance(0.7) ? 0 : 2,
    bids: []
  }
}

/** A bid with the marks of the firm that makes it. */
export function makeBid(lot: string, firm: Firm, price: number, winner: boolean, random: Random): BidRecord {
  return {
    lot,
    firm,
    price,
    winner,
    account: firm.account,
    ip: `${firm.ip}.${random.int(2, 250)}`,
    mac: `${firm.mac}-${hex(random.int(0, 255))}-${hex(random.int(0, 255))}`,
    author: `${firm.code.slice(10, 17)}-${random.int(1, 9)}`,
    fileHash: Array.from({ length: 16 }, () => hex(random.int(0, 255)))
      .join('')
      .toLowerCase(),
    contact: firm.contact,
    phone: firm.phone,
    manager: random.pick(firm.managers)
  }
}

/** To the nearest multiple. */
export function roundTo(amount: number, unit: number): number {
  return Math.round(amount / unit) * unit
}
