/**
 * Who stands above a firm by its shares. A way up is a chain of holdings; what a holder has through it is the product of the shares, and over
 * several ways their sum. A holding whose share is not on record makes the ways through it unknown: never zero. Firms that hold one another in a
 * circle are shown as such, and a way does not run through the same firm twice, so a circle's sum is a lower bound.
 */

/** `share`: per cent of the firm, null when not on record. */
export interface Stake {
  readonly holder: string
  readonly held: string
  readonly share: number | null
}
export interface HoldingWay {
  /** from the holder down to the firm */
  readonly nodes: readonly string[]
  /** per cent; null when a share on the way is not on record */
  readonly share: number | null
}
export interface Holder {
  readonly node: string
  readonly ways: readonly HoldingWay[]
  /** per cent over all ways whose shares are known; null when none is */
  readonly share: number | null
  /** some way's share is not on record */
  readonly partly: boolean
  /** nobody on record holds it in turn */
  readonly ultimate: boolean
}
export interface Ownership {
  /** the largest known share first, unknown ones last */
  readonly holders: readonly Holder[]
  /** each begins and ends with the same node */
  readonly circles: readonly (readonly string[])[]
  /** false: there were more ways than were followed */
  readonly complete: boolean
}
const mostWays = 5000

/** Everyone above `firm`, at most `maxSteps` holdings up. Several stakes of one holder in one firm are added. */
export function ownershipOf(firm: string, stakes: readonly Stake[], maxSteps = 10): Ownership {
  const above = new Map<string, Map<string, number | null>>()
  for (const { holder, held, share } of stakes) {
    const holders = above.get(held) ?? new Map<string, number | null>()
    above.set(held, holders)
    const known = holders.get(holder)
    holders.set(holder, known === undefined ? share : known === null || share === null ? null : known + share)
  }
  const ways = new Map<string, HoldingWay[]>()
  const circles = new Map<string, readonly string[]>()
  let followed = 0
  const climb = (nodes: readonly string[], share: number | null): void => {
    const [top = firm] = nodes
    for (const [holder, part] of [...(above.get(top) ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      if (followed >= mostWays) return
      const place = nodes.indexOf(holder)
      if (place >= 0) {
        const circle = [holder, ...nodes.slice(0, place + 1)]
        circles.set(circle.slice(1).toSorted().join(' '), circle)
        continue
      }
      followed += 1
      const product = share === null || part === null ? null : (share * part) / 100
      const way = { nodes: [holder, ...nodes], share: product }
      ways.set(holder, [...(ways.get(holder) ?? []), way])
      if (nodes.length < maxSteps) climb(way.nodes, product)
    }
  }
  climb([firm], 100)
  const holders = [...ways].map(([node, own]): Holder => {
    const known = own.flatMap(({ share }) => (share === null ? [] : [share]))
    return {
      node,
      ways: own,
      share: known.length === 0 ? null : known.reduce((sum, share) => sum + share, 0),
      partly: known.length < own.length,
      ultimate: (above.get(node)?.size ?? 0) === 0
    }
  })
  return {
    holders: holders.toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1) || (a.node < b.node ? -1 : 1)),
    circles: [...circles.values()],
    complete: followed < mostWays
  }
}
