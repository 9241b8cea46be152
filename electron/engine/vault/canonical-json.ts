/**
 * One text for one value, so that a hash or a seal over JSON means the same on every machine: keys sorted by code unit, no spaces, undefined
 * members left out (the part of RFC 8785 that our values need: strings, finite numbers, booleans, null, arrays, objects).
 */
import { AppError } from '../../../shared/ipc/reply.ts'

/** The canonical text of a JSON value. Throws `internal` on what JSON cannot hold (NaN, functions, bigint). */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonicalJson(item === undefined ? null : item)).join(',')}]`
  if (typeof value === 'object' && (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
  }
  throw new AppError('internal', `无法写成规范 JSON 的值（${typeof value}）。`)
}
