/**
 * What a command answers. Outcomes are values at the border: a Reply is either the value or one error out of a closed set, so that every
 * carrier (direct call, Electron port, loopback HTTP) and the command line tell the same story. Inside a room code throws AppError; the
 * dispatcher turns it into a Reply once.
 */
import * as z from 'zod'

/** The closed set of error codes. The command line maps each to an exit code (contracts.md §1) in `exitCodeOf`. */
export const errorCodes = [
  'usage', // the call itself is wrong: unknown command, junk input → 2
  'bad_file', // unreadable, not what it claims to be, broken at a line → 3
  'no_mapping', // no mapping fits the file's columns → 3
  'unknown_id', // a warning, case, matter … that is not in this vault → 3
  'bad_pack', // a pack that does not validate → 3
  'not_a_vault', // the folder holds no vault → 3
  'not_a_bundle', // → 3
  'newer_version', // made by a newer Lianjing; left untouched → 3
  'wrong_key', // passphrase or identity does not open it → 4
  'altered', // contents differ from what was signed or stored → 5
  'truncated', // → 5
  'corrupt', // the vault's file is damaged → 5
  'vault_exists', // → 1
  'vault_in_use', // another process holds it → 1
  'vault_locked', // unlock first → 1
  'disk_full', // → 1
  'file_changed', // the file changed while it was read → 1
  'cancelled', // → 1
  'time_limit', // → 1
  'no_printer', // no Chromium to print PDF with → 1
  'not_allowed', // → 1
  'conflict', // the state moved on meanwhile → 1
  'internal' // a fault of ours → 1
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** An error as every carrier shows it. `message` states what happened, `next` what to do; neither ever holds a secret or a stack. */
export const errorSchema = z.strictObject({
  code: z.enum(errorCodes),
  message: z.string(),
  file: z.string().optional(),
  sheet: z.string().optional(),
  line: z.number().int().optional(),
  column: z.union([z.string(), z.number().int()]).optional(),
  next: z.string().optional()
})
export type ErrorValue = z.infer<typeof errorSchema>

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorValue }

/** Thrown inside rooms; carries exactly what `ErrorValue` shows. */
export class AppError extends Error {
  readonly value: ErrorValue
  constructor(code: ErrorCode, message: string, where: Partial<Omit<ErrorValue, 'code' | 'message'>> = {}) {
    super(message)
    this.name = 'AppError'
    this.value = { code, message, ...where }
  }
}

/** The exit code of the command line for each error (contracts.md §1). */
export function exitCodeOf(code: ErrorCode): 1 | 2 | 3 | 4 | 5 {
  switch (code) {
    case 'usage':
      return 2
    case 'bad_file':
    case 'no_mapping':
    case 'unknown_id':
    case 'bad_pack':
    case 'not_a_vault':
    case 'not_a_bundle':
    case 'newer_version':
      return 3
    case 'wrong_key':
      return 4
    case 'altered':
    case 'truncated':
    case 'corrupt':
      return 5
    default:
      return 1
  }
}
