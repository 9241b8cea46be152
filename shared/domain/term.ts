/** What an office sets aside for a time (a warning as an exception, a deviation as accepted): whether it holds on a day. Pure. */

/** As it is said: texts are trimmed, `docNo` may be ''. */
export interface Term {
  readonly reason: string
  readonly approver: string
  readonly docNo: string
  /** ISO days, both included */
  readonly from: string
  readonly to: string
}

export const termStates = ['active', 'not_yet', 'expired', 'ended'] as const
type TermState = (typeof termStates)[number]

/** Days ISO, both included; `endedAt` '' while nobody ended it. */
export function termState(
  { endedAt, from, to }: { readonly endedAt: string; readonly from: string; readonly to: string },
  day: string
): TermState {
  if (endedAt !== '') return 'ended'
  if (to < day) return 'expired'
  return from > day ? 'not_yet' : 'active'
}
