/**
 * Which acts stand out beside those of others in the same post level doing the same at the same node, made with the facts: everybody's acts are held
 * against all the others', so that a person's course is looked up and not reckoned. Figures about acts, with the spread and n; never a score.
 */
import { groupBy } from '../../../../shared/domain/group.ts'
import { wilson } from '../../../../shared/domain/heat.ts'
import { spreadWithout, type Spread } from '../../../../shared/domain/stand-out.ts'
import {
  actsBeyond,
  actsOfGroup,
  contractedMatters,
  handsIn,
  laneNow,
  roundsAtItem,
  standingWriter,
  type ActGroup,
  type Standing
} from '../../queries/power-stand.ts'
import type { WritableDB } from '../../vault/connection.ts'

type Write = ReturnType<typeof standingWriter>
/** Fewer matters with one firm are no pattern. */
const leastMatters = 3

/** Stops after every small piece. Needs the facts, their indexes, and the groups that there are among them. */
export function* rewriteStanding(db: WritableDB, groups: Iterable<ActGroup>): Generator<void> {
  const write = standingWriter(db)
  for (const group of groups) {
    yield
    yield* holdAgainstPeers(db, group, write)
  }
  yield* firmsThatComeUp(db, write)
}

const ascending = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null).toSorted((a, b) => a - b)

function* holdAgainstPeers(db: WritableDB, group: ActGroup, write: Write): Generator<void> {
  const acts = actsOfGroup(db, group)
  const [days, money] = [ascending(acts.map((act) => act[1])), ascending(acts.map((act) => act[2]))]
  let rounds: ReturnType<typeof roundsAtItem> | undefined
  for (const [person, own] of groupBy(acts, (act) => act[0])) {
    yield
    write.group(person, group, own.length, acts.length - own.length)
    const times = spreadWithout(days, ascending(own.map((act) => act[1])))
    const amounts = spreadWithout(money, ascending(own.map((act) => act[2])))
    const limits = { late: times.high, quick: times.low, large: amounts.high }
    for (const { no, at, ...act } of actsBeyond(db, group, person, limits)) {
      const add = (how: Standing['how'], value: number, { n, low, median, high }: Spread): void =>
        write.stand({ person, at, no, how, party: '', value, n, low, median, high })
      if (act.days !== null && times.high !== null && act.days > times.high) add('late', act.days, times)
      if (act.days !== null && times.low !== null && act.days < times.low) add('quick', act.days, times)
      if (act.counted !== null && amounts.high !== null && act.counted > amounts.high) add('large', act.counted, amounts)
      if (act.round > 1) {
        rounds ??= roundsAtItem(db, group.item)
        add('returned', act.round, { n: rounds.n, low: null, median: rounds.n === 0 ? null : rounds.again / rounds.n, high: null })
      }
    }
  }
}

/** Matters with a contract, in all or of one firm, told by the post levels that had them in hand; and the latest act in them. */
class Tally {
  readonly #lanes = new Map<string, number>()
  n = 0
  at = ''
  no = 0

  add(lanes: ReadonlySet<string>, last?: { readonly at: string; readonly no: number }): void {
    this.n += 1
    for (const lane of lanes) this.#lanes.set(lane, (this.#lanes.get(lane) ?? 0) + 1)
    if (last !== undefined && last.at >= this.at) [this.at, this.no] = [last.at, last.no]
  }

  of(lane: string): number {
    return this.#lanes.get(lane) ?? 0
  }
}

class Firms {
  readonly all = new Tally()
  readonly by = new Map<string, Tally>()

  add(firms: readonly string[], lanes: ReadonlySet<string>, last?: { readonly at: string; readonly no: number }): void {
    this.all.add(lanes)
    for (const firm of firms) {
      let tally = this.by.get(firm)
      if (tally === undefined) this.by.set(firm, (tally = new Tally()))
      tally.add(lanes, last)
    }
  }
}

/** A firm that comes up in a person's matters more often than chance allows beside its share in the matters others of that post level had. */
function* firmsThatComeUp(db: WritableDB, write: Write): Generator<void> {
  const whole = new Firms()
  const people = new Map<string, Firms>()
  for (const matters of contractedMatters(db)) {
    yield
    for (const [matter, firms] of matters) {
      const hands = handsIn(db, matter)
      const lanes = new Set(hands.map((hand) => hand.lane ?? ''))
      whole.add(firms, lanes)
      for (const [person, own] of groupBy(hands, (hand) => hand.person)) {
        let known = people.get(person)
        if (known === undefined) people.set(person, (known = new Firms()))
        known.add(
          firms,
          lanes,
          own.reduce((a, b) => (b.at > a.at ? b : a))
        )
      }
    }
  }
  for (const [person, own] of people) {
    yield
    const often = [...own.by].filter(([, tally]) => tally.n >= leastMatters)
    if (often.length === 0) continue
    const lane = laneNow(db, person) ?? ''
    // matters that others in that post level had in hand and this person had not
    const n = whole.all.of(lane) - own.all.of(lane)
    for (const [party, tally] of often) {
      const share = n === 0 ? null : ((whole.by.get(party)?.of(lane) ?? 0) - tally.of(lane)) / n
      if (share === null || wilson(tally.n, own.all.n)[0] <= share) continue
      write.stand({
        person,
        at: tally.at,
        no: tally.no,
        how: 'counterparty',
        party,
        value: tally.n,
        n,
        low: null,
        median: share,
        high: null
      })
    }
  }
}
