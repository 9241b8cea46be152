/**
 * How a command is declared. One declaration is the whole truth about it: input, output, whether a vault must be open, whether it is a job
 * (long work that answers at once with a job number and reports by events; `result` is then what its last event carries).
 */
import * as z from 'zod'

export interface Command<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, R extends z.ZodType | null = z.ZodType | null> {
  readonly in: I
  readonly out: O
  /** a vault must be open */
  readonly open: boolean
  /** what a job's done event carries; null for commands that answer at once */
  readonly result: R
}

/** Answers at once, needs an open vault. */
export function query<I extends z.ZodType, O extends z.ZodType>(input: I, out: O): Command<I, O, null> {
  return { in: input, out, open: true, result: null }
}
/** Answers at once, also while no vault is open. */
export function free<I extends z.ZodType, O extends z.ZodType>(input: I, out: O): Command<I, O, null> {
  return { in: input, out, open: false, result: null }
}
const started = z.strictObject({ job: z.string() })
/** Long work on the open vault. */
export function job<I extends z.ZodType, R extends z.ZodType>(input: I, result: R): Command<I, typeof started, R> {
  return { in: input, out: started, open: true, result }
}
/** Long work that needs no open vault. */
export function freeJob<I extends z.ZodType, R extends z.ZodType>(input: I, result: R): Command<I, typeof started, R> {
  return { in: input, out: started, open: false, result }
}

export const nothing = z.strictObject({})
export const language = z.enum(['zh', 'en'])
export const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(100) }
export const handle = z.string().min(1).max(100)
export const id = z.string().min(1).max(200)
export const shortText = z.string().max(500)
export const longText = z.string().max(50_000)
export const isoDate = z.iso.date()
/** A period of the index: `2026`, `2026Q3`, `2026-09`. */
export const periodId = z.string().regex(/^\d{4}(?:Q[1-4]|-(?:0[1-9]|1[0-2]))?$/u)
export const levels = z.enum(['red', 'orange', 'yellow'])
/** A file the engine keeps for the person to save (shell.saveFile) or, from the command line, has written where told. */
export const keptFile = z.strictObject({ handle: z.string(), name: z.string(), bytes: z.number().int(), sha256: z.string() })
