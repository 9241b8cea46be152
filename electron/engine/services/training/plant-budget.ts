/** Cases and decoys about the approved budget (GC-R10). */
import { isDone, stepKey, stepOf, type Planting } from './planting.ts'
import { roundTo } from './tendering.ts'
import type { Project } from './world.ts'

const signedSum = (project: Project): number => project.contracts.reduce((sum, contract) => sum + contract.amount, 0)

/** GC-R10. */
export function plantOverBudget(planting: Planting, copies: number): void {
  const { random } = planting
  const model = 'eng-over-budget'
  const project = (isPublic = true): Project =>
    planting.project({
      works: [roundTo(random.real(4_600_000, 12_000_000), 100)],
      opened: ['2024-06-01', '2025-02-28'],
      withoutChanges: true,
      isPublic,
      fits: (each) => isDone(each, 'GC15', 30)
    })
  const keys = (each: Project): string[] => [stepKey(each, 'GC06'), ...each.contracts.map((contract) => `contract:${contract.code}`)]
  /** a budget under what has been contracted */
  const tighten = (each: Project): void => {
    each.budget = roundTo(signedSum(each) * random.real(0.86, 0.94), 10_000)
    each.feasibility = roundTo(each.budget * 0.98, 10_000)
  }
  for (let copy = 0; copy < copies; copy += 1) {
    const over = project()
    tighten(over)
    planting.hit(
      model,
      over,
      { zh: '合同合计超过核定概算，没有调整批复。', en: 'The contracts exceed the approved budget and no adjustment is on record.' },
      keys(over)
    )
    const grown = project()
    grown.feasibility = roundTo(grown.budget / random.real(1.13, 1.2), 10_000)
    planting.hit(
      model,
      grown,
      {
        zh: '概算比可研估算高出一成以上，没有重新报批。',
        en: 'The budget exceeds the estimate by more than a tenth without a new approval.'
      },
      [stepKey(grown, 'GC02'), stepKey(grown, 'GC06')]
    )
    const adjusted = project()
    stepOf(adjusted, 'GC06').amount = roundTo(signedSum(adjusted) * 1.06, 10_000)
    tighten(adjusted)
    adjusted.feasibility = roundTo(signedSum(adjusted) * 1.02, 10_000)
    planting.decoy(
      model,
      adjusted,
      { zh: '项目台账还是原概算，调整后的概算已经批复。', en: 'The project ledger shows the old budget; a higher one was approved.' },
      keys(adjusted)
    )
    const own = project(false)
    tighten(own)
    planting.decoy(model, own, { zh: '不是国有资金项目。', en: 'The project is not publicly funded.' }, keys(own))
  }
}
