/** Cases and decoys about contracts set against their award: time, price, firm (GC-Y07). */
import { dateOf } from '../../../../shared/packs/calendar.ts'
import { isDone, leadOf, raiseBudget, stepKey, type Planting } from './planting.ts'
import { roundTo } from './tendering.ts'
import type { ContractRecord, Project } from './world.ts'

const signed = (project: Project): boolean => isDone(project, 'GC13', 30)

/** GC-Y07. */
export function plantContracts(planting: Planting, copies: number): void {
  const { random, planner } = planting
  const opened = ['2024-11-01', '2025-05-31'] as const
  const works = (): number[] => [roundTo(random.real(4_600_000, 12_000_000), 100)]
  const keys = (contract: ContractRecord): string[] => [`contract:${contract.code}`, `tender:${contract.lot}`]
  for (let copy = 0; copy < copies; copy += 1) {
    const late = planting.project({ works: works(), opened, signGap: random.int(34, 40), fits: signed })
    const gap = leadOf(late).contract.signed - (leadOf(late).lot.award ?? 0)
    planting.hit(
      'eng-contract-late',
      late,
      { zh: `中标通知书发出 ${gap} 天后才签订合同。`, en: `Signed ${gap} days after the letter of acceptance.` },
      [...keys(leadOf(late).contract), stepKey(late, 'GC13')]
    )
    const dearer = planting.project({ works: works(), opened, fits: signed })
    leadOf(dearer).contract.amount = roundTo(leadOf(dearer).contract.amount * random.real(1.02, 1.06), 100)
    raiseBudget(dearer, roundTo(leadOf(dearer).contract.amount * 1.25, 10_000))
    planting.hit(
      'eng-contract-late',
      dearer,
      { zh: '合同价高于中标价。', en: 'The contract is dearer than the award.' },
      keys(leadOf(dearer).contract)
    )
    const other = planting.project({ works: works(), opened, fits: signed })
    const loser = leadOf(other).lot.bids.find((bid) => !bid.winner)
    if (loser !== undefined) {
      leadOf(other).contract.firm = loser.firm
      for (const payment of other.payments.filter((each) => each.contract === leadOf(other).contract.code)) payment.firm = loser.firm
      planting.hit('eng-contract-late', other, { zh: '承包单位不是中标人。', en: 'The contractor is not the winner.' }, [
        ...keys(leadOf(other).contract),
        `bid:${leadOf(other).lot.code}:${loser.firm.name}`
      ])
    }
    const thirtieth = planting.project({
      works: works(),
      opened,
      fits: (project) => signed(project) && planner.workDays.calendar.isWorkday((leadOf(project).lot.award ?? 0) + 30),
      signGap: 30
    })
    const day = leadOf(thirtieth).contract.signed
    planting.decoy(
      'eng-contract-late',
      thirtieth,
      { zh: `第三十天（${dateOf(day)}）签订，在期限内。`, en: `Signed on the thirtieth day (${dateOf(day)}), in time.` },
      keys(leadOf(thirtieth).contract)
    )
    const halves = planting.project({
      works: [8_800_000],
      opened: ['2025-06-01', '2025-08-31'],
      withoutChanges: true,
      fits: (project) => signed(project) && !isDone(project, 'GC19', 0)
    })
    const { contract } = leadOf(halves)
    const part = roundTo(contract.amount * 0.85, 100)
    halves.contracts.push({
      ...contract,
      code: `${contract.code}-2`,
      name: `${contract.name}（二）`,
      amount: contract.amount - part,
      signed: contract.signed + 45,
      filed: contract.signed + 50
    })
    contract.amount = part
    planting.decoy(
      'eng-contract-late',
      halves,
      { zh: '同一标段分签两份，合计等于中标价。', en: 'Two contracts of one lot that add up to the award.' },
      [...keys(contract), `contract:${contract.code}-2`]
    )
  }
}
