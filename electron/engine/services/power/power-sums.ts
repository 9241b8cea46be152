/** What the facts of power come to by month: a sum for each dimension, procedure and member, kept while the facts are gone through once. */
import { writeDays } from '../../../../shared/domain/power.ts'
import type { PowerFact, PowerRoll } from '../../queries/power-facts.ts'

interface Sum {
  n: number
  /** kept where matters are asked for: over all time */
  readonly matters: Set<string> | null
  amounts: number
  amount: number
  readonly days: Map<number, number>
}

/** Sums by dimension, procedure and member, each with its months; '' stands for all of it. Called millions of times: no joined keys. */
export class PowerSums {
  readonly #sums = new Map<string, Map<string, Map<string, Map<string, Sum>>>>()

  add(fact: PowerFact): void {
    const month = fact.at.slice(0, 7)
    for (const [dimension, member] of membersOf(fact)) {
      const all = within(within(this.#sums, dimension), '')
      const whole = within(all, '')
      const own = within(all, member)
      const procedure = within(within(this.#sums, dimension), fact.procedure)
      count(whole, '', fact)
      count(whole, month, fact)
      count(own, '', fact)
      count(own, month, fact)
      count(within(procedure, ''), month, fact)
      count(within(procedure, member), '', fact)
    }
    if (fact.person !== null) count(within(within(within(this.#sums, 'tenure'), ''), tenureOf(fact.appointment, fact.person)), '', fact)
  }

  *rolls(): Generator<PowerRoll> {
    for (const [dimension, procedures] of this.#sums)
      for (const [procedure, members] of procedures)
        for (const [member, months] of members)
          for (const [month, { n, matters, amounts, amount, days }] of months) {
            const timed = [...days.values()].reduce((sum, one) => sum + one, 0)
            yield { dimension, procedure, member, month, n, matters: matters?.size ?? 0, amounts, amount, timed, days: writeDays(days) }
          }
  }
}

/** The map under a key, made where there is none. */
export function within<T>(map: Map<string, Map<string, T>>, key: string): Map<string, T> {
  let found = map.get(key)
  if (found === undefined) map.set(key, (found = new Map()))
  return found
}

function count(sums: Map<string, Sum>, month: string, fact: PowerFact): void {
  let sum = sums.get(month)
  if (sum === undefined) sums.set(month, (sum = { n: 0, matters: month === '' ? new Set() : null, amounts: 0, amount: 0, days: new Map() }))
  sum.n += 1
  sum.matters?.add(fact.matter)
  if (fact.counted !== null) {
    sum.amounts += 1
    sum.amount += fact.counted
  }
  if (fact.days !== null) sum.days.set(fact.days, (sum.days.get(fact.days) ?? 0) + 1)
}

/** What a person's acts are told apart by in their course: the appointment of the day; `-` and the person where the list names none. */
export const tenureOf = (appointment: string | null, person: string): string => appointment ?? `-${person}`

/** In which dimensions a fact counts, and as whose. */
function membersOf(fact: PowerFact): readonly (readonly [string, string])[] {
  if (fact.grain === 'step')
    return [['item', `${fact.procedure}/${fact.node}`] as const, ...(fact.org === null ? [] : [['org', fact.org] as const])]
  if (fact.person === null) return []
  return [
    ['person', fact.person] as const,
    ...(fact.post === null ? [] : [['post', fact.post] as const]),
    ...(fact.lane === 'section' || fact.lane === 'head' ? [[fact.lane, fact.person] as const] : [])
  ]
}
