/**
 * Who acts at which node: the unit that answers for it, its posts, and the meeting behind a collective decision. Settlement is audited in
 * another unit than the one that builds, so that nobody settles what they paid.
 */
import type { DayNumber } from '../../../../shared/packs/calendar.ts'
import { holderAt, type Official, type Slot } from './people.ts'
import type { Random } from './random.ts'
import type { Unit } from './units.ts'
import type { WorkDays } from './work-days.ts'
import type { Meeting, StepRecord } from './world.ts'

/** Node → the office that decides it, or null for the unit that builds; and the section that does the work. */
const offices: Readonly<
  Record<
    string,
    {
      readonly office: string | null
      readonly section: string
      readonly head?: boolean
      readonly meets?: boolean
      readonly countersign?: string
    }
  >
> = {
  GC01: { office: '县发展和改革局', section: '行政审批' },
  GC02: { office: '县发展和改革局', section: '行政审批', countersign: '县财政局' },
  GC03: { office: '县自然资源和规划局', section: '行政审批', countersign: '县住房和城乡建设局' },
  GC04: { office: null, section: '计划财务', meets: true },
  GC05: { office: null, section: '招标采购', meets: true },
  GC06: { office: '县发展和改革局', section: '审核监督', head: true, countersign: '县住房和城乡建设局' },
  GC07: { office: '县住房和城乡建设局', section: '审核监督' },
  GC08: { office: '县自然资源和规划局', section: '审核监督' },
  GC09: { office: '县财政局', section: '审核监督', countersign: '县审计局' },
  GC10: { office: null, section: '招标采购' },
  GC11: { office: null, section: '招标采购' },
  GC12: { office: null, section: '招标采购', meets: true },
  GC13: { office: null, section: '建设管理', head: true, countersign: '县财政局' },
  GC14: { office: '县住房和城乡建设局', section: '行政审批' },
  GC15: { office: null, section: '建设管理' },
  GC16: { office: null, section: '建设管理' },
  GC17: { office: null, section: '建设管理', head: true },
  GC18: { office: null, section: '建设管理', countersign: '县住房和城乡建设局' },
  GC19: { office: '县审计局', section: '审核监督' },
  GC20: { office: '县财政局', section: '计划财务' }
}

export class Actors {
  readonly #units: ReadonlyMap<string, Unit>
  readonly #slots = new Map<Unit, readonly Slot[]>()
  readonly #meetings = new Map<Unit, readonly Meeting[]>()

  constructor(units: readonly Unit[], slots: readonly Slot[], meetings: readonly Meeting[]) {
    this.#units = new Map(units.map((unit) => [unit.name, unit]))
    for (const unit of units) {
      this.#slots.set(
        unit,
        slots.filter((slot) => slot.unit === unit)
      )
      this.#meetings.set(
        unit,
        meetings.filter((meeting) => meeting.unit === unit)
      )
    }
  }

  /** The unit that decides a node of this unit's project. */
  officeOf(node: string, builder: Unit): Unit {
    const office = offices[node]?.office ?? null
    return office === null ? builder : (this.#units.get(office) ?? builder)
  }

  /** A post of the unit by lane and, where several, by section or duties. */
  slot(unit: Unit, lane: Slot['lane'], duty?: string): Slot {
    const posts = this.#slots.get(unit)?.filter((slot) => slot.lane === lane) ?? []
    const found = posts.find((slot) => duty !== undefined && slot.duties.startsWith(duty)) ?? posts[0]
    if (found === undefined) throw new Error(`${unit.name} has no ${lane}`)
    return found
  }

  /** The deputy in charge of building in the unit on that day. */
  deputy(unit: Unit, day: DayNumber): Official {
    return holderAt(this.slot(unit, '分管领导', '建设管理'), day)
  }

  head(unit: Unit, day: DayNumber): Official {
    return holderAt(this.slot(unit, '主要领导'), day)
  }

  /** The latest meeting of the unit held on or before the day. */
  meetingBefore(unit: Unit, day: DayNumber): Meeting | null {
    return this.#meetings.get(unit)?.findLast((meeting) => meeting.heldOn <= day) ?? null
  }

  /** Fills in the people of a step by its node and the day of its decision. */
  act(
    step: Pick<StepRecord, 'project' | 'node' | 'round' | 'plan' | 'received' | 'decided' | 'registered' | 'docNo' | 'amount'>,
    builder: Unit,
    random: Random
  ): StepRecord {
    const rule = offices[step.node]
    const unit = this.officeOf(step.node, builder)
    const section = rule?.section ?? '综合'
    const handlers = this.#slots.get(unit)?.filter((slot) => slot.lane === '经办岗' && slot.duties === section) ?? []
    const handler = random.pick(handlers)
    const partner = random.chance(0.15) ? handlers.find((slot) => slot !== handler) : undefined
    const reviewer = this.slot(unit, '科室负责人', section)
    const building = unit === builder && rule?.office === null
    const approver = rule?.head === true ? this.slot(unit, '主要领导') : this.slot(unit, '分管领导', building ? '建设管理' : '行政审批')
    const beside = rule?.countersign === undefined ? undefined : this.#units.get(rule.countersign)
    const countersigners =
      beside === undefined || beside === unit ? [] : [holderAt(this.slot(beside, '科室负责人', '行政审批'), step.decided)]
    const meeting = rule?.meets === true ? this.meetingBefore(unit, step.decided) : null
    return {
      ...step,
      unit,
      handlers: [handler, ...(partner === undefined ? [] : [partner])].map((slot) => holderAt(slot, step.decided)),
      reviewers: [holderAt(reviewer, step.decided)],
      countersigners,
      approvers: [holderAt(approver, step.decided)],
      posts: { handler: handler.post, reviewer: reviewer.post, approver: approver.post },
      minutes: meeting?.minutes ?? null,
      signer: random.chance(0.012) && !building ? holderAt(this.slot(unit, '分管领导', '财务'), step.decided) : null
    }
  }
}

/** Monthly meetings of every unit's leadership, with who was due and who came (always more than two thirds). */
export function makeMeetings(
  units: readonly Unit[],
  from: DayNumber,
  to: DayNumber,
  workDays: WorkDays,
  random: Random
): readonly Meeting[] {
  return units.flatMap((unit) => {
    const meetings: Meeting[] = []
    let [number, year] = [0, 0]
    for (let month = from; month <= to; month += 30) {
      const heldOn = workDays.onOrBefore(Math.min(month + random.int(0, 12), to))
      const held = new Date(heldOn * 86_400_000).getUTCFullYear()
      number = held === year ? number + 1 : 1
      year = held
      const due = random.int(5, 9)
      const present = due - (random.chance(0.4) ? 1 : 0)
      const body = unit.kind === '镇街' ? '党委会' : unit.kind === '部门' ? '局党组会' : unit.kind === '国企' ? '党委会' : '党委会'
      meetings.push({
        minutes: `${unit.short}党纪〔${held}〕${number}号`,
        name: `${unit.short}${body}${held}年第${number}次会议`,
        unit,
        heldOn,
        kind: body,
        due,
        present,
        agreed: present
      })
    }
    return meetings
  })
}
