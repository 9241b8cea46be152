/**
 * JSON with {name} in its texts, as a scenario writes what one line of a jsonl file holds. An item of a list may say `repeat` and `each`, as a row
 * does: it stands in the list as often as that says. Compiled when the pack is read, so that a slip is told with its place.
 */
import * as z from 'zod'
import { repeatCount, scenarioDraws, type ScenarioDraws } from './scenario-draw.ts'

export type JsonScalar = string | number | boolean | null
export interface JsonItem {
  readonly repeat: number | string
  readonly each: ScenarioDraws
  readonly value: JsonTemplate
}
export type JsonTemplate =
  | { readonly kind: 'scalar'; readonly value: JsonScalar }
  | { readonly kind: 'list'; readonly items: readonly JsonItem[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, JsonTemplate])[] }

type Json = z.infer<ReturnType<typeof z.json>>
type JsonObject = Readonly<Record<string, Json>>
type Place = readonly (string | number)[]
const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object with its texts still to be filled in. */
export const jsonTemplate = z.record(z.string(), z.json()).transform((value, context) => compiled(value, [], context))

function compiled(value: Json, path: Place, context: z.RefinementCtx): JsonTemplate {
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item, at) => itemOf(item, [...path, at], context)) }
  if (!isObject(value)) return { kind: 'scalar', value }
  if ('repeat' in value || 'each' in value)
    context.addIssue({ code: 'custom', message: 'repeat 和 each 只能写在列表的项里', path: [...path] })
  return { kind: 'object', members: Object.entries(value).map(([key, inner]) => [key, compiled(inner, [...path, key], context)]) }
}

function itemOf(item: Json, path: Place, context: z.RefinementCtx): JsonItem {
  if (!isObject(item)) return { repeat: 1, each: {}, value: compiled(item, path, context) }
  const { repeat = 1, each = {}, ...rest } = item
  const [often, drawn] = [repeatCount.safeParse(repeat), scenarioDraws.safeParse(each)]
  if (!often.success) context.addIssue({ code: 'custom', message: 'repeat 应是正整数或前面取值的名字', path: [...path, 'repeat'] })
  if (!drawn.success) context.addIssue({ code: 'custom', message: 'each 中有不认识的取值写法', path: [...path, 'each'] })
  return { repeat: often.data ?? 1, each: drawn.data ?? {}, value: compiled(rest, path, context) }
}
