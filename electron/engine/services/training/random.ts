/**
 * The only source of chance in the training county: sfc32 seeded from a number and a label, so that the same seed gives the same county on
 * every machine. Each part of the county draws from its own fork; adding a draw to one part leaves the others as they were.
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1
  readonly #label: string

  /** `label` names the part that draws; equal seed and label give equal draws. */
  constructor(seed: number, label = 'county') {
    this.#label = `${seed}/${label}`
    let mixed = 0x9e37_79b9 ^ seed
    const words: number[] = []
    for (let word = 0; word < 3; word += 1) {
      for (const character of this.#label) mixed = Math.imul(mixed ^ (character.codePointAt(0) ?? 0), 0x85eb_ca6b) ^ (mixed >>> 13)
      mixed = Math.imul(mixed ^ (word + 1), 0xc2b2_ae35)
      words.push(mixed >>> 0)
    }
    ;[this.#a, this.#b, this.#c] = [words[0] ?? 1, words[1] ?? 2, words[2] ?? 3]
    for (let round = 0; round < 12; round += 1) this.unit()
  }

  /** An independent stream for a part of this part. */
  fork(label: string): Random {
    return new Random(1, `${this.#label}/${label}`)
  }

  /** A real in [0, 1). */
  unit(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }

  /** A whole number from low to high, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1))
  }

  real(low: number, high: number): number {
    return low + this.unit() * (high - low)
  }

  chance(share: number): boolean {
    return this.unit() < share
  }

  /** One of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.unit() * items.length)]
    if (item === undefined) throw new Error('pick: the list is empty')
    return item
  }

  /** Standard normal (Box–Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit())
  }

  /** Log-normal around a median, kept within bounds. */
  amount(median: number, sigma: number, low: number, high: number): number {
    return Math.min(high, Math.max(low, median * Math.exp(sigma * this.normal())))
  }

  /** A copy in chance order. */
  shuffled<Item>(items: readonly Item[]): Item[] {
    const copy = [...items]
    for (let at = copy.length - 1; at > 0; at -= 1) {
      const other = this.int(0, at)
      const held = copy[at]
      const taken = copy[other]
      if (held === undefined || taken === undefined) continue
      copy[at] = taken
      copy[other] = held
    }
    return copy
  }

  /** `count` different ones of a list (all of them when it is shorter). */
  sample<Item>(items: readonly Item[], count: number): Item[] {
    if (count > items.length / 3) return this.shuffled(items).slice(0, count)
    const chosen = new Set<Item>()
    while (chosen.size < count) chosen.add(this.pick(items))
    return [...chosen]
  }

  /** One of a list, each as likely as its weight. */
  weighted<Item>(items: readonly Item[], weights: readonly number[]): Item {
    let rest = this.unit() * weights.reduce((sum, weight) => sum + weight, 0)
    for (const [at, item] of items.entries()) {
      rest -= weights[at] ?? 0
      if (rest < 0) return item
    }
    return this.pick(items)
  }
}
