/** Cases and decoys about subcontracts (GC-Y12) and about who really builds (GC-R07). */
import type { Firm } from './firms.ts'
import { isDone, leadOf, type Planting } from './planting.ts'
import type { SubcontractRecord } from './site-records.ts'
import { roundTo } from './tendering.ts'
import type { Project } from './world.ts'

const opened = ['2024-06-01', '2025-02-28'] as const

/** A site with works under way, without subcontracts of its own, and a firm that has nothing else to do with it. */
function siteOf(planting: Planting): { readonly project: Project; readonly other: Firm } {
  const { random, planner } = planting
  const project = planting.project({
    works: [roundTo(random.real(5_000_000, 12_000_000), 100)],
    opened,
    withoutChanges: true,
    fits: (each) => isDone(each, 'GC17', 10)
  })
  project.subcontracts.splice(0)
  const bidders = new Set(project.tenders.flatMap((tender) => tender.bids.map((bid) => bid.firm)))
  return { project, other: random.pick(planner.firms.works.filter((firm) => !bidders.has(firm))) }
}

function giveOut(project: Project, firm: Firm, terms: Partial<SubcontractRecord>): string {
  const { contract } = leadOf(project)
  const code = `${contract.code}-FB${project.subcontracts.length + 1}`
  const signed = contract.signed + 40
  project.subcontracts.push({
    code,
    contract: contract.code,
    firm,
    scope: '机电安装',
    kind: '专业分包',
    amount: roundTo(contract.amount * 0.12, 100),
    signed,
    mainStructure: false,
    agreed: false,
    accepted: signed - 5,
    qualified: true,
    parent: '',
    ...terms
  })
  return code
}

const keys = (project: Project): string[] => [
  `contract:${leadOf(project).contract.code}`,
  ...project.subcontracts.map((sub) => `subcontract:${sub.code}`)
]

/** GC-Y12. */
export function plantSubcontracts(planting: Planting, copies: number): void {
  const model = 'eng-subcontract'
  for (let copy = 0; copy < copies; copy += 1) {
    const structure = siteOf(planting)
    giveOut(structure.project, structure.other, { scope: '主体结构混凝土', mainStructure: true })
    planting.hit(
      model,
      structure.project,
      { zh: '主体结构分包给了别的单位。', en: 'The main structure was subcontracted.' },
      keys(structure.project)
    )
    const silent = siteOf(planting)
    giveOut(silent.project, silent.other, { accepted: null })
    planting.hit(
      model,
      silent.project,
      { zh: '合同没有约定，也没有建设单位认可。', en: 'Neither agreed in the contract nor accepted by the owner.' },
      keys(silent.project)
    )
    const steel = siteOf(planting)
    giveOut(steel.project, steel.other, { scope: '钢结构', kind: '钢结构分包', mainStructure: true })
    planting.decoy(
      model,
      steel.project,
      { zh: '钢结构可以专业分包，且经建设单位认可。', en: 'Steel structures may be subcontracted, and the owner agreed.' },
      keys(steel.project)
    )
    const labour = siteOf(planting)
    giveOut(labour.project, labour.other, { scope: '劳务作业', kind: '劳务分包', accepted: null })
    planting.decoy(
      model,
      labour.project,
      { zh: '劳务分包不须建设单位认可。', en: 'Labour needs no consent of the owner.' },
      keys(labour.project)
    )
  }
}

/** GC-R07; a payment to another firm is found by the payments pack too, where that is loaded. */
export function plantPassedOn(planting: Planting, copies: number): void {
  const model = 'eng-works-passed-on'
  const staffKey = (project: Project): string => `staff:${leadOf(project).contract.code}`
  const manager = (project: Project) => project.staff.find((person) => person.role === '项目负责人')
  for (let copy = 0; copy < copies; copy += 1) {
    const borrowed = siteOf(planting)
    for (const person of borrowed.project.staff) person.insurer = borrowed.other
    planting.hit(
      model,
      borrowed.project,
      {
        zh: `四个关键岗位的社保都由${borrowed.other.name}缴纳。`,
        en: `All four key people are insured by another firm, ${borrowed.other.name}.`
      },
      [...keys(borrowed.project), staffKey(borrowed.project)]
    )
    const absent = siteOf(planting)
    const away = manager(absent.project)
    if (away !== undefined) away.onSite = Math.round(away.due * 0.15)
    planting.hit(
      model,
      absent.project,
      { zh: '项目负责人到岗不到三成。', en: 'The project manager was on site less than three days in ten.' },
      [...keys(absent.project), staffKey(absent.project)]
    )
    const whole = siteOf(planting)
    giveOut(whole.project, whole.other, { scope: '全部专业工程', amount: roundTo(leadOf(whole.project).contract.amount * 0.94, 100) })
    planting.hit(
      model,
      whole.project,
      { zh: '一份专业分包就占了合同的九成四。', en: 'One subcontract takes 94 per cent of the contract.' },
      keys(whole.project)
    )
    const wages = siteOf(planting)
    for (const payment of wages.project.payments.filter((each) => each.kind === '人工费')) {
      payment.firm = wages.other
      payment.purpose = '拨入农民工工资专用账户（总包委托）'
    }
    planting.decoy(
      model,
      wages.project,
      { zh: '付给别家的只是农民工工资专户的人工费。', en: 'What went to another firm were wages through the workers’ account.' },
      keys(wages.project)
    )
    const third = siteOf(planting)
    const present = manager(third.project)
    if (present !== undefined) present.onSite = Math.ceil(present.due * 0.3)
    planting.decoy(model, third.project, { zh: '到岗恰为三成。', en: 'On site exactly three days in ten.' }, [
      ...keys(third.project),
      staffKey(third.project)
    ])
  }
}
