/**
 * Numbers of the fictional county: they have the right form and check digits, so that everything which validates them is exercised, and the
 * division code 339927 is not in use, so that none can be a real person's or firm's.
 */
import { creditCheckCharacter } from '../../../../shared/domain/value/parse-code.ts'
import { withCheckDigit } from '../../../../shared/domain/value/parse-id-number.ts'
import type { Random } from './random.ts'
import { county } from './units.ts'
import { givenFirst, givenSecond, surnames } from './words.ts'

/** Makes resident identity numbers (GB 11643) of the county, each only once: two people with one number would look like a link. */
export class IdMaker {
  readonly #random: Random
  readonly #used = new Set<string>()

  constructor(random: Random) {
    this.#random = random
  }

  make(bornFrom: number, bornTo: number): string {
    for (;;) {
      const birth = `${this.#random.int(bornFrom, bornTo)}${two(this.#random.int(1, 12))}${two(this.#random.int(1, 28))}`
      const number = withCheckDigit(`${county.code}${birth}${this.#random.int(101, 989)}`)
      if (this.#used.has(number)) continue
      this.#used.add(number)
      return number
    }
  }
}

/** A unified credit code (GB 32100) of the county. */
export function makeCreditCode(serial: number): string {
  const body = `91${county.code}MA${String(serial).padStart(7, '0')}`
  return body + creditCheckCharacter(body)
}

/** A number that no telephone has: eleven digits that begin with 10. */
export function makePhone(random: Random): string {
  return `10${String(random.int(0, 999_999_999)).padStart(9, '0')}`
}

/** Makes names until one is new. `surname` keeps a family together. */
export class NameMaker {
  readonly #random: Random
  readonly #used = new Set<string>()

  /** `taken`: names that nobody made here may bear. */
  constructor(random: Random, taken: Iterable<string> = []) {
    this.#random = random
    for (const name of taken) this.#used.add(name)
  }

  make(surname?: string): string {
    for (let attempt = 0; ; attempt += 1) {
      const family = surname ?? this.#random.pick(surnames)
      const short = this.#random.chance(0.18) && attempt < 3
      const name = family + (short ? this.#random.pick(givenSecond) : this.#random.pick(givenFirst) + this.#random.pick(givenSecond))
      if (this.#used.has(name) && attempt < 400) continue
      this.#used.add(name)
      return name
    }
  }
}

/** 7 → 07. */
export function two(number: number): string {
  return String(number).padStart(2, '0')
}
