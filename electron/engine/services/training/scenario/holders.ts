/**
 * Who holds the posts of a unit now, as stories ask for them. Worked out once for each unit and lane: a county asks tens of thousands of times,
 * and going through all its officials each time was half of the time in which its ledgers were written.
 */
import type { Lane, Official } from '../people.ts'
import type { County } from '../world.ts'

export class Holders {
  readonly #world: Pick<County, 'slots' | 'officials'>
  readonly #clear = new Map<string, readonly Official[]>()
  readonly #bearers: ReadonlyMap<string, number>

  /** Posts and officials must stay as they are while stories are played. */
  constructor(world: Pick<County, 'slots' | 'officials'>) {
    this.#world = world
    const bearers = new Map<string, number>()
    for (const one of world.officials) bearers.set(called(one), (bearers.get(called(one)) ?? 0) + 1)
    this.#bearers = bearers
  }

  /** Present holders in the unit of that name (in one lane only, when it is given), one for each post, in the order of the county's posts. */
  of(unit: unknown, lane: Lane | undefined): readonly Official[] {
    const asked = `${String(unit)}\n${lane ?? ''}`
    const known = this.#clear.get(asked)
    if (known !== undefined) return known
    const held = this.#world.slots.filter((slot) => slot.unit.name === unit && (lane === undefined || slot.lane === lane))
    const holders = held.flatMap((slot) => slot.tenures.at(-1)?.official ?? [])
    // a name that two people of the unit bear stays undecided in the ledgers, so a story never hangs on it
    const clear = holders.filter((one) => this.#bearers.get(called(one)) === 1)
    this.#clear.set(asked, clear)
    return clear
  }
}

const called = ({ name, unit }: Official): string => `${unit.code}\n${name}`
