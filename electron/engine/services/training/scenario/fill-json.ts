/** A template of JSON and the values of a story → JSON: a text that is one placeholder keeps its value's type, list items are repeated as they ask. */
import type { JsonTemplate } from '../../../../../shared/packs/json-template.ts'
import { copiesOf, type Chances } from './copies.ts'
import { fillValue, type Drawns } from './fill-text.ts'

/** Throws Error on an unknown name or an impossible number of copies. */
export function fillJson(template: JsonTemplate, drawn: Drawns, chances: Chances): unknown {
  if (template.kind === 'scalar') return fillValue(template.value, drawn)
  if (template.kind === 'list')
    return template.items.flatMap(({ repeat, each, value }) =>
      copiesOf(repeat, each, drawn, chances).map((own) => fillJson(value, own, chances))
    )
  return Object.fromEntries(template.members.map(([key, inner]) => [key, fillJson(inner, drawn, chances)]))
}
