/** Texts of a scenario with {name} and {name.part} in them: values in, cells out. */
import { dateOf, type DayNumber } from '../../../../../shared/packs/calendar.ts'
import type { CellValue } from '../../../io/table-file.ts'

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

/** A cell: a text that is one placeholder keeps its value's type. */
export function fillCell(template: Scalar, drawn: Drawns): CellValue {
  if (typeof template !== 'string') return typeof template === 'boolean' ? (template ? '是' : '否') : template
  const whole = wholly.exec(template)?.[1]
  if (whole !== undefined) {
    const value = valueOf(whole, drawn)
    return typeof value === 'boolean' ? (value ? '是' : '否') : value
  }
  return fillText(template, drawn)
}

export function fillText(template: string, drawn: Drawns): string {
  return template.replaceAll(holders, (_all, path: string) => String(valueOf(path, drawn) ?? ''))
}
