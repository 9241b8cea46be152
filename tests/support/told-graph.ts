/** The relations of the training county as its raw rows tell them, read by statements of their own: what tests hold the engine's answers against. */
import type { ReadableDB } from '../../electron/engine/vault/connection.ts'

/** Ties of six kinds as rows tell them: what the test knows, the engine must answer. */
export const told: Readonly<Record<string, string>> = {
  kin: `SELECT id AS row, 'relation' AS dataset, 'person~' || person_id AS a, 'natural~' || id_hash AS b FROM relation WHERE kind = 'kin' AND person_id IS NOT NULL AND id_hash IS NOT NULL`,
  shareholding: `SELECT id AS row, 'relation' AS dataset, 'natural~' || id_hash AS a, 'party~' || party_id AS b FROM relation WHERE kind = 'shareholder' AND party_id IS NOT NULL AND id_hash IS NOT NULL`,
  legal_person: `SELECT id AS row, 'party' AS dataset, 'natural~' || legal_id_hash AS a, 'party~' || id AS b FROM party WHERE legal_id_hash IS NOT NULL`,
  handled: `SELECT id AS row, 'act' AS dataset, 'person~' || person_id AS a, 'matter~' || matter_id AS b FROM act WHERE person_id IS NOT NULL`,
  contract_for: `SELECT id AS row, 'contract' AS dataset, 'party~' || party_id AS a, 'matter~' || matter_id AS b FROM contract WHERE party_id IS NOT NULL AND matter_id IS NOT NULL`,
  paid: `SELECT id AS row, 'payment' AS dataset, 'org~' || org_id AS a, 'party~' || payee_id AS b FROM payment WHERE org_id IS NOT NULL AND payee_id IS NOT NULL`
}
interface Told {
  readonly row: string
  readonly dataset: string
  readonly a: string
  readonly b: string
}
export interface ToldGraph {
  readonly rowsOf: ReadonlyMap<string, readonly Told[]>
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>
  readonly bids: readonly { readonly tender: string; readonly party: string }[]
  /** how many rows of one ledger name a node in one column, at most: what makes it a hub although its neighbours are few */
  readonly ledgerRows: ReadonlyMap<string, number>
}

export function readToldGraph(db: ReadableDB): ToldGraph {
  const rowsOf = new Map<string, readonly Told[]>()
  const neighbours = new Map<string, Set<string>>()
  const bids: { tender: string; party: string }[] = []
  const ledgerRows = new Map<string, number>()
  for (const [kind, statement] of Object.entries(told)) {
    const rows = db.prepare(statement).all() as Told[]
    rowsOf.set(kind, rows)
    for (const { a, b } of rows) {
      for (const [one, other] of [
        [a, b],
        [b, a]
      ] as const)
        neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other))
    }
  }
  bids.push(...(db.prepare('SELECT tender_id AS tender, party_id AS party FROM bid').all() as typeof bids))
  // How many rows of one ledger name a node in one column: what makes it a hub although its neighbours are few.
  for (const [dataset, field, node] of [
    ['act', 'person_id', 'person'],
    ['act', 'matter_id', 'matter'],
    ['payment', 'org_id', 'org'],
    ['payment', 'payee_id', 'party'],
    ['payment', 'approver_id', 'person'],
    ['bid', 'party_id', 'party']
  ]) {
    const counted = db.prepare(`SELECT ${field} AS id, COUNT(*) AS n FROM ${dataset} WHERE ${field} IS NOT NULL GROUP BY 1`).all()
    for (const { id, n } of counted as { id: string; n: number }[])
      ledgerRows.set(`${node}~${id}`, Math.max(n, ledgerRows.get(`${node}~${id}`) ?? 0))
  }
  return { rowsOf, neighbours, bids, ledgerRows }
}
