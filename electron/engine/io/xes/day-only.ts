/**
 * Days without an hour in an event log. Ledgers often know only the day, XES only points in time (IEEE 1849 §4.4): such a day goes out as its midnight
 * in Beijing with a child that says so, and comes in as the day again, so that no hour is made up on the way there and back.
 */
import type { XesAttribute } from './attribute.ts'

const mark: XesAttribute = { type: 'boolean', key: 'day_only', value: 'true', children: [] }
const isMark = ({ type, key, value }: XesAttribute): boolean => type === mark.type && key === mark.key && value === mark.value

/** As a log has it: a bare day becomes a point in time with its mark; everything else stays. */
export function withMidnight(attribute: XesAttribute): XesAttribute {
  const { type, value, children } = attribute
  if (type !== 'date' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return attribute
  return { ...attribute, value: `${value}T00:00:00+08:00`, children: [...children, mark] }
}

/** As we keep it: a marked point in time becomes the bare day. */
export function withoutMidnight(attribute: XesAttribute): XesAttribute {
  const { type, value, children } = attribute
  if (type !== 'date' || !children.some(isMark)) return attribute
  return { ...attribute, value: value.slice(0, 10), children: children.filter((child) => !isMark(child)) }
}
