/** Statements of ownership (BODS) written on the spot, brought into a vault, and what chains of ownership they come to. Used by tests only. */
import { climbOwnership } from '../../electron/engine/services/graph/climb-ownership.ts'
import { readNodes } from '../../electron/engine/services/graph/read-nodes.ts'
import type { Desk } from '../../electron/engine/services/import/import-fixture.ts'
import { importFiles } from '../../electron/engine/services/import/import-ledger.ts'

const today = '2026-11-22'

/** [rows, inserted, changed, unchanged, quarantined] by mapping. */
export async function takeBods(desk: Desk, file: string) {
  const { imports } = await importFiles(desk.vault, desk.packSet, [{ path: file }], desk.by)
  return Object.fromEntries(imports.map((one) => [one.mapping, [one.rows, one.inserted, one.changed, one.unchanged, one.quarantined]]))
}
export const writeBods = (desk: Desk, name: string, statements: readonly unknown[]): string =>
  desk.write(name, JSON.stringify(statements, null, 1))

/** [holder, per cent, partly unknown, nobody above, ways] of a firm by its name. */
export function ownersAbove(desk: Desk, firm: string, on = today) {
  const [row] = desk.rows<{ id: string }>('SELECT id FROM party WHERE name = ?', firm)
  const { ownership } = climbOwnership(desk.vault.reader, desk.packSet, { kind: 'party', id: row?.id ?? '' }, on, 10)
  const nodes = readNodes(
    desk.vault.reader,
    desk.packSet,
    ownership.holders.map(({ node }) => node)
  )
  const names = new Map(nodes.map(({ key, label }) => [key, label]))
  return ownership.holders
    .map(({ node, share, partly, ultimate, ways }) => [names.get(node), share, partly, ultimate, ways.length] as const)
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))
}

export const entity = (record: string, name: string, more: object = {}) => ({
  statementId: `s-${record}`,
  recordId: record,
  recordType: 'entity',
  recordStatus: 'new',
  statementDate: '2024-01-01',
  recordDetails: { entityType: { type: 'registeredEntity' }, name },
  ...more
})
export const person = (record: string, details: object) => ({
  statementId: `s-${record}`,
  recordId: record,
  recordType: 'person',
  recordStatus: 'new',
  statementDate: '2024-01-01',
  recordDetails: { personType: 'knownPerson', ...details }
})
export const holding = (record: string, interestedParty: unknown, interests: readonly object[], more: object = {}) => ({
  statementId: `s-${record}`,
  recordId: record,
  recordType: 'relationship',
  recordStatus: 'new',
  statementDate: '2024-01-01',
  recordDetails: { subject: 'A', interestedParty, interests },
  ...more
})
export const share = (figures: object, more: object = {}) => ({ type: 'shareholding', directOrIndirect: 'direct', share: figures, ...more })
