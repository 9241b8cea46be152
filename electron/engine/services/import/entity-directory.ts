/** The entities of one dataset that the vault holds, as names in ledgers are looked for among them. */
import { detached } from './detach-text.ts'

export interface Known {
  readonly id: string
  name: string
  /** person: hash of the id number; others: their code */
  code: string | null
  /** person: unit; org: short name */
  home: string | null
  /** org: id of the superior unit */
  parent: string | null
}

/** The lists of one dataset: by name, by code, by a second name. */
export class Directory {
  readonly #names = new Map<string, Known[]>()
  readonly #codes = new Map<string, Known>()
  readonly #homes = new Map<string, Known[]>()
  readonly #ids = new Map<string, Known>()
  readonly keyOf: (name: string) => string

  constructor(keyOf: (name: string) => string) {
    this.keyOf = remembered(keyOf)
  }

  add(given: Known): Known {
    const { id, name, code, home, parent } = given
    const own = (text: string | null): string | null => (text === null ? null : detached(text))
    const known = { id, name: detached(name), code: own(code), home: own(home), parent: own(parent) }
    this.#ids.set(known.id, known)
    push(this.#names, this.keyOf(known.name), known)
    if (known.code !== null) this.#codes.set(known.code, known)
    if (known.home !== null) push(this.#homes, known.home, known)
    return known
  }

  named(name: string): readonly Known[] {
    return this.#names.get(this.keyOf(name)) ?? []
  }

  coded(code: string): Known | undefined {
    return this.#codes.get(code)
  }

  withId(id: string): Known | undefined {
    return this.#ids.get(id)
  }

  homed(home: string): readonly Known[] {
    return this.#homes.get(home) ?? []
  }

  learn(known: Known, code: string | null): void {
    if (code === null || known.code === code) return
    known.code = code
    this.#codes.set(code, known)
  }
}

/** Keys are asked for again and again by the same names. */
function remembered(keyOf: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const key = keyOf(name)
    if (known.size < 100_000) known.set(detached(name), detached(key))
    return key
  }
}

function push(lists: Map<string, Known[]>, key: string, known: Known): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [known])
  else list.push(known)
}
