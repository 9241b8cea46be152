/**
 * Makes what 行权 reads when rows have changed: the facts of power and the sums of spending. It is a job, so that the window shows how far it is and
 * can stop it, and locking waits for it; whoever asks meanwhile waits for the same one.
 */
import type { EngineContext } from '../../context.ts'
import type { JobControl } from '../../job-board.ts'
import type { Session } from '../../session.ts'
import { workInSlices, type Piece } from '../work-in-slices.ts'
import { refreshSpend, spendIsFresh } from './rank-spending.ts'
import { markedIsFresh, refreshMarked } from './refresh-marked.ts'
import { powerIsFresh, refreshPower } from './refresh-power.ts'

interface Making {
  readonly job: string
  readonly made: Promise<unknown>
}
const underWay = new WeakMap<Session, Making>()

/** Whether everything is as the rows are now. */
export const powerIsMade = ({ vault: { reader }, calendar }: Session): boolean =>
  powerIsFresh(reader, calendar) && markedIsFresh(reader, calendar) && spendIsFresh(reader)

/** The job under way, or a new one. `made` fails where the job fails or is stopped. */
export function makePower(context: EngineContext, session: Session): Making {
  const running = underWay.get(session)
  if (running !== undefined) return running
  let job = ''
  const made = new Promise<void>((resolve, reject) => {
    job = context.jobs.start('power.prepare', async (control) => {
      try {
        const result = await make(session, control)
        resolve()
        return result
      } catch (error) {
        reject(error as Error)
        throw error
      } finally {
        underWay.delete(session)
      }
    }).job
  })
  // where nobody waits for it, a job tells of its failure by its own event
  made.catch(() => undefined)
  const making = { job, made }
  underWay.set(session, making)
  return making
}

async function make(session: Session, { signal, progress }: JobControl): Promise<{ matters: number; payments: number }> {
  const { reader, writer } = session.vault
  const tell = (unit: 'items' | 'rows', zh: string, en: string) => ({
    signal,
    progress: (piece: Piece) => progress({ ...piece, unit, step: { zh, en } })
  })
  const matters = powerIsFresh(reader, session.calendar)
    ? 0
    : await workInSlices(session, refreshPower(writer, session.calendar), tell('items', '整理行权轨迹', 'Gathering the acts'))
  if (!markedIsFresh(reader, session.calendar))
    await workInSlices(session, refreshMarked(writer, session.calendar), tell('items', '整理标记', 'Gathering the marks'))
  const payments = spendIsFresh(reader)
    ? 0
    : await workInSlices(session, refreshSpend(writer), tell('rows', '汇总支出', 'Adding up spending'))
  return { matters, payments }
}
