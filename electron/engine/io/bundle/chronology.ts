/**
 * The order of events as one line with dots, for print: time runs true to scale, marked events are filled squares, labels keep out of each other's way on
 * two tiers above and two below. Events that find no room keep their dot; the table beneath lists all of them.
 */
import { escapeHtml, textWidth } from './typeset.ts'

export interface Event {
  readonly on: string
  readonly label: string
  readonly marked: boolean
}

const left = 20
const right = 604
const axis = 58
const tiers = [
  { y: 42, from: axis - 6 },
  { y: 84, from: axis + 6 },
  { y: 20, from: axis - 6 },
  { y: 106, from: axis + 6 }
] as const

export const chronologyHeight = 124

const dayOf = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000

/** Inline SVG without styles (the page's policy allows none); null with fewer than two dated events. */
export function drawChronology(events: readonly Event[]): string | null {
  const dated = events.filter((event) => Number.isFinite(dayOf(event.on))).toSorted((a, b) => dayOf(a.on) - dayOf(b.on))
  const first = dated[0]
  const last = dated.at(-1)
  if (first === undefined || last === undefined || dated.length < 2) return null
  const span = Math.max(1, dayOf(last.on) - dayOf(first.on))
  const severalYears = first.on.slice(0, 4) !== last.on.slice(0, 4)
  const taken: { readonly tier: number; readonly from: number; readonly to: number }[] = []
  const stems: string[] = []
  const labels: string[] = []
  const dots = dated.map((event) => {
    const x = left + 24 + ((dayOf(event.on) - dayOf(first.on)) / span) * (right - left - 48)
    return { event, x }
  })
  // marked events choose their place first
  for (const { event, x } of dots.toSorted((a, b) => Number(b.event.marked) - Number(a.event.marked))) {
    const name = event.label.length > 9 ? `${event.label.slice(0, 8)}…` : event.label
    const text = `${event.on.slice(severalYears ? 0 : 5, 10)} ${name}`
    const half = (textWidth(text) * 11.4) / 2 + 3
    const centre = Math.min(Math.max(x, half), 624 - half)
    const tier = tiers.findIndex((_, at) => taken.every((each) => each.tier !== at || each.to < centre - half || each.from > centre + half))
    const place = tiers[tier]
    if (place === undefined) continue
    taken.push({ tier, from: centre - half, to: centre + half })
    const stemEnd = place.y < axis ? place.y + 4 : place.y - 12
    stems.push(`<path d="M${x.toFixed(1)} ${place.from}V${stemEnd}" stroke="#999" stroke-width=".7"/>`)
    labels.push(
      `<text x="${centre.toFixed(1)}" y="${place.y}" font-size="11" text-anchor="middle" font-weight="${event.marked ? 600 : 400}" fill="#000" stroke="#fff" stroke-width="4" paint-order="stroke">${escapeHtml(text)}</text>`
    )
  }
  const marks = dots.map(({ event, x }) =>
    event.marked
      ? `<rect x="${(x - 5).toFixed(1)}" y="${axis - 5}" width="10" height="10" fill="#000"/>`
      : `<circle cx="${x.toFixed(1)}" cy="${axis}" r="4.5" fill="#fff" stroke="#000" stroke-width="1.5"/>`
  )
  return `<svg viewBox="0 0 624 ${chronologyHeight - 8}" width="624" height="${chronologyHeight - 8}" role="img"><path d="M${left} ${axis}H${right}" stroke="#000"/>${stems.join('')}${labels.join('')}${marks.join('')}</svg>`
}
