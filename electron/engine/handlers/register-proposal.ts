/** What a register proposes from the vault's own rows, and the ticked ones made into entries. Both ask the runner, so both are jobs. */
import path from 'node:path'
import { sessionOf, type EngineContext } from '../context.ts'
import { RunnerLine } from '../runner-line.ts'
import { adoptProposals } from '../services/register/adopt-proposals.ts'
import { dayOfWork, openBook, registerOf } from '../services/register/open-book.ts'
import { proposeEntries, type Proposals } from '../services/register/propose-entries.ts'
import { viewProposals } from '../services/register/view-proposals.ts'
import { recount } from '../services/register/write-row.ts'
import { openingOf } from '../services/run-models.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import { transaction } from '../vault/sql.ts'
import type { Part } from './handler.ts'

const proposalTimeLimit = 60_000

export const registerProposalHandlers: Part<'register.propose' | 'register.adopt'> = {
  'register.propose': (input, context) => {
    const session = sessionOf(context)
    registerOf(session.packs, input.register)
    return context.jobs.start('register.propose', async (job) => {
      const found = await session.write(() => ask(session, context, input, job.signal))
      const book = openBook(session.vault.reader, session.packs, input.register, dayOf(session, context), session.calendar)
      return viewProposals(session, book, found, { asOf: dataDay(session, context), language: input.language })
    })
  },
  'register.adopt': (input, context) => {
    const session = sessionOf(context)
    registerOf(session.packs, input.register)
    return context.jobs.start('register.adopt', async (job) => {
      const made = await session.write(async () => {
        const { proposed } = await ask(session, context, input, job.signal)
        return transaction(session.vault.writer, () => {
          const now = nowOf(context)
          const by = input.by.trim() === '' ? session.vault.account : input.by.trim()
          const hand = { by, second: input.second.trim(), now, attachment: null }
          const book = openBook(session.vault.writer, session.packs, input.register, dayOf(session, context), session.calendar)
          const entries = adoptProposals(session, book, { proposed, ticked: input.take }, hand)
          for (const { no, causes } of entries) {
            const detail = { register: input.register, by, second: hand.second, causes }
            session.vault.audit({ action: 'register.add', subject: no, detail })
          }
          recount(session, [book.register.dataset, 'person'])
          return entries.map((entry) => ({ ...entry }))
        })
      })
      context.emit({ kind: 'changed', what: ['registers'] })
      return { made }
    })
  }
}

const nowOf = (context: EngineContext): string => context.deps.clock().toISOString()
const dayOf = (session: Session, context: EngineContext): string => dayOfWork(session, nowOf(context))
/** Spans are counted back from the day that the data reach to: what came in later is not there to be counted. */
const dataDay = (session: Session, context: EngineContext): string => readMeta(session.vault.reader, 'data_date') ?? dayOf(session, context)

async function ask(
  session: Session,
  context: EngineContext,
  input: { readonly register: string; readonly params: Readonly<Record<string, string | number | boolean>> },
  signal: AbortSignal
): Promise<Proposals> {
  const { spawnRunner, nativeBinding, resources, modelTimeLimit = proposalTimeLimit } = context.deps
  const opening = () => openingOf(session.vault, { calendars: path.join(resources, 'calendars'), nativeBinding })
  const line = new RunnerLine({ spawnRunner, opening, warm: session.runners, timeLimitMs: modelTimeLimit, signal })
  try {
    const book = openBook(session.vault.writer, session.packs, input.register, dayOf(session, context), session.calendar)
    return await proposeEntries(session, book, { asOf: dataDay(session, context), overrides: input.params, line })
  } finally {
    line.close()
  }
}
