/**
 * The officials of the county and the posts they hold. A post (slot) has tenures; people move between units of one level, so who held a post
 * on a day is asked by day. Names are unique in the county but for a few namesakes within one unit, whom nobody may guess apart.
 */
import type { DayNumber } from '../../../../shared/packs/calendar.ts'
import { makePhone, NameMaker, type IdMaker } from './identity.ts'
import type { Random } from './random.ts'
import type { SizePlan } from './sizes.ts'
import type { Unit } from './units.ts'
import { dayAt } from './work-days.ts'

export type Lane = '经办岗' | '科室负责人' | '分管领导' | '主要领导'

export interface Official {
  name: string
  readonly idNumber: string
  /** present unit and post */
  unit: Unit
  post: string
  lane: Lane
  readonly phone: string
  readonly party: boolean
  readonly joined: DayNumber
}

export interface Tenure {
  readonly official: Official
  readonly from: DayNumber
  readonly to: DayNumber | null
  readonly docNo: string
}

export interface Slot {
  readonly unit: Unit
  readonly post: string
  readonly lane: Lane
  readonly duties: string
  readonly tenures: Tenure[]
}

const heads: Readonly<Record<Unit['kind'], readonly [string, string, string]>> = {
  镇街: ['党委书记', '副镇长', '办公室'],
  部门: ['局长', '副局长', '科'],
  国企: ['董事长', '副总经理', '部'],
  校院: ['院长', '副院长', '科']
}
const deputyDuties = ['建设管理、招标投标', '财务、资产', '行政审批、综合']
const sections = ['综合', '建设管理', '计划财务', '行政审批', '招标采购', '审核监督']

/** Posts with their holders (some moved once in 2024–2026), and clerks who hold none that the ledgers name. */
export function makePeople(
  units: readonly Unit[],
  plan: SizePlan,
  random: Random,
  ids: IdMaker
): { readonly slots: readonly Slot[]; readonly officials: readonly Official[] } {
  const names = new NameMaker(random.fork('names'))
  const officials: Official[] = []
  const hire = (unit: Unit, post: string, lane: Lane, born: readonly [number, number]): Official => {
    const official: Official = {
      name: names.make(),
      idNumber: ids.make(born[0], born[1]),
      unit,
      post,
      lane,
      phone: makePhone(random),
      party: lane === '经办岗' ? random.chance(0.6) : random.chance(0.95),
      joined: dayAt('2008-01-01') + random.int(0, 5000)
    }
    officials.push(official)
    return official
  }
  const slots: Slot[] = []
  const open = (unit: Unit, post: string, lane: Lane, duties: string, born: readonly [number, number]): void => {
    const from = dayAt('2019-03-01') + random.int(0, 1300)
    const tenure = { official: hire(unit, post, lane, born), from, to: null, docNo: `云组任〔${yearOf(from)}〕${random.int(3, 180)}号` }
    slots.push({ unit, post, lane, duties, tenures: [tenure] })
  }
  for (const unit of units) {
    const [head, deputy, suffix] = heads[unit.kind]
    open(unit, head, '主要领导', '全面工作', [1966, 1978])
    for (const duties of deputyDuties) open(unit, `${deputy}（${duties.split('、')[0] ?? ''}）`, '分管领导', duties, [1968, 1982])
    for (const section of sections) {
      open(unit, `${section}${suffix}负责人`, '科室负责人', section, [1972, 1990])
      open(unit, `${section}${suffix}科员`, '经办岗', section, [1980, 2000])
      open(unit, `${section}${suffix}办事员`, '经办岗', section, [1984, 2001])
    }
    for (let clerk = 0; clerk < plan.clerks; clerk += 1) hire(unit, '工作人员', '经办岗', [1978, 2002])
  }
  movePeople(slots, random.fork('moves'))
  makeNamesakes(slots, random.fork('namesakes'))
  return { slots, officials }
}

/** Pairs of deputies and section heads in different units change places once. */
function movePeople(slots: readonly Slot[], random: Random): void {
  for (const lane of ['分管领导', '科室负责人'] as const) {
    const group = random.shuffled(slots.filter((slot) => slot.lane === lane))
    const pairs = Math.floor(group.length * 0.06)
    for (let at = 0; at < pairs; at += 1) {
      const [left, right] = [group[at * 2], group[at * 2 + 1]]
      const [first, second] = [left?.tenures[0], right?.tenures[0]]
      if (left === undefined || right === undefined || first === undefined || second === undefined || left.unit === right.unit) continue
      const day = dayAt('2024-06-01') + random.int(0, 600)
      const docNo = `云组任〔${yearOf(day)}〕${random.int(3, 180)}号`
      left.tenures.splice(0, 1, { ...first, to: day - 1 }, { official: second.official, from: day, to: null, docNo })
      right.tenures.splice(0, 1, { ...second, to: day - 1 }, { official: first.official, from: day, to: null, docNo })
      Object.assign(first.official, { unit: right.unit, post: right.post })
      Object.assign(second.official, { unit: left.unit, post: left.post })
    }
  }
}

/** Two handlers of one name in one unit, in one unit of twelve: their acts stay undecided. */
function makeNamesakes(slots: readonly Slot[], random: Random): void {
  const units = [...new Set(slots.map((slot) => slot.unit))]
  for (const unit of random.sample(units, Math.max(1, Math.floor(units.length / 12)))) {
    const [one, other] = slots.filter((slot) => slot.unit === unit && slot.lane === '经办岗' && slot.duties === '审核监督')
    const name = one?.tenures[0]?.official.name
    const namesake = other?.tenures[0]?.official
    if (name !== undefined && namesake !== undefined) namesake.name = name
  }
}

/** Who held the post on a day (the first holder before that). */
export function holderAt(slot: Slot, day: DayNumber): Official {
  const tenure = slot.tenures.find((each) => each.from <= day && (each.to === null || each.to >= day)) ?? slot.tenures[0]
  if (tenure === undefined) throw new Error(`nobody held ${slot.post}`)
  return tenure.official
}

function yearOf(day: DayNumber): number {
  return new Date(day * 86_400_000).getUTCFullYear()
}
