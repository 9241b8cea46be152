/** The hand that plants: makes extra projects of a wanted shape and notes in the key what they hide, or why they only look as if they did. */
import type { DayNumber } from '../../../../shared/packs/calendar.ts'
import type { AnswerDraft, AnswerStory, RecordKey } from './answers.ts'
import type { Firm } from './firms.ts'
import type { IdMaker } from './identity.ts'
import { planProject } from './plan-project.ts'
import type { Planner } from './planner.ts'
import { drawShape, type ProjectShape } from './project-shape.ts'
import type { Random } from './random.ts'
import { roundTo } from './tendering.ts'
import type { Unit } from './units.ts'
import { dayAt, lastDay } from './work-days.ts'
import type { County, Project, StepRecord } from './world.ts'

export interface PlantedFigure {
  readonly unit: Unit
  readonly period: string
  readonly total: number
  readonly paper: number
}

export type Wanted = Partial<Omit<ProjectShape, 'code' | 'opened'>> & {
  /** the project is opened in these months */
  readonly opened: readonly [string, string]
  /** says whether the planned project shows by the data date what it is meant to show */
  readonly fits?: (project: Project) => boolean
}

export class Planting {
  readonly planted: AnswerDraft[] = []
  readonly decoys: AnswerDraft[] = []
  readonly figures: PlantedFigure[] = []
  readonly county: County
  readonly planner: Planner
  readonly ids: IdMaker
  readonly random: Random
  /** firms kept out of all other tenders, one for each case that needs its own */
  readonly #reserve: Firm[]
  #serial: number
  #drawn = 0

  constructor(county: County, planner: Planner, ids: IdMaker, firstSerial: number, reserve: readonly Firm[]) {
    this.#reserve = [...reserve]
    this.county = county
    this.planner = planner
    this.ids = ids
    this.random = planner.random.fork('planting')
    this.#serial = firstSerial
  }

  /** A works firm that bids nowhere else. */
  ownFirm(): Firm {
    const firm = this.#reserve.pop()
    if (firm === undefined) throw new Error('no works firm is left for a case')
    return firm
  }

  /** Adds a project of the wanted shape. */
  project(wanted: Wanted): Project {
    const builders = this.county.units.filter((unit) => unit.weight >= 2)
    for (let attempt = 0; attempt < 240; attempt += 1) {
      this.#drawn += 1
      const random = this.random.fork(`project ${this.#drawn}`)
      const unit = wanted.unit ?? random.pick(builders)
      const drawn = drawShape(this.#serial, [unit], random)
      const { fits, opened, ...given } = wanted
      const from = dayAt(opened[0])
      const day = random.int(from, dayAt(opened[1]))
      const year = new Date(day * 86_400_000).getUTCFullYear()
      const region = given.region ?? drawn.region
      const shape: ProjectShape = {
        ...drawn,
        ...given,
        goods: false,
        unit,
        region,
        code: `YX-${year}-GC-${String(this.#serial).padStart(4, '0')}`,
        budgetItem: `${year}-${String(this.#serial).padStart(4, '0')} ${given.budgetItem ?? given.category ?? drawn.category}`,
        opened: day
      }
      const project = planProject({ ...this.planner, random: random.fork('plan') }, shape)
      if (fits !== undefined && !fits(project)) continue
      this.#serial += 1
      this.county.projects.push(project)
      return project
    }
    throw new Error(`no project fits the shape opened ${wanted.opened.join(' to ')}`)
  }

  hit(model: string, project: Project, story: AnswerStory, records: readonly RecordKey[], more: Partial<AnswerDraft> = {}): void {
    this.planted.push(this.#draft(model, project, story, records, more))
  }

  decoy(model: string, project: Project, story: AnswerStory, records: readonly RecordKey[], more: Partial<AnswerDraft> = {}): void {
    this.decoys.push(this.#draft(model, project, story, records, more))
  }

  /** A finding on a firm. */
  hitParty(model: string, firm: Firm, story: AnswerStory, records: readonly RecordKey[]): void {
    this.planted.push(partyDraft(model, firm, story, records))
  }

  decoyParty(model: string, firm: Firm, story: AnswerStory, records: readonly RecordKey[]): void {
    this.decoys.push(partyDraft(model, firm, story, records))
  }

  #draft(model: string, project: Project, story: AnswerStory, records: readonly RecordKey[], more: Partial<AnswerDraft>): AnswerDraft {
    const subject = { kind: 'matter', code: project.code, name: project.name } as const
    return { model, subject, finding: null, story, lesson: null, records: [`project:${project.code}`, ...records], ...more }
  }
}

const partyDraft = (model: string, firm: Firm, story: AnswerStory, records: readonly RecordKey[]): AnswerDraft => ({
  model,
  subject: { kind: 'party', code: null, name: firm.name },
  finding: null,
  story,
  lesson: null,
  records
})

/** The step of a node; the plan always holds it. */
export function stepOf(project: Project, node: string): StepRecord {
  const step = project.steps.find((each) => each.node === node)
  if (step === undefined) throw new Error(`${project.code} has no ${node}`)
  return step
}

/** Whether the node is decided some days before the data ends. */
export function isDone(project: Project, node: string, margin = 15): boolean {
  return stepOf(project, node).decided + margin <= lastDay
}

export function stepKey(project: Project, node: string, round = 1): RecordKey {
  return `step:${project.code}:${node}:${round}`
}

/** Puts a step on other days, registered with the decision. */
export function moveStep(step: StepRecord, received: DayNumber, decided: DayNumber): void {
  step.received = received
  step.decided = decided
  step.registered = decided
  step.plan = decided
}

/** Raises the approved budget to at least `yuan`, and the feasibility estimate with it, so that neither tells a case of its own. */
export function raiseBudget(project: Project, yuan: number): void {
  if (yuan <= project.budget) return
  project.budget = yuan
  project.feasibility = Math.max(project.feasibility, roundTo(yuan * 0.97, 10_000))
}

/** The main works contract and its lot. */
export function leadOf(project: Project): { readonly contract: Project['contracts'][number]; readonly lot: Project['tenders'][number] } {
  const contract = project.contracts.find((each) => each.kind === '施工')
  const lot = project.tenders.find((each) => each.code === contract?.lot)
  if (contract === undefined || lot === undefined) throw new Error(`${project.code} has no tendered works`)
  return { contract, lot }
}

export function worksOf(project: Project): Project['contracts'] {
  return project.contracts.filter((each) => each.kind === '施工')
}

/** 1234567 yuan → 123.46万元 */
export function inWan(yuan: number): string {
  return `${(yuan / 10_000).toFixed(2)}万元`
}
