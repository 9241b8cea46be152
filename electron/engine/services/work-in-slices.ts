/**
 * Long work on the vault that nobody has to stand still for: after every slice the engine answers whatever else is asked, and now and then what is
 * done is committed. The work is a generator that stops after every small piece; what it leaves at any commit must be known to be unfinished.
 */
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { JobControl } from '../job-board.ts'
import type { Session } from '../session.ts'
import { holdTransaction } from './import/hold-transaction.ts'

/** Pieces are added to a slice until this has passed. */
const sliceMs = 20
/** Other writes wait so long at most; a commit waits for the disk, so not after every slice. */
const longestHeldMs = 500
/** Nothing is answered during a commit: where one takes longer, less is gathered for the next. */
const commitMs = 25

export interface Piece {
  readonly done: number
  readonly total: number
}

/** Runs the work to its end and gives what it returns. Throws `cancelled` between two slices, and whatever the work throws. */
export async function workInSlices<T>(
  session: Session,
  work: Generator<Piece, T, undefined>,
  { signal, progress }: Pick<JobControl, 'signal'> & { readonly progress: (piece: Piece) => void }
): Promise<T> {
  let heldMs = longestHeldMs / 4
  let gathered = 0
  const hold = async (): Promise<{ readonly value: IteratorResult<Piece, T>; readonly commit: true }> => {
    const until = performance.now() + heldMs
    for (;;) {
      if (signal.aborted) throw new AppError('cancelled', '已取消，下次打开时重新整理。')
      const value = slice(work)
      if (value.done === true || performance.now() >= until) {
        gathered = performance.now()
        return { value, commit: true }
      }
      progress(value.value)
      await setImmediate()
    }
  }
  for (;;) {
    const last = await session.write(() => holdTransaction(session.vault.writer, hold))
    if (last.done === true) return last.value
    heldMs = performance.now() - gathered > commitMs ? Math.max(sliceMs, heldMs / 2) : Math.min(longestHeldMs, heldMs * 1.25)
    await setImmediate()
  }
}

function slice<T>(work: Generator<Piece, T, undefined>): IteratorResult<Piece, T> {
  const until = performance.now() + sliceMs
  for (;;) {
    const piece = work.next()
    if (piece.done === true || performance.now() >= until) return piece
  }
}
