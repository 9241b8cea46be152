/** Sealed records in a chain: each bears the hash of the one before and its own. Pure; the hash function comes in. */

export interface SealedRecord {
  readonly id: string
  readonly order: number
  /** values of the sealed fields, in their declared order, as text */
  readonly values: readonly string[]
  readonly before: string
  readonly hash: string
}

export const chainFaults = ['hash_differs', 'link_broken', 'gap', 'twice', 'no_hash'] as const
export interface ChainFault {
  readonly kind: (typeof chainFaults)[number]
  readonly id: string
  readonly order: number
}
export interface ChainReading {
  readonly records: number
  /** records before the first fault, in order */
  readonly sound: number
  readonly faults: readonly ChainFault[]
  /** hash of the last record: what was published elsewhere can be held against it */
  readonly last: string
}

/**
 * Reads a chain in its order. `hash_differs`: its content does not give its hash (changed after sealing). `link_broken`: it does not bear the hash
 * of the one before (one was changed, taken out or put in). `gap`, `twice`: its number. The first record's `before` is empty.
 */
export function readChain(records: readonly SealedRecord[], join: string, sha256: (text: string) => string): ChainReading {
  const sorted = records.toSorted((a, b) => a.order - b.order)
  const faults: ChainFault[] = []
  let sound = 0
  sorted.forEach((record, at) => {
    const { id, order } = record
    const earlier = sorted[at - 1]
    const found: ChainFault['kind'][] = []
    if (record.hash === '') found.push('no_hash')
    else if (sealed(record, join, sha256) !== record.hash.toLowerCase()) found.push('hash_differs')
    if (record.before.toLowerCase() !== (earlier?.hash.toLowerCase() ?? '')) found.push('link_broken')
    if (earlier !== undefined && order === earlier.order) found.push('twice')
    else if (earlier !== undefined && order !== earlier.order + 1) found.push('gap')
    if (found.length === 0 && faults.length === 0) sound += 1
    faults.push(...found.map((kind) => ({ kind, id, order })))
  })
  return { records: sorted.length, sound, faults, last: sorted.at(-1)?.hash ?? '' }
}

/** The hash that a record's own content gives. */
export function sealed(
  { before, values }: Pick<SealedRecord, 'before' | 'values'>,
  join: string,
  sha256: (text: string) => string
): string {
  return sha256([before, ...values].join(join))
}
