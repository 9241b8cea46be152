/**
 * What each kind of draw in a scenario gives. People, firms and officials come from the county itself, so that a pack's rows meet the ones of
 * other ledgers; what the small county does not have is null, and the story that wants it is left out.
 */
import { addMonths } from '../../../../../shared/packs/clocks.ts'
import type { ScenarioDraw } from '../../../../../shared/packs/scenario-draw.ts'
import type { Scenario } from '../../../../../shared/packs/scenario.ts'
import { makePhone, type IdMaker, type NameMaker } from '../identity.ts'
import type { Firm } from '../firms.ts'
import type { Official } from '../people.ts'
import type { Random } from '../random.ts'
import type { Unit } from '../units.ts'
import { dayAt, type WorkDays } from '../work-days.ts'
import type { County } from '../world.ts'
import { calculate } from './calculate.ts'
import { DrawnDay, fillText, valueOf, type Drawn, type Drawns } from './fill-text.ts'
import type { Holders } from './holders.ts'

/** What draws may use of the county. */
export interface DrawSource {
  readonly world: County
  readonly holders: Holders
  readonly workDays: WorkDays
  readonly ids: IdMaker
  readonly names: NameMaker
  readonly lists: Scenario['lists']
  /** running numbers by pattern */
  readonly serials: Map<string, number>
  /** accounts made so far, so that no two people share one */
  accounts: number
}

type Of<Key extends string> = Extract<ScenarioDraw, Readonly<Record<Key, unknown>>>

/** Draws one value; null when the county has no such thing. Throws Error on a name or formula that is wrong. */
export function drawValue(draw: ScenarioDraw, drawn: Drawns, source: DrawSource, random: Random): Drawn {
  if ('unit_named' in draw)
    return unitOf(
      source.world.units.filter((unit) => draw.unit_named.includes(unit.name)),
      random
    )
  if ('pick' in draw) return random.pick(listOf(draw.pick, source))
  if ('nth' in draw) return nth(draw, drawn, source)
  if ('date' in draw) return drawDate(draw, source, random)
  if ('day' in draw) return moved(draw, drawn, source, random)
  if ('time' in draw) return timeOn(draw, drawn, random)
  if ('money' in draw) return money(draw, random)
  if ('int' in draw) return random.int(draw.int[0], draw.int[1])
  if ('real' in draw) return rounded(random.real(draw.real[0], draw.real[1]), draw.digits)
  if ('calc' in draw)
    return rounded(
      calculate(draw.calc, (name) => numberOf(name, drawn)),
      draw.digits
    )
  if ('text' in draw) return fillText(draw.text, drawn)
  if ('person' in draw) return person(draw, source, random)
  if ('official' in draw) return official(draw, drawn, source, random)
  if ('kin_of' in draw) return kinOf(draw, drawn, source)
  if ('firm' in draw)
    return firmOf(
      source.world.firms.filter((firm) => firm.trade === draw.firm),
      random
    )
  if ('serial' in draw) return serial(draw, drawn, source)
  return unitOf(
    source.world.units.filter((unit) => draw.unit.includes(unit.kind)),
    random
  )
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits

function numberOf(name: string, drawn: Drawns): number {
  const value = valueOf(name, drawn)
  if (typeof value !== 'number') throw new Error(`“${name}”不是数`)
  return value
}

function dayOf(name: string, drawn: Drawns): number {
  const value = drawn.get(name)
  if (!(value instanceof DrawnDay)) throw new Error(`“${name}”不是日期`)
  return value.day
}

function unitOf(units: readonly Unit[], random: Random): Drawn {
  if (units.length === 0) return null
  const { name, short, kind, region, code } = random.pick(units)
  return { name, short, kind, region, code }
}

function listOf(from: Of<'pick'>['pick'], source: DrawSource): Scenario['lists'][string] {
  const list = typeof from === 'string' ? source.lists[from] : from
  if (list === undefined) throw new Error(`没有词表“${String(from)}”`)
  return list
}

/** The item at a place, from 1; a place beyond the end counts on from the beginning. */
function nth({ nth: from, at }: Of<'nth'>, drawn: Drawns, source: DrawSource): Drawn {
  const list = listOf(from, source)
  const place = calculate(at, (name) => numberOf(name, drawn))
  const item = list[(((place - 1) % list.length) + list.length) % list.length]
  if (item === undefined) throw new Error(`算式“${at}”得到 ${place}，不是整数`)
  return item
}

function drawDate({ date, workday }: Of<'date'>, { workDays }: DrawSource, random: Random): Drawn {
  const [from, to] = [dayAt(date[0]), dayAt(date[1])]
  return new DrawnDay(workday ? workDays.within(random, from, to) : random.int(from, to))
}

function moved({ day, plus, unit }: Of<'day'>, drawn: Drawns, { workDays }: DrawSource, random: Random): Drawn {
  const from = dayOf(day, drawn)
  const by = typeof plus === 'number' ? plus : random.int(plus[0], plus[1])
  if (unit === 'months') return new DrawnDay(addMonths(from, by))
  return new DrawnDay(unit === 'days' || by === 0 ? from + by : workDays.after(from, by))
}

function timeOn({ time, from, to }: Of<'time'>, drawn: Drawns, random: Random): Drawn {
  const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
  const at = random.int(minutes(from), minutes(to))
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${String(valueOf(time, drawn))} ${two(Math.floor(at / 60))}:${two(at % 60)}`
}

/** Log-uniform: small sums are commoner than large ones, as in any ledger. */
function money({ money: [low, high], step }: Of<'money'>, random: Random): Drawn {
  const drawn = Math.exp(random.real(Math.log(Math.max(low, 0.01)), Math.log(Math.max(high, 0.01))))
  return rounded(Math.min(high, Math.max(low, Math.round(drawn / step) * step)), 2)
}

function person({ born }: Of<'person'>, source: DrawSource, random: Random): Drawn {
  source.accounts += 1
  const account = `6222${String(source.accounts).padStart(8, '0')}${String(random.int(0, 9999)).padStart(4, '0')}`
  return { name: source.names.make(), id: source.ids.make(born[0], born[1]), phone: makePhone(random), account }
}

function official({ official: wanted }: Of<'official'>, drawn: Drawns, source: DrawSource, random: Random): Drawn {
  const clear = source.holders.of(valueOf(wanted.unit, drawn), wanted.lane)
  return clear.length === 0 ? null : shown(random.pick(clear))
}

const shown = ({ name, idNumber, phone, post, unit }: Official): Drawn => ({ name, id: idNumber, phone, post, unit: unit.name })

/** Kin that the official declared; a declaration is made when there is none. */
function kinOf({ kin_of: name }: Of<'kin_of'>, drawn: Drawns, source: DrawSource): Drawn {
  const id = valueOf(`${name}.id`, drawn)
  const known = source.world.kin.find((kin) => kin.official.idNumber === id)
  if (known !== undefined) return { name: known.name, id: known.idNumber, tie: known.tie }
  const own = source.world.officials.find((one) => one.idNumber === id)
  if (own === undefined) throw new Error(`“${name}”不是公职人员`)
  const made = { official: own, name: source.names.make(), idNumber: source.ids.make(1966, 1998), tie: '配偶', from: null, to: null }
  source.world.kin.push(made)
  return { name: made.name, id: made.idNumber, tie: made.tie }
}

function firmOf(firms: readonly Firm[], random: Random): Drawn {
  if (firms.length === 0) return null
  const { name, code, legal, phone, account, address } = random.pick(firms)
  return { name, code, legal: legal.name, legal_id: legal.idNumber, phone, account, address }
}

function serial({ serial: pattern }: Of<'serial'>, drawn: Drawns, { serials }: DrawSource): Drawn {
  const filled = fillText(pattern, drawn)
  const next = (serials.get(filled) ?? 0) + 1
  serials.set(filled, next)
  return filled.replace(/\{(#+)\}/u, (_all, hashes: string) => String(next).padStart(hashes.length, '0'))
}
