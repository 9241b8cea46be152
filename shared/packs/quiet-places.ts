/**
 * The schema of quiet-places.yaml: of which places it is told whether anyone accused them in a period (systems.md B6), beside how what came in was
 * handled there. Which dataset, which fields, what binds in time: all told by a pack, so that the engine knows no ledger by name.
 */
import * as z from 'zod'
import { bilingual, identifier, slug, sourceMark } from './pack-words.ts'

const words = z.array(z.string()).min(1)
/** field → values that it may hold; '' stands for a field that is not filled */
const holds = z.record(identifier, words)
export const quietPlaces = z.strictObject({
  id: slug,
  name: bilingual,
  /** kinds of unit that are places; the unit above each is where it is counted */
  places: words,
  dataset: identifier,
  /** the day by which a row belongs to a period */
  day: identifier,
  /** rows that accuse; one whose field is empty or holds a value of no code might */
  accuses: z.strictObject({ field: identifier, values: words }),
  /** whom a row is about: fields that hold a unit, fields that hold a person of one */
  about: z.strictObject({ units: z.array(identifier).default([]), people: z.array(identifier).default([]) }),
  /** the unit that handles it */
  handler: identifier,
  /** which rows have a limit, and the limit in calendar days between two fields; `more`: an extension with its paper */
  time: z.strictObject({
    only: holds.default({}),
    unless: holds.default({}),
    from: identifier,
    to: identifier,
    days: z.number().int().positive(),
    more: z.strictObject({ days: identifier, paper: identifier, most: z.number().int().min(0) }).optional(),
    basis: z.string().min(1),
    mark: sourceMark
  }),
  /** the same one with the same topic came before: the first field that is filled tells who */
  repeated: z.strictObject({ who: z.array(identifier).min(1), topic: identifier }),
  rating: z.strictObject({ field: identifier, good: words })
})
export type QuietPlaces = z.output<typeof quietPlaces>
export const quietPlacesFile = z.strictObject({ quiet_places: z.array(quietPlaces).min(1) })
