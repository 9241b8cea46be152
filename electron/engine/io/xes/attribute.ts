/** What an XES log (IEEE 1849) is made of, as data: attributes with their types and children, and what its head declares. */

/** Types of IEEE 1849; `container` of earlier versions reads as a list. */
export const xesTypes = ['string', 'date', 'int', 'float', 'boolean', 'id', 'list'] as const
export type XesType = (typeof xesTypes)[number]

/** Values stay as written, so that nothing is lost between two logs. A list has no value; its members stand in `children`, in order. */
export interface XesAttribute {
  readonly type: XesType
  readonly key: string
  readonly value: string
  readonly children: readonly XesAttribute[]
}

/** All that stands in a log before its traces. */
export interface XesHead {
  readonly extensions: readonly { readonly name: string; readonly prefix: string; readonly uri: string }[]
  readonly globals: readonly { readonly scope: 'trace' | 'event'; readonly attributes: readonly XesAttribute[] }[]
  readonly classifiers: readonly { readonly name: string; readonly keys: string }[]
  readonly attributes: readonly XesAttribute[]
}

/** An event, with the line where it begins. */
export interface XesEvent {
  readonly line: number
  readonly attributes: readonly XesAttribute[]
}

/** A trace, with the line where it begins. Events that stand outside any trace come as a trace of their own without attributes. */
export interface XesTrace {
  readonly line: number
  readonly attributes: readonly XesAttribute[]
  readonly events: readonly XesEvent[]
}
