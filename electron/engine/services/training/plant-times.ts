/** Cases and decoys about time: slow and back-filled approvals (GC-Y03), plans not kept (GC-Y04), works that drag on (GC-Y09). */
import { isDone, leadOf, stepKey, stepOf, type Planting } from './planting.ts'
import { roundTo } from './tendering.ts'
import { lastDay } from './work-days.ts'
import type { Project, StepRecord } from './world.ts'

const opened = ['2024-06-01', '2025-02-28'] as const
const begun = (project: Project): boolean => isDone(project, 'GC15', 60)

/** GC-Y03. */
export function plantLateApprovals(planting: Planting, copies: number): void {
  const { random, planner } = planting
  const model = 'eng-approval-late'
  const project = (): Project => planting.project({ works: [roundTo(random.real(4_600_000, 9_000_000), 100)], opened, fits: begun })
  /** as if it had come in so many working days before it was decided */
  const used = (step: StepRecord, days: number): void => {
    step.received = planner.workDays.before(step.decided, days)
  }
  for (let copy = 0; copy < copies; copy += 1) {
    const slow = project()
    const days = random.int(24, 33)
    used(stepOf(slow, 'GC06'), days)
    planting.hit(
      model,
      slow,
      { zh: `初步设计及概算审批用了 ${days} 个工作日，时限 20 个。`, en: `The budget took ${days} working days; the limit is 20.` },
      [stepKey(slow, 'GC06')]
    )
    const entered = project()
    const step = stepOf(entered, 'GC04')
    step.registered = step.decided + random.int(25, 60)
    planting.hit(
      model,
      entered,
      { zh: '集体决策办结一个月左右以后才登记。', en: 'The collective decision was entered about a month after it was made.' },
      [stepKey(entered, 'GC04')]
    )
    const last = project()
    used(stepOf(last, 'GC07'), 20)
    planting.decoy(model, last, { zh: '第二十个工作日办结，没有超过时限。', en: 'Decided on the twentieth working day, in time.' }, [
      stepKey(last, 'GC07')
    ])
    const soon = project()
    stepOf(soon, 'GC09').registered = stepOf(soon, 'GC09').decided + 5
    planting.decoy(model, soon, { zh: '办结后第五天登记，在容许之内。', en: 'Entered on the fifth day, within the tolerance.' }, [
      stepKey(soon, 'GC09')
    ])
  }
}

/** GC-Y04. */
export function plantBehindPlan(planting: Planting, copies: number): void {
  const { random } = planting
  const model = 'eng-behind-plan'
  const works = (): number[] => [roundTo(random.real(4_600_000, 9_000_000), 100)]
  for (let copy = 0; copy < copies; copy += 1) {
    const late = planting.project({ works: works(), opened, fits: begun })
    const days = random.int(45, 80)
    stepOf(late, 'GC08').plan = stepOf(late, 'GC08').decided - days
    planting.hit(
      model,
      late,
      { zh: `规划许可证比计划晚 ${days} 天。`, en: `The planning permit came ${days} days after its planned date.` },
      [stepKey(late, 'GC08')]
    )
    const stuck = planting.project({
      works: works(),
      opened: ['2024-05-01', '2025-02-28'],
      fits: (project) => stepOf(project, 'GC19').received <= lastDay - 2 && !isDone(project, 'GC19', 0)
    })
    stepOf(stuck, 'GC19').plan = lastDay - random.int(40, 60)
    planting.hit(
      model,
      stuck,
      { zh: '结算审核早过了计划日期，至今没有完成。', en: 'The settlement audit is long past its planned date and not finished.' },
      [stepKey(stuck, 'GC19')]
    )
    const thirty = planting.project({ works: works(), opened, fits: begun })
    stepOf(thirty, 'GC08').plan = stepOf(thirty, 'GC08').decided - 30
    planting.decoy(model, thirty, { zh: '恰好晚三十天，在容许之内。', en: 'Exactly thirty days late, within the tolerance.' }, [
      stepKey(thirty, 'GC08')
    ])
    const unplanned = planting.project({ works: works(), opened, fits: begun })
    stepOf(unplanned, 'GC08').plan = null
    planting.decoy(model, unplanned, { zh: '节点没有计划日期，不作比较。', en: 'The node has no planned date to compare with.' }, [
      stepKey(unplanned, 'GC08')
    ])
  }
}

/** GC-Y09. */
export function plantSeriousDelays(planting: Planting, copies: number): void {
  const { random } = planting
  const model = 'eng-serious-delay'
  const finished = (project: Project): boolean => isDone(project, 'GC18')
  const building = (project: Project): boolean => isDone(project, 'GC15', 120) && project.ended > lastDay + 10
  const works = (): number[] => [roundTo(random.real(6_000_000, 12_000_000), 100)]
  const keys = (project: Project): string[] => [`contract:${leadOf(project).contract.code}`]
  for (let copy = 0; copy < copies; copy += 1) {
    const late = planting.project({ works: works(), opened: ['2023-09-01', '2024-06-30'], withoutChanges: true, fits: finished })
    leadOf(late).contract.end = late.ended - random.int(75, 95)
    planting.hit(
      model,
      late,
      { zh: '实际完工比合同完工日晚两个多月。', en: 'Finished more than two months after the date of the contract.' },
      keys(late)
    )
    const open = planting.project({ works: works(), opened: ['2024-06-01', '2025-09-30'], withoutChanges: true, fits: building })
    leadOf(open).contract.end = lastDay - random.int(75, 95)
    planting.hit(
      model,
      open,
      { zh: '合同完工日已过两个多月，至今没有完工。', en: 'More than two months past the date of the contract and not finished.' },
      keys(open)
    )
    const sixty = planting.project({ works: works(), opened: ['2023-09-01', '2024-06-30'], withoutChanges: true, fits: finished })
    leadOf(sixty).contract.end = sixty.ended - 60
    planting.decoy(model, sixty, { zh: '恰好晚六十天，没有超过。', en: 'Exactly sixty days late, which is not over.' }, keys(sixty))
    const extended = planting.project({ works: works(), opened: ['2023-09-01', '2024-06-30'], withoutChanges: true, fits: finished })
    const { contract } = leadOf(extended)
    contract.end = extended.ended - 90
    const signed = contract.end - 20
    const code = `${contract.code}-BC`
    extended.contracts.push({
      ...contract,
      code,
      name: `${contract.name}补充协议（工期）`,
      lot: '',
      amount: 10_000,
      parent: contract.code,
      signed,
      filed: signed + 5,
      end: extended.ended
    })
    planting.decoy(
      model,
      extended,
      { zh: '补充协议已把完工日顺延三个月。', en: 'A supplement had moved the completion date by three months.' },
      [...keys(extended), `contract:${code}`]
    )
  }
}
