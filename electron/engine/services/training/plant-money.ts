/** Cases and decoys about money: settlements (GC-R09), changes (GC-Y05). */
import type { AnswerStory } from './answers.ts'
import { roundTo } from './tendering.ts'
import { isDone, leadOf, raiseBudget, type Planting } from './planting.ts'
import type { Project } from './world.ts'

/** A project made for a case or a look-alike, and the records that show it. */
interface Made {
  readonly project: Project
  readonly records: string[]
}
/** Writes down for one model what was planted. */
const tellOf =
  (planting: Planting, model: string) =>
  (kind: 'hit' | 'decoy', { project, records }: Made, story: AnswerStory): void =>
    planting[kind](model, project, story, records)

const settledBy = (project: Project): boolean => isDone(project, 'GC19')

/** GC-R09. */
export function plantSettlements(planting: Planting, copies: number): void {
  const { random } = planting
  const tell = tellOf(planting, 'eng-settlement-deviates')
  const wanted = { opened: ['2023-09-01', '2024-09-30'], withoutChanges: true, fits: settledBy } as const
  const settled = (amount: number, audit: number, submit: number): Made => {
    const project = planting.project({ ...wanted, works: [amount] })
    const { contract } = leadOf(project)
    for (const settlement of project.settlements)
      Object.assign(settlement, {
        audited: roundTo(contract.amount * audit, 100),
        submitted: roundTo(contract.amount * audit * submit, 100)
      })
    raiseBudget(project, roundTo(contract.amount * (audit + 0.12), 10_000))
    return { project, records: [`settlement:${contract.code}`, `contract:${contract.code}`] }
  }
  for (let copy = 0; copy < copies; copy += 1) {
    const over = settled(roundTo(random.real(4_600_000, 9_000_000), 100), random.real(1.13, 1.22), 1.03)
    tell('hit', over, {
      zh: '审定价超过合同价加已批变更一成以上。',
      en: 'The audited sum exceeds contract plus approved changes by more than a tenth.'
    })
    const cut = settled(roundTo(random.real(4_600_000, 9_000_000), 100), 0.99, random.real(1.3, 1.42))
    tell('hit', cut, { zh: '审减率超过两成。', en: 'The audit cut more than a fifth of the sum submitted.' })
    const near = settled(6_000_000, 1.09, 1.02)
    tell('decoy', near, { zh: '超合同 9%，没有达到一成。', en: 'Nine per cent over the contract, less than a tenth.' })
    const shave = settled(6_500_000, 1, 1.22)
    tell('decoy', shave, { zh: '审减率 18%，没有达到两成。', en: 'The audit cut 18 per cent, less than a fifth.' })
    const added = settled(7_000_000, 1.17, 1.02)
    const { contract } = leadOf(added.project)
    added.project.contracts.push({
      ...contract,
      code: `${contract.code}-BC`,
      name: `${contract.name}补充合同`,
      lot: '',
      amount: 630_000,
      parent: contract.code,
      signed: contract.signed + 90,
      filed: contract.signed + 95
    })
    tell(
      'decoy',
      { ...added, records: [...added.records, `contract:${contract.code}-BC`] },
      { zh: '另有补充合同 63 万元，计入后只超 7.3%。', en: 'With a supplementary contract of 630,000 yuan it is only 7.3 per cent over.' }
    )
  }
}

interface Change {
  readonly share: number
  /** days between approval and carrying out; negative: carried out first */
  readonly lead: number
}

/** GC-Y05. */
export function plantChanges(planting: Planting, copies: number): void {
  const { random, planner } = planting
  const tell = tellOf(planting, 'eng-change-orders')
  const changed = (amount: number, changes: readonly Change[]): Made => {
    const wanted = { works: [amount], withoutChanges: true, opened: ['2024-01-01', '2024-12-31'] } as const
    const project = planting.project({ ...wanted, fits: (each) => isDone(each, 'GC15', 150) })
    const { contract } = leadOf(project)
    const records = [`contract:${contract.code}`]
    for (const [at, { share, lead }] of changes.entries()) {
      const applied = planner.workDays.onOrAfter(project.started + 20 + at * 25)
      const approved = planner.workDays.after(applied, random.int(3, 8))
      const code = `${contract.code}-BG${at + 1}`
      const delta = share === 0.1 ? contract.amount / 10 : roundTo(contract.amount * share, 100)
      const carriedOut = lead < 0 ? approved + lead : planner.workDays.onOrAfter(approved + lead)
      project.changes.push({
        code,
        contract: contract.code,
        delta,
        reason: '现场条件变化',
        applied: Math.min(applied, carriedOut),
        approved,
        carriedOut,
        approver: planner.actors.deputy(project.unit, approved)
      })
      const step = {
        project: project.code,
        node: 'GC16',
        round: at + 1,
        plan: approved,
        received: applied,
        decided: approved,
        registered: approved,
        docNo: '',
        amount: delta
      }
      project.steps.push(planner.actors.act(step, project.unit, random))
      records.push(`change:${code}`)
    }
    raiseBudget(project, roundTo(contract.amount * 1.5, 10_000))
    return { project, records }
  }
  for (let copy = 0; copy < copies; copy += 1) {
    const over = changed(roundTo(random.real(4_400_000, 9_000_000), 100), [
      { share: random.real(0.06, 0.08), lead: 5 },
      { share: random.real(0.06, 0.09), lead: 8 }
    ])
    tell('hit', over, { zh: '两次变更累计超过合同价一成。', en: 'Two changes together exceed a tenth of the contract.' })
    const first = changed(roundTo(random.real(4_400_000, 9_000_000), 100), [{ share: 0.03, lead: -random.int(6, 14) }])
    tell('hit', first, { zh: '变更先实施、后批准。', en: 'The change was carried out before it was approved.' })
    const exact = changed(5_000_000, [{ share: 0.1, lead: 4 }])
    tell('decoy', exact, { zh: '变更恰为百分之十，没有超过。', en: 'Exactly a tenth, which is not over.' })
    const netted = changed(5_600_000, [
      { share: 0.14, lead: 4 },
      { share: -0.07, lead: 6 }
    ])
    tell('decoy', netted, { zh: '增减相抵，净增 7%。', en: 'Increase and decrease net to seven per cent.' })
  }
}
