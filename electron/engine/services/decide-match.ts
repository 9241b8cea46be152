/**
 * Answers to proposed pairs: confirmed, rejected, taken back. An answer may not contradict another: what was told apart cannot become one by
 * way of a third, and two valid credit codes or id numbers never end in one group.
 */
import { codesForbid, partyTraits, type PartyRecord } from '../../../shared/domain/match/compare-parties.ts'
import { groupsOf } from '../../../shared/domain/match/join-same.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { entriesById, matchesById, matchesIn, type MatchRecord } from '../queries/match.ts'
import type { Session } from '../session.ts'
import type { WritableDB } from '../vault/connection.ts'
import { run, sql, transaction } from '../vault/sql.ts'
import { refreshAliases } from './refresh-aliases.ts'

export interface MatchOutcome {
  readonly done: readonly number[]
  readonly refused: readonly { readonly id: number; readonly zh: string; readonly en: string }[]
}
type Refusal = Omit<MatchOutcome['refused'][number], 'id'>

/** Answers the pairs one after the other; what may not be is told, the rest is done. */
export function decideMatches(
  session: Session,
  { ids, answer, reason }: { readonly ids: readonly number[]; readonly answer: 'confirm' | 'reject'; readonly reason: string },
  at: string
): MatchOutcome {
  const { writer } = session.vault
  return transaction(writer, () => {
    const done: number[] = []
    const refused: MatchOutcome['refused'][number][] = []
    for (const id of ids) {
      const [match] = matchesById(writer, [id])
      const refusal = match === undefined ? unknown : refusalOf(writer, match, answer)
      if (match === undefined || refusal !== null) {
        refused.push({ id, ...(refusal ?? unknown) })
        continue
      }
      const state = answer === 'confirm' ? 'confirmed' : 'rejected'
      const { account } = session.vault
      run(writer, sql`UPDATE sys_match SET state = ${state}, at = ${at}, account = ${account}, reason = ${reason} WHERE id = ${id}`)
      keepAnswer(session, match, answer, reason, at)
      done.push(id)
    }
    if (done.length > 0) refreshAliases(writer, session.packs)
    return { done, refused }
  })
}

/** Takes an answer back: the pair is open again. Throws `unknown_id` when it has none. */
export function undoMatch(session: Session, id: number, reason: string, at: string): void {
  const { writer } = session.vault
  transaction(writer, () => {
    const [match] = matchesById(writer, [id])
    if (match === undefined || match.state === 'proposed')
      throw new AppError('unknown_id', `没有这条认定，或已撤回：${id}。`, { next: '请刷新清单。' })
    run(writer, sql`UPDATE sys_match SET state = 'proposed', at = '', account = '', reason = '' WHERE id = ${id}`)
    keepAnswer(session, match, 'undo', reason, at)
    refreshAliases(writer, session.packs)
  })
}

const unknown: Refusal = { zh: '清单中已没有这一对', en: 'this pair is no longer listed' }

function refusalOf(writer: WritableDB, match: MatchRecord, answer: 'confirm' | 'reject'): Refusal | null {
  if (match.state !== 'proposed') return { zh: '已经认定过，先撤回再改', en: 'answered already; take it back first' }
  const confirmed = matchesIn(writer, 'confirmed', match.kind).map(({ left, right }) => [left, right] as const)
  const groupWith = (pairs: readonly (readonly [string, string])[]): ReadonlySet<string> =>
    new Set(groupsOf(pairs).find((group) => group.includes(match.left)))
  if (answer === 'reject') {
    return groupWith(confirmed).has(match.right)
      ? {
          zh: '经其他已确认的条目，两者已是同一对象；先撤回其中一条',
          en: 'other confirmed pairs make them one; take one of those back first'
        }
      : null
  }
  const group = groupWith([...confirmed, [match.left, match.right]])
  if (matchesIn(writer, 'rejected', match.kind).some(({ left, right }) => group.has(left) && group.has(right)))
    return { zh: '与已否定的认定冲突：会把认定为不同的两者并为一个', en: 'it would join two that were told apart' }
  const entries = entriesById(writer, match.kind, [...group])
  if (!entries.has(match.left) || !entries.has(match.right))
    return { zh: '其中一条已不在库中', en: 'one of the two is no longer in the register' }
  return numbersDiffer(match.kind, [...entries.values()])
    ? { zh: '会把代码或证件号不同的对象并为一个', en: 'it would join entries whose codes or id numbers differ' }
    : null
}

function numbersDiffer(kind: MatchRecord['kind'], entries: readonly Readonly<Record<string, unknown>>[]): boolean {
  if (kind === 'person') return new Set(entries.map((row) => row['id_hash']).filter((hash) => hash !== null && hash !== '')).size > 1
  const traits = entries.map((row) => partyTraits(row as unknown as PartyRecord))
  return traits.some((a, at) => traits.slice(at + 1).some((b) => codesForbid(a, b)))
}

function keepAnswer(session: Session, match: MatchRecord, answer: 'confirm' | 'reject' | 'undo', reason: string, at: string): void {
  const { writer, account } = session.vault
  const entries = entriesById(writer, match.kind, [match.left, match.right])
  const [left, right] = [match.left, match.right].map((id) => String(entries.get(id)?.['name'] ?? ''))
  run(
    writer,
    sql`INSERT INTO sys_match_answer (match_id, kind, left_id, right_id, left_name, right_name, answer, score, reasons, reason, at, account)
        VALUES (${match.id}, ${match.kind}, ${match.left}, ${match.right}, ${left ?? ''}, ${right ?? ''}, ${answer}, ${match.score}, ${JSON.stringify(match.reasons)}, ${reason}, ${at}, ${account})`
  )
  const action = answer === 'undo' ? 'match.undo' : 'match.decide'
  session.vault.audit({
    action,
    subject: `${match.kind}/${match.id}`,
    detail: { answer, left: left ?? '', right: right ?? '', score: match.score, reason }
  })
}
