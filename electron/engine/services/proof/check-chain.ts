/** Sealed records read again: every hash is computed from the record as it was imported. */
import { createHash } from 'node:crypto'
import { groupBy } from '../../../../shared/domain/group.ts'
import { readChain, type ChainReading } from '../../../../shared/domain/proof/chain.ts'
import type { CheckedChain } from '../../../../shared/ipc/commands/proof.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { Chain } from '../../../../shared/packs/proofs.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { recordsOfChain } from '../../queries/proofs.ts'
import { sourcesOf, type DatasetRow } from '../../queries/rows.ts'
import type { ReadableDB } from '../../vault/connection.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

const written = (value: string | number | null | undefined): string => (value === null || value === undefined ? '' : String(value))

function readRows(chain: Chain, rows: readonly DatasetRow[]): ChainReading {
  const records = rows.map((row) => ({
    id: row.id,
    order: Number(row[chain.order] ?? 0),
    values: chain.fields.map((field) => written(row[field])),
    before: written(row[chain.before]),
    hash: written(row[chain.hash])
  }))
  return readChain(records, chain.join, sha256)
}

/** How far one chain is sound, and how many faults it has. */
export function soundnessOf(db: ReadableDB, chain: Chain, group: string): { readonly sound: number; readonly faults: number } {
  const { sound, faults } = readRows(chain, recordsOfChain(db, chain, group))
  return { sound, faults: faults.length }
}

/** Throws `unknown_id` (kind of chain, a chain without records). */
export function checkChain(db: ReadableDB, packs: PackSet, kind: string, group: string): CheckedChain {
  const chain = chainOf(packs, kind)
  const rows = recordsOfChain(db, chain, group)
  if (rows.length === 0) throw new AppError('unknown_id', `没有这条留痕链：${group}。`, { next: '请在“核验”中选择。' })
  const reading = readRows(chain, rows)
  const faults = groupBy(reading.faults, (fault) => fault.id)
  const sources = sourcesOf(
    db,
    chain.dataset,
    rows.map((row) => row.id)
  )
  const shown = chain.fields.filter((field) => field !== chain.group && field !== chain.order)
  return {
    kind,
    group,
    dataset: chain.dataset,
    records: reading.records,
    sound: reading.sound,
    last: reading.last,
    faults: reading.faults.length,
    columns: shown.map((field) => packs.datasets[chain.dataset]?.fields[field]?.name ?? { zh: field, en: field }),
    rows: rows.map((row) => ({
      id: row.id,
      order: Number(row[chain.order] ?? 0),
      values: shown.map((field) => written(row[field])),
      hash: written(row[chain.hash]),
      faults: (faults.get(row.id) ?? []).map((fault) => fault.kind),
      source: sources.get(row.id) ?? null
    }))
  }
}

export function chainOf(packs: PackSet, kind: string): Chain {
  const found = packs.proofs.chains.find((chain) => chain.id === kind)
  if (found === undefined) throw new AppError('unknown_id', `没有这种留痕链：${kind}。`, { next: '请在“核验”中选择。' })
  return found
}
