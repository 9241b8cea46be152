/**
 * One project from proposal to final accounts, every rule kept: what must follow follows, limits in working days are met with room, contracts
 * are signed within thirty days at the price of the award, changes stay under a tenth. Runs past the data date; what lies after it is left out
 * when the ledgers are written.
 */
import type { DayNumber } from '../../../../shared/packs/calendar.ts'
import { addContracts } from './plan-contracts.ts'
import { addSitePeople, makeSite } from './plan-site.ts'
import { lotFor, StepPlan, type Planner } from './planner.ts'
import { tenderLimits, type ProjectShape } from './project-shape.ts'
import type { Random } from './random.ts'
import { failedLot, roundTo } from './tendering.ts'
import type { WorkDays } from './work-days.ts'
import type { Project, TenderRecord } from './world.ts'

/** Plans the whole project. */
export function planProject(planner: Planner, shape: ProjectShape): Project {
  const { random, workDays } = planner
  const plan = new StepPlan(planner, shape)
  const works = shape.works.reduce((sum, amount) => sum + amount, 0)
  const opened = workDays.onOrAfter(shape.opened)
  const first = plan.place('GC01', opened, workDays.after(opened, random.int(5, 14)))
  const study = plan.add('GC02', first, [3, 15], [5, 16])
  const land = plan.add('GC03', first, [2, 10], [5, 16])
  const decision = plan.add('GC04', study, [2, 10], [3, 12])
  const tenders: TenderRecord[] = []
  const design = serviceFee(works, 0.024, random)
  const designLot =
    design >= tenderLimits.services
      ? lotFor(planner, shape, {
          serial: 11,
          kind: '服务',
          category: '勘察设计',
          amount: design,
          notice: workDays.after(decision, 2),
          trade: 'design'
        })
      : null
  if (designLot !== null) tenders.push(designLot)
  const designer =
    designLot?.award === undefined || designLot.award === null
      ? plan.add('GC05', decision, [2, 8], [8, 22])
      : plan.place('GC05', designLot.notice, designLot.award)
  const drawing = plan.add('GC06', designer, [18, 50], [6, 16])
  const examined = plan.add('GC07', drawing, [10, 28], [5, 16])
  const permit = plan.add('GC08', Math.max(land, drawing), [3, 18], [5, 16])
  const control = plan.add('GC09', Math.max(drawing, examined), [3, 12], [6, 16])
  const notice = plan.add('GC10', Math.max(control, decision), [1, 6], [2, 8])
  const lots = worksLots(planner, shape, workDays.after(notice, 1))
  tenders.push(...lots.failed, ...lots.made)
  const lead = lots.made[0]
  const award = placeAward(plan, workDays, lead, notice)
  const signed = Math.max(workDays.onOrBefore(award + (shape.signGap ?? random.int(4, 27))), workDays.after(award, 1))
  plan.place('GC13', workDays.after(award, 1), signed)
  const licence = plan.add('GC14', Math.max(signed, examined, permit), [1, 6], [1, 5])
  const started = plan.add('GC15', licence, [1, 20], [1, 5])
  const duration = Math.round(Math.min(620, 70 + 14 * (works / 1e6) ** 0.75 * random.real(1.2, 2.2)))
  const ended = started + Math.round(duration * random.real(0.9, 1.06))
  const project: Project = {
    code: shape.code,
    name: shape.name,
    unit: shape.unit,
    region: shape.region,
    kind: shape.kind,
    category: shape.category,
    budgetItem: shape.budgetItem,
    isPublic: shape.isPublic ?? true,
    estimate: 0,
    feasibility: 0,
    budget: 0,
    opened,
    planStart: workDays.onOrAfter(started + random.int(-20, 20)),
    planEnd: workDays.onOrAfter(started + duration),
    started,
    ended,
    steps: plan.steps,
    tenders,
    contracts: [],
    changes: [],
    payments: [],
    settlements: [],
    site: makeSite(random),
    staff: [],
    subcontracts: []
  }
  addContracts({ planner, shape, plan, project, design, award, signed, duration, lots: lots.made, designLot })
  const spent =
    project.contracts.reduce((sum, contract) => sum + contract.amount, 0) +
    project.changes.reduce((sum, change) => sum + Math.max(0, change.delta), 0)
  project.budget = Math.ceil((spent * random.real(1.05, 1.14)) / 10_000) * 10_000
  project.feasibility = roundTo(project.budget * random.real(0.95, 1.06), 10_000)
  project.estimate = roundTo(project.feasibility * random.real(0.92, 1.06), 10_000)
  addSitePeople(planner, project)
  return project
}

/** A fee as a share of the works, in hundreds of yuan. */
function serviceFee(works: number, share: number, random: Random): number {
  return Math.max(8000, roundTo(works * share * random.real(0.75, 1.2), 100))
}

function placeAward(plan: StepPlan, workDays: WorkDays, lead: TenderRecord | undefined, notice: DayNumber): DayNumber {
  if (lead?.award === undefined || lead.award === null) {
    const compared = plan.add('GC11', notice, [2, 6], [3, 10])
    return plan.add('GC12', compared, [1, 3], [1, 6])
  }
  plan.place('GC11', lead.deadline, lead.publicTo)
  const received = workDays.after(lead.publicTo, 1)
  return plan.place('GC12', received, Math.max(lead.award, received))
}

/** Lots of the works contracts: open from the limit on, small ones negotiated or simply asked for; now and then a first round that failed. */
function worksLots(
  planner: Planner,
  shape: ProjectShape,
  notice: DayNumber
): { readonly made: readonly TenderRecord[]; readonly failed: readonly TenderRecord[] } {
  const { random, workDays } = planner
  if (shape.withoutLot === true) return { made: [], failed: [] }
  const failed: TenderRecord[] = []
  const made = shape.works.flatMap((amount, at) => {
    const method = shape.method ?? (amount >= tenderLimits.works ? '公开招标' : '竞争性谈判')
    if (method !== '公开招标' && amount < 1_000_000) return []
    const later = at === 0 ? notice : workDays.onOrAfter(notice + at * random.int(18, 45))
    const again = at === 0 && method === '公开招标' && shape.firms === undefined && random.chance(0.07)
    const start = again ? workDays.onOrAfter(later + random.int(34, 44)) : later
    const winner = shape.firms?.[at]
    const order = {
      serial: at + 1,
      kind: '施工',
      category: shape.categories?.[at] ?? shape.category,
      amount,
      notice: start,
      trade: 'works',
      method
    } as const
    const lot = lotFor(planner, shape, winner === undefined ? order : { ...order, winner })
    if (again) failed.push(failedLot(lot, `${lot.code}F`, later, workDays, random))
    return [{ ...lot, exempt: shape.exempt ?? '' }]
  })
  return { made, failed }
}
