/** Small shapes that several commands share: words in two languages, where a row stands, a warning in one line. */
import * as z from 'zod'
import { levels } from '../command.ts'

export const bilingual = z.strictObject({ zh: z.string(), en: z.string() })
/** file, sheet and line of a source row; null for what has none (typed in, derived) */
export const sourceRef = z.strictObject({ file: z.string(), sheet: z.string(), line: z.number().int() }).nullable()
export const warningRef = z.strictObject({ id: z.string(), level: levels, name: bilingual, state: z.string(), sentence: bilingual })
