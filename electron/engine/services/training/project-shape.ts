/** What a project is to be: drawn for the natural ones, said outright for planted cases and decoys. */
import type { DayNumber } from '../../../../shared/packs/calendar.ts'
import type { Firm } from './firms.ts'
import type { Random } from './random.ts'
import { roundTo } from './tendering.ts'
import type { Unit } from './units.ts'
import { dayAt } from './work-days.ts'
import { hospitalThemes, roads, schoolThemes, themes, villages } from './words.ts'

export interface ProjectShape {
  readonly code: string
  readonly name: string
  readonly unit: Unit
  readonly region: string
  readonly kind: string
  readonly category: string
  readonly budgetItem: string
  readonly opened: DayNumber
  /** yuan of each works contract; the first decides the dates */
  readonly works: readonly number[]
  /** categories of the works contracts, when they differ */
  readonly categories?: readonly string[]
  /** 公开招标, 邀请招标, 竞争性谈判, 直接发包 …; drawn from the amount when not given */
  readonly method?: string
  readonly exempt?: string
  /** works contracts without a lot although there are several */
  readonly withoutLot?: boolean
  /** days between the signing of several works contracts */
  readonly spread?: number
  /** calendar days from letter of acceptance to signing */
  readonly signGap?: number
  readonly firms?: readonly Firm[]
  readonly isPublic?: boolean
  /** no changes of its own; the caller adds them */
  readonly withoutChanges?: boolean
  readonly goods?: boolean
}

/** Limits over which a contract must be tendered openly (yuan). */
export const tenderLimits = { works: 4_000_000, goods: 2_000_000, services: 1_000_000 } as const

interface Theme {
  readonly text: string
  readonly category: string
  readonly item: string
}

/** A natural project: amounts log-normal, more opened in spring, busy units more often. */
export function drawShape(serial: number, units: readonly Unit[], random: Random): ProjectShape {
  const unit = random.weighted(
    units,
    units.map((each) => each.weight)
  )
  const [place, region] = placeFor(unit, units, random)
  const isHospital = unit.name.includes('院') || unit.name.includes('疾控')
  const theme = random.pick<Theme>(unit.kind !== '校院' ? [...themes] : isHospital ? [...hospitalThemes] : [...schoolThemes])
  const year = random.weighted([2023, 2024, 2025, 2026], [2, 4, 4, 2])
  const month = random.weighted(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    year === 2026 ? [2, 3, 5, 5, 4, 4, 3, 2, 0, 0, 0, 0] : [3, 3, 6, 6, 5, 4, 4, 3, 3, 2, 2, 2]
  )
  const opened = dayAt(`${year}-${String(month).padStart(2, '0')}-01`) + random.int(0, 27)
  const large = unit.weight >= 5
  const first = roundTo(random.amount(large ? 5_200_000 : 2_400_000, 1.05, 160_000, 170_000_000), 100)
  const second =
    first > 25_000_000 && random.chance(0.3) ? [roundTo(Math.max(tenderLimits.works * 1.1, first * random.real(0.25, 0.6)), 100)] : []
  return {
    code: `YX-${year}-GC-${String(serial).padStart(4, '0')}`,
    name: theme.text.replace('@', place),
    unit,
    region,
    kind: random.pick(['新建', '改建', '扩建', '提升改造']),
    category: theme.category,
    budgetItem: `${year}-${String(serial).padStart(4, '0')} ${theme.item}`,
    opened,
    works: [first, ...second],
    goods: random.chance(0.2)
  }
}

function placeFor(unit: Unit, units: readonly Unit[], random: Random): readonly [string, string] {
  if (unit.kind === '校院') return [unit.name.replace(/^县/u, ''), unit.region]
  const towns = units.filter((each) => each.kind === '镇街').map((each) => each.region)
  const region = unit.kind === '镇街' || towns.length === 0 ? unit.region : random.pick(towns)
  const phase = random.pick(['', '', '', '（一期）', '（二期）', '（三期）'])
  return [random.chance(0.5) ? `${region}${random.pick(villages)}` : `${region}${random.pick(roads)}${phase}`, region]
}
