/** Cases and decoys about lots: spans and bidders (GC-Y06), patterns of prices (GC-R06), linked bidders (GC-R05). */
import type { Firm } from './firms.ts'
import { isDone, leadOf, type Planting, type Wanted } from './planting.ts'
import { makeBid, roundTo } from './tendering.ts'
import type { Project, TenderRecord } from './world.ts'

const awarded = (project: Project): boolean => isDone(project, 'GC12')
const tenderKeys = (lot: TenderRecord): string[] => [`tender:${lot.code}`]
const opened = ['2024-11-01', '2025-06-30'] as const

/** GC-Y06. */
export function plantTenderTimes(planting: Planting, copies: number): void {
  const { random, planner } = planting
  const lotOf = (wanted: Partial<Wanted> = {}): { readonly project: Project; readonly lot: TenderRecord } => {
    const works = [roundTo(random.real(4_600_000, 12_000_000), 100)]
    const project = planting.project({ works, opened, fits: awarded, ...wanted })
    return { project, lot: leadOf(project).lot }
  }
  const model = 'eng-tender-times'
  for (let copy = 0; copy < copies; copy += 1) {
    const hurried = lotOf()
    hurried.lot.deadline = planner.workDays.onOrBefore(hurried.lot.saleFrom + random.int(12, 17))
    const days = hurried.lot.deadline - hurried.lot.saleFrom
    planting.hit(
      model,
      hurried.project,
      { zh: `发出文件到截止只有 ${days} 天。`, en: `Only ${days} days from the documents to the deadline.` },
      tenderKeys(hurried.lot)
    )
    const unseen = lotOf()
    unseen.lot.publicTo = unseen.lot.publicFrom + 1
    planting.hit(
      model,
      unseen.project,
      { zh: '中标候选人只公示了 1 天。', en: 'The candidates were public for a single day.' },
      tenderKeys(unseen.lot)
    )
    const alone = lotOf()
    keepBids(alone.lot, 2)
    planting.hit(
      model,
      alone.project,
      { zh: '只有两家投标，仍发出中标通知书。', en: 'Awarded although only two firms bid.' },
      tenderKeys(alone.lot)
    )
    const willing = lotOf({ works: [2_600_000], method: '公开招标' })
    willing.lot.deadline = planner.workDays.onOrBefore(willing.lot.saleFrom + 15)
    planting.decoy(
      model,
      willing.project,
      { zh: '限额以下自愿招标，准备期不受二十日限制。', en: 'Tendered by choice under the limit; the twenty days do not apply.' },
      tenderKeys(willing.lot)
    )
    const exact = lotOf({ fits: (project) => awarded(project) && planner.workDays.calendar.isWorkday(leadOf(project).lot.saleFrom + 20) })
    exact.lot.deadline = exact.lot.saleFrom + 20
    planting.decoy(model, exact.project, { zh: '准备期恰为二十日。', en: 'Exactly twenty days to prepare.' }, tenderKeys(exact.lot))
  }
}

/** Leaves the winner and the first others. */
function keepBids(lot: TenderRecord, count: number): void {
  const kept = [...lot.bids.filter((bid) => bid.winner), ...lot.bids.filter((bid) => !bid.winner)].slice(0, count)
  lot.bids.splice(0, lot.bids.length, ...kept)
  lot.bidders = kept.length
}

/** Prices that rise in even steps from the winner's. */
function evenPrices(lot: TenderRecord): void {
  const base = lot.amount ?? 0
  const rivals = lot.bids.filter((bid) => !bid.winner)
  for (const [at, bid] of rivals.entries()) bid.price = base + (at + 1) * roundTo(base * 0.004, 100)
}

/** GC-R06: even steps, and a pair that keeps meeting and shares the wins. */
export function plantPricePatterns(planting: Planting, copies: number): void {
  const { random, county } = planting
  const model = 'eng-price-pattern'
  for (let copy = 0; copy < copies; copy += 1) {
    const steps = planting.project({
      works: [roundTo(random.real(4_600_000, 12_000_000), 100)],
      opened,
      fits: (project) => awarded(project) && leadOf(project).lot.bids.length >= 5
    })
    evenPrices(leadOf(steps).lot)
    planting.hit(
      model,
      steps,
      { zh: '各家报价依次相差同一数额。', en: 'Each price lies one and the same step above the last.' },
      tenderKeys(leadOf(steps).lot)
    )
    const three = planting.project({ works: [7_700_000], opened, fits: awarded })
    keepBids(leadOf(three).lot, 3)
    evenPrices(leadOf(three).lot)
    planting.decoy(
      model,
      three,
      { zh: '只有三家报价，等差说明不了什么。', en: 'Three prices are too few to speak of a pattern.' },
      tenderKeys(leadOf(three).lot)
    )
    const pair = [planting.ownFirm(), planting.ownFirm()] as const
    const units = random.sample(
      county.units.filter((unit) => unit.weight >= 2),
      6
    )
    const met = units.map((unit, at) => {
      const [winner, other] = at % 2 === 0 ? pair : [pair[1], pair[0]]
      const fits = (project: Project): boolean => awarded(project) && leadOf(project).lot.bids.length >= 7
      const works = [roundTo(random.real(4_600_000, 9_000_000), 100)]
      const project = planting.project({ works, unit, firms: [winner], opened: ['2024-11-01', '2025-10-31'], fits })
      joinLot(leadOf(project).lot, other, planting)
      return project
    })
    const [first] = met.toSorted((a, b) => leadOf(a).lot.deadline - leadOf(b).lot.deadline)
    if (first === undefined) continue
    planting.hit(
      model,
      first,
      {
        zh: `${pair[0].name}与${pair[1].name}六次同场投标，每次都由其中一家中标。`,
        en: `${pair[0].name} and ${pair[1].name} met six times and one of them won each time.`
      },
      met.flatMap((project) => tenderKeys(leadOf(project).lot))
    )
  }
}

/** Puts a firm in the place of one that lost. */
function joinLot(lot: TenderRecord, firm: Firm, { random }: Planting): void {
  const place = lot.bids.findIndex((bid) => !bid.winner)
  const left = lot.bids[place]
  if (left !== undefined) lot.bids[place] = makeBid(lot.code, firm, left.price, false, random)
}

/** GC-R05. */
export function plantAffiliatedBidders(planting: Planting, copies: number): void {
  const { random, ids } = planting
  const model = 'eng-affiliated-bidders'
  const meet = (): { readonly project: Project; readonly winner: Firm; readonly loser: Firm } => {
    const [winner, loser] = [planting.ownFirm(), planting.ownFirm()]
    const works = [roundTo(random.real(4_600_000, 12_000_000), 100)]
    const project = planting.project({ works, firms: [winner], opened, fits: awarded })
    joinLot(leadOf(project).lot, loser, planting)
    return { project, winner, loser }
  }
  const keys = ({ project, winner, loser }: ReturnType<typeof meet>): string[] => [
    `tender:${leadOf(project).lot.code}`,
    `bid:${leadOf(project).lot.code}:${winner.name}`,
    `bid:${leadOf(project).lot.code}:${loser.name}`,
    `firm-people:${loser.name}`
  ]
  for (let copy = 0; copy < copies; copy += 1) {
    const linked = meet()
    linked.loser.people.push({ ...linked.winner.legal, role: '监事', share: null, from: linked.loser.registered + 300, to: null })
    planting.hit(
      model,
      linked.project,
      {
        zh: `中标单位的法定代表人是另一家投标人${linked.loser.name}的监事。`,
        en: `The winner's legal person is a supervisor of another bidder, ${linked.loser.name}.`
      },
      keys(linked)
    )
    const small = meet()
    const investor = { name: '方永年', idNumber: ids.make(1960, 1975), role: '股东' } as const
    const since = leadOf(small.project).lot.deadline - 800
    small.winner.people.push({ ...investor, share: 12, from: since, to: null })
    small.loser.people.push({ ...investor, share: 40, from: since, to: null })
    planting.decoy(
      model,
      small.project,
      { zh: '同一人在中标单位只持股 12%，低于下限。', en: 'The same person holds only 12 per cent of the winner.' },
      keys(small)
    )
  }
}
