/**
 * Procedures that an office lays down itself: a changed copy of a pack's, or of one found in an event log. Tried on the vault's matters before it is
 * saved (which marks would appear, which would go), saved as the next version with reason and approver, never overwritten.
 */
import { groupBy } from '../../../../shared/domain/group.ts'
import type { Mark } from '../../../../shared/domain/mark.ts'
import type { CommandOutput, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { checkConformance, indexProcedure } from '../../../../shared/packs/conformance.ts'
import type { Procedure } from '../../../../shared/packs/pack.ts'
import { conformanceFacts } from '../../queries/process.ts'
import { insertProcedure, procedureVersions } from '../../queries/procedures.ts'
import type { Session } from '../../session.ts'
import { transaction } from '../../vault/sql.ts'
import { useOwnProcedures } from '../author/own-packs-of.ts'
import { refreshMarks } from '../refresh-marks.ts'
import { refreshMarkRollups } from '../refresh-rollups.ts'

/** The procedure in force with its history. Throws `unknown_id`. */
export function readProcedure({ vault, packs }: Session, id: string): CommandOutput<'procedure.read'> {
  const procedure = packs.procedures.get(id)
  if (procedure === undefined) throw new AppError('unknown_id', `没有程序“${id}”。`)
  const shipped = packs.packs.some((pack) => pack.procedures.some((one) => one.id === id))
  const versions = procedureVersions(vault.reader, id).map(({ body, ...one }) => ({ ...one, ended: body === '' }))
  return { procedure, shipped, own: versions[0]?.ended === false, versions }
}

/** What is wrong with it as a whole; the schema has checked its parts. */
function faultOf({ nodes }: Procedure): string | null {
  const codes = new Set(nodes.map((node) => node.code))
  if (codes.size !== nodes.length) return '节点代码有重复'
  for (const node of nodes) {
    const strange = [...node.must_follow, ...node.incompatible].find((code) => !codes.has(code))
    if (strange !== undefined) return `节点“${node.name.zh}”所指的“${strange}”不在本程序中`
    if (node.incompatible.includes(node.code)) return `节点“${node.name.zh}”不能与自己不相容`
  }
  const open = new Map(nodes.map((node) => [node.code, new Set(node.must_follow)]))
  for (let free = freeOf(open); open.size > 0; free = freeOf(open)) {
    if (free.length === 0) return `节点 ${[...open.keys()].join('、')} 互为先后，排不出顺序`
    for (const code of free) open.delete(code)
    for (const before of open.values()) for (const code of free) before.delete(code)
  }
  return null
}

const freeOf = (open: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] =>
  [...open].filter(([, before]) => before.size === 0).map(([code]) => code)

/** Throws `unknown_id` when no procedure goes by its id, `usage` when it does not hold together. */
function checked({ packs }: Session, procedure: Procedure): Procedure {
  const before = packs.procedures.get(procedure.id)
  if (before === undefined) throw new AppError('unknown_id', `没有程序“${procedure.id}”。`)
  const fault = faultOf(procedure)
  if (fault !== null) throw new AppError('usage', `${fault}。`, { next: '请改正后再试。' })
  return before
}

/** Marks that would appear and go, by kind and node, on the matters at hand; steps whose node it no longer knows. */
export function tryProcedure(session: Session, procedure: Procedure, asOf: string): CommandOutput<'procedure.try'> {
  const before = checked(session, procedure)
  const { matters, steps, acts } = conformanceFacts(session.vault.reader, procedure.id)
  const stepsOf = groupBy(steps, (step) => step.matter_id)
  const actsOf = groupBy(acts, (act) => act.matter_id)
  const context = { asOf, calendar: session.calendar }
  const [old, next] = [indexProcedure(before), indexProcedure(procedure)]
  const appear: Mark[] = []
  const gone: Mark[] = []
  let stay = 0
  for (const matter of matters) {
    const [own, deeds] = [stepsOf.get(matter.id) ?? [], actsOf.get(matter.id) ?? []]
    const was = new Map(checkConformance(old, matter, own, deeds, context).map((mark) => [mark.id, mark]))
    for (const mark of checkConformance(next, matter, own, deeds, context)) {
      if (was.delete(mark.id)) stay += 1
      else appear.push(mark)
    }
    gone.push(...was.values())
  }
  const codes = new Set(procedure.nodes.map((node) => node.code))
  const lost = steps.filter((step) => !codes.has(step.node)).length
  return { matters: matters.length, stay, appear: tally(appear), gone: tally(gone), lostSteps: lost }
}

function tally(marks: readonly Mark[]): CommandOutput<'procedure.try'>['appear'] {
  return [...groupBy(marks, (mark) => JSON.stringify([mark.kind, mark.node])).values()]
    .flatMap((group) => {
      const [first] = group
      const matters = new Set(group.map((mark) => mark.matter_id)).size
      return first === undefined ? [] : [{ kind: first.kind, node: first.node, marks: group.length, matters }]
    })
    .toSorted((a, b) => b.matters - a.matters || (a.kind + a.node < b.kind + b.node ? -1 : 1))
}

interface By {
  readonly at: string
  readonly asOf: string
}

/** Saves it as the next version and makes the marks anew. Call inside `session.write`. Throws `usage`, `unknown_id`. */
export function saveProcedure(session: Session, input: ParsedInput<'procedure.save'>, by: By): { readonly version: number } {
  const before = checked(session, input.procedure)
  const version = nextVersion(session, before)
  keep(session, before.id, version, JSON.stringify({ ...input.procedure, version }), input, by)
  return { version }
}

/** Ends the vault's own version: the pack's is in force again. Throws `usage` when no pack has one. */
export function endProcedure(session: Session, input: ParsedInput<'procedure.end'>, by: By): void {
  const { procedure, shipped, own } = readProcedure(session, input.id)
  if (!shipped || !own) throw new AppError('usage', '这个程序没有领域包的规定可以恢复。', { next: '请在表单中修改后另存一版。' })
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
  transaction(vault.writer, () => {
    refreshMarks(vault.writer, session.packs, { asOf, calendar: session.calendar })
    refreshMarkRollups(vault.writer)
  })
}
