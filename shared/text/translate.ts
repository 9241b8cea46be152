/**
 * The typed lookup behind every word on screen. Keys are `area.key`; `{name}` in a text is a parameter and the compiler asks for it;
 * `{n:row|rows}` in an English text picks the form for the count `n`. An unknown key cannot be written.
 */
import { plural } from './format.ts'

export type Area = { readonly [key: string]: string | Area }
/** The same keys with any words: what an English area has to satisfy. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> }
export type KeyOf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeyOf<T[K]>}` }[keyof T & string]
type TextAt<T, K extends string> = K extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? TextAt<T[Head], Rest>
    : never
  : K extends keyof T
    ? T[K]
    : never
type NamesIn<S> = S extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Bare}:${string}` ? Bare : Name) | NamesIn<Rest>
  : never
export type Params<T, K extends string> = { readonly [N in NamesIn<TextAt<T, K>>]: string | number }
/** `t('area.key')`, or with parameters `t('area.key', { n: 3 })`, as the text demands. */
export type Translate<T> = <K extends KeyOf<T>>(key: K, ...params: [NamesIn<TextAt<T, K>>] extends [never] ? [] : [Params<T, K>]) => string

/** Puts parameters into a text; a parameter that is not given stays visible as `{name}`. */
export function fillText(text: string, params: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)(?::([^{}|]*)\|([^{}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = params[name]
    if (value === undefined) return whole
    if (one !== undefined && many !== undefined) return plural(Number(value), one, many)
    return String(value)
  })
}

/** Finds the text of a dotted key in nested areas; undefined when the key leads nowhere. */
export function findText(areas: Area, key: string): string | undefined {
  let at: string | Area | undefined = areas
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined
  return typeof at === 'string' ? at : undefined
}
