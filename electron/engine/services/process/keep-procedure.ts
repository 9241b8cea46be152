/**
 * Procedures that an office lays down itself: a changed copy of a pack's or of one found in an event log, or one begun from nothing that takes a
 * kind of matter from the procedure its ledger names. Held together as a pack's are, kept as the next version with reason and approver, never
 * overwritten.
 */
import type { CommandOutput, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { Procedure } from '../../../../shared/packs/pack.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { procedureFault } from '../../packs/procedure-fault.ts'
import { matterKinds } from '../../queries/goes-by.ts'
import { insertProcedure, nodesInSteps, procedureVersions } from '../../queries/procedures.ts'
import type { Session } from '../../session.ts'
import { transaction } from '../../vault/sql.ts'
import { useOwnProcedures } from '../author/own-packs-of.ts'
import { remakeMarks } from './remake-marks.ts'

/** The procedure in force with its history. Throws `unknown_id`. */
export function readProcedure({ vault, packs }: Session, id: string): CommandOutput<'procedure.read'> {
  const procedure = packs.procedures.get(id)
  if (procedure === undefined) throw new AppError('unknown_id', `没有程序“${id}”。`)
  const shipped = packs.packs.some((pack) => pack.procedures.some((one) => one.id === id))
  const versions = procedureVersions(vault.reader, id).map(({ body, ...one }) => ({ ...one, ended: body === '' }))
  const takesFrom = procedure.takes === undefined ? null : (packs.procedures.get(procedure.takes.procedure)?.name ?? null)
  const takesKind = procedure.takes?.kind === undefined ? null : kindName(packs, procedure.takes.kind)
  return { procedure, takesFrom, takesKind, shipped, own: versions[0]?.ended === false, versions }
}

/** The name that a pack gives a kind of matter; else the kind is its own name, as the ledger has it. */
const kindName = (packs: PackSet, kind: string) => packs.datasets['matter']?.fields['kind']?.codes?.[kind] ?? { zh: kind, en: kind }

/** Kinds of matter that a procedure of the office's own may take: those whose ledger names a procedure, with how many there are. */
export function readKinds({ vault, packs }: Session): CommandOutput<'procedure.kinds'> {
  const kinds = matterKinds(vault.reader).flatMap(({ procedure, kind, matters }) => {
    const known = packs.procedures.get(procedure)
    return known === undefined ? [] : [{ procedure, name: known.name, kind, kindName: kindName(packs, kind), matters }]
  })
  return { kinds }
}

/** The nodes that steps of those matters name, in the order cases come to them, with the name and stage that their own procedure gives them. */
export function readKindNodes(
  { vault, packs }: Session,
  { procedure, kind }: ParsedInput<'procedure.nodes'>
): CommandOutput<'procedure.nodes'> {
  const known = new Map(packs.procedures.get(procedure)?.nodes.map((node) => [node.code, node]))
  const nodes = nodesInSteps(vault.reader, procedure, kind).map(({ node: code, steps }) => {
    const plain = { zh: code, en: code }
    const { name, stage } = known.get(code) ?? { name: plain, stage: plain }
    return { code, name, stage, steps }
  })
  return { nodes }
}

/**
 * Throws `usage` when it does not hold together, `unknown_id` when no procedure goes by its id, and, for one to begin, `conflict` when one does or
 * did. What matters a procedure takes is said once, when it begins.
 */
export function soundProcedure({ packs, vault }: Session, procedure: Procedure, begin: boolean): void {
  const { id, takes } = procedure
  const before = packs.procedures.get(id)
  const next = '请改正后再试。'
  if (begin) {
    if (before !== undefined || procedureVersions(vault.reader, id).length > 0)
      throw new AppError('conflict', `程序代码“${id}”已经用过。`, { next: '请换一个代码。' })
    if (takes === undefined) throw new AppError('usage', '没有写明承接哪些事项。', { next })
  } else if (before === undefined) throw new AppError('unknown_id', `没有程序“${id}”。`)
  else if (JSON.stringify(takes) !== JSON.stringify(before.takes))
    throw new AppError('usage', '承接的事项不能更改。', { next: '请另建程序。' })
  const fault = procedureFault(procedure, packs)
  if (fault !== null) throw new AppError('usage', fault.reason, { next })
}

interface By {
  readonly at: string
  readonly asOf: string
}

/** Saves it as the next version and makes the marks anew. Call inside `session.write`. Throws `usage`, `conflict`, `unknown_id`. */
export function saveProcedure(session: Session, input: ParsedInput<'procedure.save'>, by: By): { readonly version: number } {
  const { procedure, begin } = input
  soundProcedure(session, procedure, begin)
  const before = session.packs.procedures.get(procedure.id)
  const version = before === undefined ? 1 : nextVersion(session, before)
  keep(session, procedure.id, version, JSON.stringify({ ...procedure, version }), input, by)
  return { version }
}

/** Ends the vault's own version: the pack's, or that of the matters' ledger, is in force again. Throws `usage` when there is neither. */
export function endProcedure(session: Session, input: ParsedInput<'procedure.end'>, by: By): void {
  const { procedure, shipped, own } = readProcedure(session, input.id)
  if (!own || (!shipped && procedure.takes === undefined))
    throw new AppError('usage', '这个程序没有领域包的规定可以恢复。', { next: '请在表单中修改后另存一版。' })
  keep(session, input.id, nextVersion(session, procedure), '', input, by)
}

function nextVersion({ vault }: Session, { id, version }: Procedure): number {
  return Math.max(version, procedureVersions(vault.writer, id)[0]?.version ?? 0) + 1
}

function keep(
  session: Session,
  id: string,
  version: number,
  body: string,
  { reason, approver }: { readonly reason: string; readonly approver: string },
  { at, asOf }: By
): void {
  const { vault } = session
  transaction(vault.writer, () => {
    insertProcedure(vault.writer, { id, version, origin: 'form', body, reason, approver, at, account: vault.account })
    vault.audit({ action: body === '' ? 'procedure.end' : 'procedure.save', subject: id, detail: { version, reason, approver } })
  })
  useOwnProcedures(session)
  remakeMarks(session, asOf)
}
