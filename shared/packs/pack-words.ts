/** What every file of a pack is made of: names and ids, words in both languages, levels, and how far a statement may be trusted. */
import * as z from 'zod'

/** Stable lower-case identifier, usable as a table or column name on SQLite, DuckDB and PostgreSQL. */
export const identifier = z.string().regex(/^[a-z][a-z0-9_]{0,47}$/)
/** Stable id of a model, mapping or pack: lower-case words joined by hyphens. */
export const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
export const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export const bilingualList = z.strictObject({ zh: z.array(z.string().min(1)), en: z.array(z.string().min(1)) })
/** How far a statement may be trusted (domain.md §0): verified, public page, general knowledge, local parameter. */
export const sourceMark = z.enum(['V', 'P', 'K', 'L'])

export const levelNames = ['red', 'orange', 'yellow'] as const
export type LevelName = (typeof levelNames)[number]
