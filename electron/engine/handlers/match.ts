/** Entries of the registers that may be the same: proposals, answers and their history. */
import { sessionOf, type EngineContext } from '../context.ts'
import { answerPage, matchCounts, matchPage } from '../queries/match.ts'
import { decideMatches, undoMatch } from '../services/decide-match.ts'
import { proposalsState, proposeMatches } from '../services/propose-matches.ts'
import { matchRows, reasonViews } from '../services/read-match.ts'
import type { NamesUnder, Part } from './handler.ts'

const now = (context: EngineContext): string => context.deps.clock().toISOString()

export const matchHandlers: Part<NamesUnder<'match'>> = {
  'match.propose': (_input, context) => {
    const session = sessionOf(context)
    return context.jobs.start('match.propose', async (job) => {
      const outcome = await session.write(() => proposeMatches(session, job, now(context)))
      context.emit({ kind: 'changed', what: ['imports'] })
      return outcome
    })
  },
  'match.page': ({ kind, state, offset, limit }, context) => {
    const { vault, packs } = sessionOf(context)
    const { rows, total } = matchPage(vault.reader, { kind, state }, offset, limit)
    return { rows: matchRows(vault.reader, packs, rows), total, counts: matchCounts(vault.reader), ...proposalsState(vault.reader) }
  },
  'match.decide': async (input, context) => {
    const session = sessionOf(context)
    const outcome = await session.write(() => decideMatches(session, input, now(context)))
    if (outcome.done.length > 0) context.emit({ kind: 'changed', what: ['warnings'] })
    return outcome
  },
  'match.undo': async ({ id, reason }, context) => {
    const session = sessionOf(context)
    await session.write(() => undoMatch(session, id, reason, now(context)))
    context.emit({ kind: 'changed', what: ['warnings'] })
    return {}
  },
  'match.history': ({ match, offset, limit }, context) => {
    const { rows, total } = answerPage(sessionOf(context).vault.reader, match, offset, limit)
    return { rows: rows.map((row) => ({ ...row, reasons: reasonViews(row.reasons) })), total }
  }
}
