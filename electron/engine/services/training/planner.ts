/** What planning a project draws on, the steps as they are placed, and a lot with bidders drawn from the firms of a trade. */
import type { DayNumber } from '../../../../shared/packs/calendar.ts'
import type { Actors } from './actors.ts'
import type { Firm } from './firms.ts'
import type { ProjectShape } from './project-shape.ts'
import type { Random } from './random.ts'
import { makeLot } from './tendering.ts'
import type { Unit } from './units.ts'
import type { WorkDays } from './work-days.ts'
import type { StepRecord, TenderRecord } from './world.ts'

/** What planning needs to know of the county. */
export interface Planner {
  readonly actors: Actors
  readonly workDays: WorkDays
  readonly firms: Readonly<Record<Firm['trade'], readonly Firm[]>>
  readonly random: Random
  /** how often a unit has chosen a firm: `unit firm` → times */
  readonly chosen: Map<string, number>
}

/** A firm of the trade that this unit has chosen fewer than twice: in a clean county nobody holds a unit's contracts in one hand. */
export function drawFirm(planner: Planner, trade: Firm['trade'], unit: Unit): Firm {
  const { random, chosen, firms } = planner
  const key = (firm: Firm): string => `${unit.name} ${firm.name}`
  const free = firms[trade].filter((firm) => (chosen.get(key(firm)) ?? 0) < 2)
  const firm = random.pick(free.length > 0 ? free : firms[trade])
  chosen.set(key(firm), (chosen.get(key(firm)) ?? 0) + 1)
  return firm
}

/** The dates on which a project's steps were done, kept while it is planned. */
export class StepPlan {
  readonly steps: StepRecord[] = []
  readonly #planner: Planner
  readonly #shape: ProjectShape

  constructor(planner: Planner, shape: ProjectShape) {
    this.#planner = planner
    this.#shape = shape
  }

  /** Adds a step received some working days after `from` and decided `used` working days later. Returns the day of the decision. */
  add(
    node: string,
    from: DayNumber,
    gap: readonly [number, number],
    used: readonly [number, number],
    extra: { readonly round?: number; readonly amount?: number } = {}
  ): DayNumber {
    const { workDays, random } = this.#planner
    const received = workDays.after(from, random.int(gap[0], gap[1]))
    return this.place(node, received, workDays.after(received, random.int(used[0], used[1])), extra)
  }

  /** Adds a step whose days are given. */
  place(
    node: string,
    received: DayNumber,
    decided: DayNumber,
    { round = 1, amount }: { readonly round?: number; readonly amount?: number } = {}
  ): DayNumber {
    const { actors, random, workDays } = this.#planner
    const year = new Date(decided * 86_400_000).getUTCFullYear()
    const office = actors.officeOf(node, this.#shape.unit)
    this.steps.push(
      actors.act(
        {
          project: this.#shape.code,
          node,
          round,
          plan: workDays.onOrAfter(decided + random.int(-12, 25)),
          received,
          decided,
          registered: decided + random.int(0, 2),
          docNo: `云${office.short.replace(/局$/u, '')}〔${year}〕${random.int(1, 999)}号`,
          amount: amount ?? null
        },
        this.#shape.unit,
        random
      )
    )
    return decided
  }

  decided(node: string): DayNumber {
    return this.steps.find((step) => step.node === node)?.decided ?? 0
  }
}

interface LotOrder {
  readonly serial: number
  readonly kind: TenderRecord['kind']
  readonly category: string
  readonly amount: number
  readonly notice: DayNumber
  readonly trade: Firm['trade']
  readonly method?: string
  readonly winner?: Firm
}

/** A lot of this project, with bidders drawn from the firms of a trade. */
export function lotFor(planner: Planner, shape: ProjectShape, order: LotOrder): TenderRecord {
  const { random, firms, workDays } = planner
  const winner = order.winner ?? drawFirm(planner, order.trade, shape.unit)
  const open = (order.method ?? '公开招标') === '公开招标'
  const rivals = random.sample(
    firms[order.trade].filter((firm) => firm !== winner),
    open ? random.int(3, Math.min(10, firms[order.trade].length - 1)) : 2
  )
  const code = `${shape.code.replace('-GC-', '-BD-')}-${String(order.serial).padStart(2, '0')}`
  const plan = {
    code,
    project: shape.code,
    title: `${shape.name}${order.kind === '施工' ? `施工${order.serial}标` : order.category}`,
    unit: shape.unit,
    region: shape.region,
    method: order.method ?? '公开招标',
    rivals,
    agent: random.pick(firms.consult)
  }
  return makeLot(
    { ...plan, kind: order.kind, category: order.category, amount: order.amount, notice: order.notice, winner },
    workDays,
    random
  )
}
