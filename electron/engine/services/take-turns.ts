/**
 * Long reading that nobody has to stand still for: after every slice the engine answers whatever else is asked. For work that only reads; what writes
 * goes by work-in-slices.ts. Read from `Vault.asOfNow`, else what is written between two slices stands in one half of the answer.
 */
import { setImmediate } from 'node:timers/promises'

/** Milliseconds until others get their turn. */
const sliceMs = 15

export type Turn = () => Promise<void>

/** Await what this gives after every small piece of the work: mostly it goes on at once. */
export function takeTurns(): Turn {
  let until = performance.now() + sliceMs
  return async () => {
    if (performance.now() < until) return
    await setImmediate()
    until = performance.now() + sliceMs
  }
}
