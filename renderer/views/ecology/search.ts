/** What a link to political ecology carries: the part, the period, the filters, what is chosen in it, and the source row opened from there (`dataset/id`). */
import * as z from 'zod'
import { quietFigures } from '../../../shared/domain/quiet-places.ts'
import { bandIds } from '../../../shared/packs/indicator/tree.ts'

const text = z.string().min(1).max(200).optional().catch(undefined)
const texts = z.array(z.string().min(1).max(200)).max(100).optional().catch(undefined)

export const parts = ['map', 'matrix', 'bars', 'unit', 'county', 'snapshots', 'tree', 'villages', 'drive'] as const
export type EcologyPart = (typeof parts)[number]

export const search = z.object({
  part: z.enum(parts).optional().catch(undefined),
  period: z
    .string()
    .regex(/^\d{4}(?:Q[1-4]|-(?:0[1-9]|1[0-2]))?$/)
    .optional()
    .catch(undefined),
  kinds: texts,
  /** kinds of clean-governance unit; '-' stands for none */
  cleans: texts,
  /** Of the ranking: within what units stand. */
  group: z.enum(['kind', 'clean']).optional().catch(undefined),
  regions: texts,
  bands: z.array(z.enum(bandIds)).optional().catch(undefined),
  /** Of the map: a tile's colour is the mean of its units or the worst of them; of which first-level indicator, else the whole. */
  by: z.enum(['mean', 'worst']).optional().catch(undefined),
  first: text,
  region: text,
  /** Borders that the office brought, instead of tiles. */
  map: text,
  /** Of the matrix. */
  level: z.number().int().min(1).max(4).optional().catch(undefined),
  sort: z.enum(['kind', 'clean', 'region', 'score', 'indicator']).optional().catch(undefined),
  table: z.boolean().optional().catch(undefined),
  /** Of villages: the township ('-' of those without, '*' of all) and what is looked at of it. */
  township: text,
  figure: z
    .enum([...quietFigures, 'places', 'without', 'unknown', 'unplaced'])
    .optional()
    .catch(undefined),
  unit: text,
  indicator: text,
  row: z
    .string()
    .max(401)
    .regex(/^[^/]+\/.+$/)
    .optional()
    .catch(undefined),
  /** Version of the tree that is read. */
  version: z.number().int().optional().catch(undefined)
})
export type EcologySearch = z.infer<typeof search>
