/** The states a warning passes, as the steps of its card: where it stands, which lie behind it and on what day each was reached. Pure. */
import { disposalActions, disposalSteps, type WarningState } from '../../../shared/domain/disposal.ts'
import type { Step } from '../../widgets/Steps.tsx'

const whole: readonly WarningState[] = ['to_sign', 'to_verify', 'confirmed', 'handling', 'review', 'done', 'signed_off']

/** One act as the register keeps it. */
export interface HandlingAct {
  readonly action: string
  /** ISO date */
  readonly on: string
}

/** The way of a warning in `state`: a false alarm ends after verification, a lead handed over where it was handed over. Days as month and day. */
export function trackOf(
  state: string,
  acts: readonly HandlingAct[],
  word: (state: string) => string
): { readonly steps: readonly Step[]; readonly at: number } {
  const reached = new Map<string, string>()
  // the latest day counts: a file that was returned is in handling anew
  for (const { action, on } of acts.toSorted((a, b) => a.on.localeCompare(b.on))) {
    const known = disposalActions.find((one) => one === action)
    const to = known && disposalSteps[known].to
    if (to) reached.set(to, on)
    // what came again begins anew
    if (action === 'recur') reached.clear()
  }
  const line: readonly string[] = whole.some((one) => one === state)
    ? whole
    : [...whole.filter((one) => one === 'to_sign' || (one !== 'done' && one !== 'signed_off' && reached.has(one))), state]
  const at = line.indexOf(state)
  return { at, steps: line.map((one, index) => ({ label: word(one), note: index > at ? '' : (reached.get(one)?.slice(5) ?? '') })) }
}
