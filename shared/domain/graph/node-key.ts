/** A node's name in addresses and answers: its kind, a tilde, its id or value. One text, so that maps and links need no pairs. */
export interface NodeRef {
  readonly kind: string
  readonly id: string
}

/** `party`, `94ef` → `party~94ef`. A value may hold any sign; only the first tilde divides. */
export const nodeKey = ({ kind, id }: NodeRef): string => `${kind}~${id}`

/** The reverse; null when it is none. */
export function parseNodeKey(key: string): NodeRef | null {
  const at = key.indexOf('~')
  return at <= 0 || at === key.length - 1 ? null : { kind: key.slice(0, at), id: key.slice(at + 1) }
}

/** `13912345678` → `139****5678`; short values keep their last sign only. */
export function maskValue(value: string): string {
  const signs = [...value]
  return signs.length >= 8
    ? `${signs.slice(0, 3).join('')}****${signs.slice(-4).join('')}`
    : `${'*'.repeat(Math.max(signs.length - 1, 1))}${signs.at(-1) ?? ''}`
}
