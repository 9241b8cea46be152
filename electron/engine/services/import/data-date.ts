/**
 * How far the imported data reach: the latest date of their primary rows. One mistyped year must not carry a whole vault into the future, so
 * dates that stand alone more than two years after all others are left out.
 */
export class DatesSeen {
  readonly #months = new Map<string, { count: number; latest: string }>()
  #count = 0

  /** `value` is ISO text or nothing. */
  add(value: unknown): void {
    if (typeof value !== 'string' || value.length < 10) return
    const day = value.slice(0, 10)
    const month = day.slice(0, 7)
    this.#count += 1
    const known = this.#months.get(month)
    if (known === undefined) this.#months.set(month, { count: 1, latest: day })
    else {
      known.count += 1
      if (day > known.latest) known.latest = day
    }
  }

  /** ISO date, or '' when no row had one. */
  latest(): string {
    const months = [...this.#months.keys()].toSorted().toReversed()
    let alone = 0
    for (const [place, month] of months.entries()) {
      const { count = 0, latest = '' } = this.#months.get(month) ?? {}
      const next = months[place + 1]
      const stray = next !== undefined && monthsBetween(next, month) > 24 && (alone + count) * 100 <= this.#count
      if (!stray) return latest
      alone += count
    }
    return ''
  }
}

function monthsBetween(from: string, to: string): number {
  const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
  return number(to) - number(from)
}
