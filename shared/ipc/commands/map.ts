/** Commands of maps and pictures: borders brought from a file, and a picture kept with its stamp in the register of exports. */
import * as z from 'zod'
import { handle, id, keptFile, nothing, query, shortText } from '../command.ts'

const shape = z.strictObject({
  /** region of this vault that the area is; null when none matches */
  region: z.string().nullable(),
  name: z.string(),
  code: z.string(),
  path: z.string(),
  x: z.number(),
  y: z.number()
})
const shapeMap = z.strictObject({
  id: z.string(),
  name: z.string(),
  file: z.string(),
  sha256: z.string(),
  at: z.string(),
  account: z.string(),
  width: z.number(),
  height: z.number(),
  shapes: z.array(shape),
  /** regions of this vault that no area shows */
  absent: z.array(z.string())
})
export type ShapeMapView = z.infer<typeof shapeMap>
/** A picture of at most 20 MB in base64: PNG by its first bytes, SVG by `<svg`. */
const picture = z
  .string()
  .max(28_000_000)
  .regex(/^(?:iVBORw0KGgo|PHN2Z[w-z])[A-Za-z0-9+/]*={0,2}$/u)

export const mapCommands = {
  'map.list': query(nothing, z.strictObject({ maps: z.array(shapeMap) })),
  'map.import': query(
    z.strictObject({ file: handle, name: shortText.min(1) }),
    z.strictObject({ id: z.string(), areas: z.number().int(), matched: z.number().int() })
  ),
  'map.remove': query(z.strictObject({ id }), nothing),
  /** keeps a picture that the window drew; `filter` says in words what it shows */
  'picture.keep': query(
    z.strictObject({ name: shortText.min(1), format: z.enum(['svg', 'png']), data: picture, filter: shortText }),
    keptFile
  )
}
