/** The share of places without accusation, beside how what came in was handled. */
import { AppError } from '../../../shared/ipc/reply.ts'
import { parsePeriod } from '../../../shared/packs/indicator/period.ts'
import { sessionOf, type EngineContext } from '../context.ts'
import { readQuiet, readQuietRows } from '../services/quiet/read-quiet.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import type { NamesUnder, Part } from './handler.ts'

function groundOf(session: Session, context: EngineContext, asked: string) {
  const period = parsePeriod(asked)
  if (period === null) throw new AppError('usage', `“${asked}”不是期间。`, { next: '期间写作 2026Q3 或 2026-09。' })
  const asOf = readMeta(session.vault.reader, 'data_date') ?? context.deps.clock().toISOString().slice(0, 10)
  return { packs: session.packs, period, asOf }
}

export const quietHandlers: Part<NamesUnder<'quiet'>> = {
  'quiet.table': (input, context) => {
    const session = sessionOf(context)
    const ground = groundOf(session, context, input.period)
    return { period: ground.period.id, asOf: ground.asOf, shares: readQuiet(session.vault.reader, ground) }
  },
  'quiet.rows': (input, context) => {
    const session = sessionOf(context)
    const { share, group, figure } = input
    session.looked({ action: 'view.quiet', subject: share, detail: { period: input.period, group: group ?? '', figure } })
    return readQuietRows(session.vault.reader, groundOf(session, context, input.period), { share, group, figure })
  }
}
