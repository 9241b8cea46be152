/**
 * OCDS processes → the tables of pack `ocds` in memory, so that the pack's own models can be run over a file. Ids are those of the file (ocid, organisation
 * ids), nothing is looked up or merged: what two lines say of one ocid stays two processes, p0 and p1.
 */
import type { JsonObject } from '../../io/json-value.ts'
import { ocdsRows, type OcdsRow } from '../../io/ocds/tables.ts'
import type { CellValue } from '../../io/table-file.ts'
import { ensureTables } from '../../packs/dataset-tables.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import type Database from '../../vault/sqlite.ts'

const datasets = ['ocds_process', 'ocds_bid', 'ocds_bidder', 'ocds_award', 'ocds_supplier', 'ocds_item'] as const
type ScratchDataset = (typeof datasets)[number]

/** Puts one process in; false when it has no ocid that is text. */
export type AddProcess = (release: JsonObject) => boolean

/** Makes the tables; returns what fills them. The caller holds a transaction. */
export function scratchFiller(db: Database.Database, packSet: PackSet): AddProcess {
  ensureTables(db, Object.fromEntries(Object.entries(packSet.datasets).filter(([name]) => datasets.some((one) => one === name))))
  const inserts = new Map<ScratchDataset, Database.Statement>()
  const put = (dataset: ScratchDataset, row: Readonly<Record<string, CellValue>>): void => {
    let insert = inserts.get(dataset)
    if (insert === undefined) {
      const names = Object.keys(row)
      insert = db.prepare(`INSERT INTO "${dataset}" (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`)
      inserts.set(dataset, insert)
    }
    insert.run(row)
  }
  let count = 0
  return (release) => {
    const rows = ocdsRows(release, true)
    const [process] = rows.process
    if (process === undefined || typeof process['ocid'] !== 'string') return false
    const [id, ocid] = [`p${count}`, process['ocid']]
    count += 1
    const whose = { process_id: id, matter_id: ocid }
    put('ocds_process', { id, ...processFields(process) })
    for (const bid of rows.bids) put('ocds_bid', { id: placeId(id, bid), ...whose, ...bidFields(bid) })
    for (const bidder of rows.bidders)
      put('ocds_bidder', {
        id: placeId(id, bidder),
        bid_id: placeId(id, bidder, 3),
        ...whose,
        party_id: cell(bidder, 'bids/details/tenderers/id')
      })
    for (const award of rows.awards)
      put('ocds_award', {
        id: placeId(id, award),
        ...whose,
        code: cell(award, 'awards/id'),
        status: cell(award, 'awards/status'),
        suppliers: cell(award, 'awards/suppliers/count')
      })
    for (const supplier of rows.suppliers)
      put('ocds_supplier', {
        id: placeId(id, supplier),
        award_id: placeId(id, supplier, 2),
        ...whose,
        party_id: cell(supplier, 'awards/suppliers/id')
      })
    for (const item of rows.items)
      put('ocds_item', {
        id: placeId(id, item),
        award_id: placeId(id, item, 2),
        ...whose,
        code: cell(item, 'awards/items/id'),
        class_code: cell(item, 'awards/items/classification/id')
      })
    return true
  }
}

/** The process that a row of the tables belongs to: its number, in the order of the file. */
export function processNumber(id: string): number {
  return Number(/^p(\d+)/.exec(id)?.[1] ?? 0)
}

const cell = (row: OcdsRow, name: string): CellValue => row[name] ?? null
/** Empty text is as good as none where it would have to be in a list. */
const filled = (value: CellValue): CellValue => (value === '' ? null : value)

/** p3/bids/details/0, or the first `parts` of the path: the row it stands in. */
function placeId(process: string, row: OcdsRow, parts?: number): string {
  return [process, ...String(row['path']).split('/').slice(0, parts)].join('/')
}

function processFields(row: OcdsRow): Readonly<Record<string, CellValue>> {
  const tenderers = cell(row, 'tender/numberOfTenderers')
  return {
    ocid: cell(row, 'ocid'),
    matter_id: cell(row, 'ocid'),
    org_id: cell(row, 'buyer/id'),
    entity_id: cell(row, 'tender/procuringEntity/id'),
    status: cell(row, 'tender/status'),
    method: filled(cell(row, 'tender/procurementMethod')),
    method_details: filled(cell(row, 'tender/procurementMethodDetails')),
    period_end: cell(row, 'tender/tenderPeriod/endDate'),
    deadline: cell(row, 'tender/tenderPeriod/endDate(UTC)'),
    period_days: cell(row, 'tender/tenderPeriod/days'),
    tenderers: Number.isSafeInteger(tenderers) ? tenderers : null
  }
}

function bidFields(row: OcdsRow): Readonly<Record<string, CellValue>> {
  return {
    code: cell(row, 'bids/details/id'),
    status: cell(row, 'bids/details/status'),
    amount: cell(row, 'bids/details/value/amount'),
    currency: cell(row, 'bids/details/value/currency'),
    tenderers: cell(row, 'bids/details/tenderers/count'),
    received: cell(row, 'bids/details/date'),
    received_at: cell(row, 'bids/details/date(UTC)'),
    seq: cell(row, 'bids/details/seq')
  }
}
