/** Texts of a scenario with {name} and {name.part} in them: values in, cells out. */
import { dateOf, type DayNumber } from '../../../../../shared/packs/calendar.ts'
import type { CellValue } from '../../../io/table-file.ts'
import { ticked } from '../ledger.ts'

/** A day is kept apart from a number: it shows as an ISO date and moves by days. */
export class DrawnDay {
  readonly day: DayNumber

  constructor(day: DayNumber) {
    this.day = day
  }
}
export type Scalar = string | number | boolean | null
export type Drawn = Scalar | DrawnDay | Readonly<Record<string, Scalar>>
export type Drawns = ReadonlyMap<string, Drawn>

/** The value of `name` or `name.part`. Throws Error when nothing is drawn under it. */
export function valueOf(path: string, drawn: Drawns): Scalar {
  const [name = '', part] = path.split('.')
  const value = drawn.get(name)
  if (value === undefined) throw new Error(`没有名为“${name}”的取值`)
  if (value instanceof DrawnDay) return dateOf(value.day)
  if (typeof value !== 'object' || value === null) {
    if (part !== undefined) throw new Error(`“${name}”没有“${part}”`)
    return value
  }
  const inner = value[part ?? 'name']
  if (inner === undefined) throw new Error(`“${name}”没有“${part ?? 'name'}”`)
  return inner
}

const wholly = /^\{([a-z][a-z0-9_]*(?:\.[a-z_]+)?)\}$/
const holders = /\{([a-z][a-z0-9_]*(?:\.[a-z_]+)?)\}/g

/** A text that is one placeholder becomes that value, of its own type; others are filled in; what is no text stays. */
export function fillValue(template: Scalar, drawn: Drawns): Scalar {
  if (typeof template !== 'string') return template
  const whole = wholly.exec(template)?.[1]
  return whole === undefined ? fillText(template, drawn) : valueOf(whole, drawn)
}

/** The same for a cell of a ledger, where yes and no are ticked in words. */
export function fillCell(template: Scalar, drawn: Drawns): CellValue {
  const value = fillValue(template, drawn)
  return typeof value === 'boolean' ? ticked(value) : value
}

export function fillText(template: string, drawn: Drawns): string {
  return template.replaceAll(holders, (_all, path: string) => String(valueOf(path, drawn) ?? ''))
}
