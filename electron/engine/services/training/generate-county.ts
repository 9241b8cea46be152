/**
 * Makes the training county 云溪县: ledger files in the columns of the engineering pack's mappings, the forms that units typed, and an answer
 * key of what was planted. Everything comes from the seed; no clock, no other chance. A clean county (`planted: 'none'`) obeys every rule.
 */
import type { WorkCalendar } from '../../../../shared/packs/calendar.ts'
import { Actors, makeMeetings } from './actors.ts'
import type { Answer, AnswerDraft, AnswerLine, CountyAnswers } from './answers.ts'
import { makeForms, type CountyForm } from './figures.ts'
import { makeFirms, type Firm } from './firms.ts'
import { IdMaker } from './identity.ts'
import { makeKin } from './kin.ts'
import type { CountyFile } from './ledger-folder.ts'
import { idleDebarred } from './people-ledgers.ts'
import { makePeople } from './people.ts'
import { planProject } from './plan-project.ts'
import { plantEarlyWorks, plantSkippedTenders, plantSplits } from './plant-award.ts'
import { plantIdenticalBids } from './plant-bids.ts'
import { plantOverBudget } from './plant-budget.ts'
import { plantContracts } from './plant-contracts.ts'
import { plantInterests } from './plant-interest.ts'
import { plantChanges, plantSettlements } from './plant-money.ts'
import { plantInvertedNodes, plantMissingNodes } from './plant-order.ts'
import { plantAcceptances, plantPermits } from './plant-permits.ts'
import { plantPassedOn, plantSubcontracts } from './plant-site.ts'
import { plantSupplierShare, plantSupplierStatus } from './plant-suppliers.ts'
import { plantAffiliatedBidders, plantPricePatterns, plantTenderTimes } from './plant-tenders.ts'
import { plantBehindPlan, plantLateApprovals, plantSeriousDelays } from './plant-times.ts'
import { makeQualifications } from './plan-site.ts'
import type { Planner } from './planner.ts'
import { Planting } from './planting.ts'
import { playPoints, type ReportedPoints } from './point-ledger.ts'
import { drawShape } from './project-shape.ts'
import { Random } from './random.ts'
import { dataDate, sizePlans, type CountySize } from './sizes.ts'
import { countyUnits, type Unit } from './units.ts'
import { dayAt, lastDay, WorkDays } from './work-days.ts'
import type { County } from './world.ts'
import { playScenarios, type PackScenario } from './scenario/play-scenario.ts'
import { writeLedgers } from './write-ledgers.ts'

export interface CountyOrder {
  readonly size: CountySize
  readonly seed: number
  readonly planted: 'all' | 'none'
  /** source rows, when not as many as the size has; day-to-day payments make the difference */
  readonly rows?: number
  /** an existing folder; the ledgers are written into it */
  readonly outDir: string
  readonly calendar: WorkCalendar
  /** what packs add, in their order */
  readonly scenarios?: readonly PackScenario[]
  /** how units report their collection points */
  readonly reported?: readonly ReportedPoints[]
  readonly signal?: AbortSignal
  /** share done, 0 to 1 */
  readonly onProgress?: (share: number) => void
}

export interface GeneratedCounty {
  /** in the order in which they are best imported */
  readonly files: readonly CountyFile[]
  readonly figures: readonly CountyForm[]
  readonly answers: CountyAnswers
  readonly units: number
  /** source rows over all files */
  readonly rows: number
  readonly dataDate: string
}

/** works firms that one round of cases needs for itself */
const ownFirms = 17

/** Throws AppError cancelled, disk_full. */
export async function generateCounty(order: CountyOrder): Promise<GeneratedCounty> {
  const plan = sizePlans[order.size]
  const random = new Random(order.seed)
  const workDays = new WorkDays(order.calendar)
  const units = countyUnits(plan.units)
  const ids = new IdMaker(random.fork('ids'))
  const { slots, officials } = makePeople(units, plan, random.fork('people'), ids)
  const firms = makeFirms(plan.firms, random.fork('firms'), ids)
  const meetings = makeMeetings(units, dayAt(plan.meetingsFrom), lastDay, workDays, random.fork('meetings'))
  const actors = new Actors(units, slots, meetings)
  const reserved = order.planted === 'all' ? firms.filter((firm) => firm.trade === 'works').slice(-ownFirms * plan.copies) : []
  const planner: Planner = { actors, workDays, firms: byTrade(firms.filter((firm) => !reserved.includes(firm))), random, chosen: new Map() }
  const kin = makeKin(officials, random.fork('kin'), ids)
  const qualifications = makeQualifications(firms, random.fork('qualifications'))
  const world: County = { units, slots, officials, firms, qualifications, debarred: [], kin, meetings, projects: [] }
  for (let serial = 1; serial <= plan.projects; serial += 1) {
    const own = random.fork(`project ${serial}`)
    world.projects.push(planProject({ ...planner, random: own.fork('plan') }, drawShape(serial, units, own)))
  }
  const planting = order.planted === 'all' ? plantAll(world, planner, ids, plan.copies, reserved) : null
  world.projects.sort((a, b) => a.opened - b.opened || (a.code < b.code ? -1 : 1))
  const clerks = new Map<Unit, readonly [string, string]>(units.map((unit) => [unit, clerksOf(actors, unit)]))
  const figures = makeForms(units, random.fork('forms'), clerks, planting, plan.copies)
  const { size } = order
  world.debarred.push(...idleDebarred(world))
  // a firm kept for one case and one that is debarred stay out of the packs' ledgers
  const closed = new Set([...reserved, ...world.debarred.map((entry) => entry.firm)])
  const open = { ...world, firms: firms.filter((firm) => !closed.has(firm)) }
  const played = playScenarios(order.scenarios ?? [], { world: open, workDays, ids, random, size, planted: order.planted === 'all' })
  order.onProgress?.(0.15)
  const routine = { actors, workDays, rows: order.rows ?? plan.rows, random: random.fork('routine') }
  const points = playPoints(order.reported ?? [], { units, clerks, random: random.fork('points'), clean: order.planted === 'none' })
  const written = await writeLedgers(world, played.ledgers, points.ledgers, routine, order)
  const planted = [...(planting?.planted ?? []), ...played.planted, ...points.planted]
  const decoys = [...(planting?.decoys ?? []), ...played.decoys, ...points.decoys]
  const answers = answersOf(order, { planted, decoys }, written.lines)
  return { files: written.files, figures, answers, units: units.length, rows: written.rows, dataDate }
}

function plantAll(world: County, planner: Planner, ids: IdMaker, copies: number, reserved: readonly Firm[]): Planting {
  const planting = new Planting(world, planner, ids, world.projects.length + 1, reserved)
  plantSplits(planting, copies)
  plantSkippedTenders(planting, copies)
  plantEarlyWorks(planting, copies)
  plantIdenticalBids(planting, copies)
  plantSettlements(planting, copies)
  plantInterests(planting, copies)
  plantMissingNodes(planting, copies)
  plantInvertedNodes(planting, copies)
  plantChanges(planting, copies)
  plantContracts(planting, copies)
  plantTenderTimes(planting, copies)
  plantPricePatterns(planting, copies)
  plantAffiliatedBidders(planting, copies)
  plantSupplierStatus(planting, copies)
  plantLateApprovals(planting, copies)
  plantBehindPlan(planting, copies)
  plantSeriousDelays(planting, copies)
  plantOverBudget(planting, copies)
  plantPermits(planting, copies)
  plantAcceptances(planting, copies)
  plantSubcontracts(planting, copies)
  plantPassedOn(planting, copies)
  plantSupplierShare(planting, copies)
  return planting
}

function byTrade(firms: readonly Firm[]): Planner['firms'] {
  const of = (trade: Firm['trade']): readonly Firm[] => firms.filter((firm) => firm.trade === trade)
  return {
    works: of('works'),
    design: of('design'),
    supervision: of('supervision'),
    consult: of('consult'),
    goods: of('goods'),
    supplies: of('supplies')
  }
}

/** Who fills in and who checks a unit's form. */
function clerksOf(actors: Actors, unit: Unit): readonly [string, string] {
  const filler = actors.slot(unit, '经办岗', '行政审批').tenures[0]?.official.name ?? ''
  return [filler, actors.slot(unit, '科室负责人', '行政审批').tenures.at(-1)?.official.name ?? '']
}

function answersOf(
  order: CountyOrder,
  drafts: { readonly planted: readonly AnswerDraft[]; readonly decoys: readonly AnswerDraft[] },
  lines: ReadonlyMap<string, readonly AnswerLine[]>
): CountyAnswers {
  const close = (prefix: string, drafts: readonly AnswerDraft[]): readonly Answer[] =>
    drafts.map(({ records, ...draft }, at) => ({
      ...draft,
      id: `${prefix}-${String(at + 1).padStart(3, '0')}`,
      lines: records.flatMap((record) => lines.get(record) ?? [])
    }))
  return {
    format: 'lianjing-answers',
    seed: order.seed,
    size: order.size,
    dataDate,
    planted: close('P', drafts.planted),
    decoys: close('D', drafts.decoys)
  }
}
