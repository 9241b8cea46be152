/**
 * Which entries to compare: those that share a key (core name, code, phone …), never all with all. A key that very many share, such as the
 * phone of an agent who files for everyone, is broken up by finer keys; what is still too many says nothing about sameness and is left out.
 */
import type { PartyTraits } from './compare-parties.ts'
import type { PersonTraits } from './compare-people.ts'
import { editKeys } from './one-edit.ts'

const most = 60

export interface Keyed<T> {
  readonly keys: (item: T) => readonly string[]
  readonly finer: (item: T) => readonly string[]
}

export const partyKeys: Keyed<PartyTraits> = {
  keys: ({ name, code, codeKind, legalId, phone, legalPerson, address, email }) => {
    const organisation = codeKind === 'credit' ? code.slice(8, 17) : codeKind === 'organisation' ? code : ''
    const found: readonly (readonly [string, string])[] = [
      ['c', code],
      ['o', organisation],
      ['n', name.core],
      ...name.former.map((core) => ['n', core] as const),
      ['i', legalId],
      ['p', phone],
      ['l', legalPerson],
      ['a', address],
      ['e', email]
    ]
    return found.filter(([, value]) => value !== '').map(([kind, value]) => kind + value)
  },
  finer: ({ name, legalPerson, phone }) => [...editKeys(name.core), `l${legalPerson}`, `p${phone}`]
}

export const personKeys: Keyed<PersonTraits> = {
  keys: ({ name, idHash, tail, phone, unit }) => [
    ...(idHash === '' ? [] : [`i${idHash}`]),
    ...(name === ''
      ? []
      : [
          ['p', phone],
          ['t', tail],
          ['u', unit]
        ]
          .filter(([, value]) => value !== '')
          .map((part) => `${part.join('')}\n${name}`))
  ],
  finer: ({ phone, tail, post }) => [`p${phone}`, `t${tail}`, `o${post}`]
}

/** Each pair once, in no particular order. */
export function* candidatePairs<T>(items: readonly T[], { keys, finer }: Keyed<T>): Generator<readonly [T, T]> {
  const seen = new Set<number>()
  const once = (a: number, b: number): boolean => {
    const pair = a < b ? a * items.length + b : b * items.length + a
    if (seen.has(pair)) return false
    seen.add(pair)
    return true
  }
  const indexes = items.map((_item, index) => index)
  for (const block of blocks(items, indexes, keys)) {
    const parts = block.length <= most ? [block] : blocks(items, block, finer)
    for (const part of parts) {
      if (part.length > most) continue
      for (const [at, a] of part.entries()) {
        for (const b of part.slice(at + 1)) {
          const [left, right] = [items[a], items[b]]
          if (left !== undefined && right !== undefined && once(a, b)) yield [left, right]
        }
      }
    }
  }
}

function blocks<T>(
  items: readonly T[],
  indexes: readonly number[],
  keysOf: (item: T) => readonly string[]
): readonly (readonly number[])[] {
  const found = new Map<string, number[]>()
  for (const index of indexes) {
    const item = items[index]
    if (item === undefined) continue
    for (const key of new Set(keysOf(item))) {
      const block = found.get(key)
      if (block === undefined) found.set(key, [index])
      else block.push(index)
    }
  }
  return [...found.values()].filter((block) => block.length > 1)
}
