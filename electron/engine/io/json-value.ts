/** Reading values out of JSON of unknown shape: each look gives the value in the form asked for, or null when it has another. */

export type JsonObject = { readonly [key: string]: unknown }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member that is an object; an empty one when it is not. */
export function objectIn(value: JsonObject, key: string): JsonObject {
  const found = value[key]
  return isObject(found) ? found : {}
}

/** A member that is a list; null when it is not. */
export function listIn(value: JsonObject, key: string): readonly unknown[] | null {
  const found = value[key]
  return Array.isArray(found) ? found : null
}

/** A member that is text. `strict`: numbers are no text (as Cardinal reads); else they are written out, as spreadsheets turn codes into numbers. */
export function textIn(value: JsonObject, key: string, strict: boolean): string | null {
  const found = value[key]
  if (typeof found === 'string') return found
  return !strict && typeof found === 'number' ? String(found) : null
}

/** A member that is a number. Not `strict`: anything else that is there is given as it is, for the mapping to judge. */
export function numberIn(value: JsonObject, key: string, strict: boolean): number | string | null {
  const found = value[key]
  if (typeof found === 'number') return found
  return strict || typeof found !== 'string' || found.trim() === '' ? null : found
}
