/**
 * A contracting process as rows of nine tables, joined by ocid and the ids of the standard: process, parties, bids, bidders, awards, suppliers,
 * items, contracts, transactions. Headers are paths of the standard; what is worked out here (days, UTC, amounts in yuan) says so in
 * its header. Every row names its place in the release (`path`). The import's mappings and the flags read the same rows.
 */
import { awardRows } from './award-rows.ts'
import { bidRows } from './bid-rows.ts'
import { each, money, partyCells, yuan, type OcdsRow } from './cells.ts'
import { contractRows } from './contract-rows.ts'
import { dayText, parseInstant, utcText, wholeDays } from './instant.ts'
import { numberIn, objectIn, textIn, type JsonObject } from '../json-value.ts'
import { partyFinder, type FindParty } from './parties.ts'

export type { OcdsRow } from './cells.ts'

export const ocdsTables = ['process', 'parties', 'bids', 'bidders', 'awards', 'suppliers', 'items', 'contracts', 'transactions'] as const
export type OcdsTable = (typeof ocdsTables)[number]
export type OcdsRows = Readonly<Record<OcdsTable, readonly OcdsRow[]>>

/** All rows of one compiled release. `strict`: types as Cardinal demands them (an id is text, an amount a number). */
export function ocdsRows(release: JsonObject, strict: boolean): OcdsRows {
  const find = partyFinder(release, strict)
  const ocid = textIn(release, 'ocid', strict)
  const tender = objectIn(release, 'tender')
  const { awards, suppliers, items, winners } = awardRows(release, ocid, find, strict)
  return {
    process: [processRow(release, tender, ocid, find, strict)],
    parties: partyRows(release, ocid, find, strict),
    ...bidRows(release, ocid, find, strict),
    awards,
    suppliers,
    items,
    ...contractRows(release, ocid, find, winners, strict)
  }
}

function processRow(release: JsonObject, tender: JsonObject, ocid: string | null, find: FindParty, strict: boolean): OcdsRow {
  const text = (key: string): string | null => textIn(tender, key, strict)
  const period = objectIn(tender, 'tenderPeriod')
  const [start, end] = [textIn(period, 'startDate', strict), textIn(period, 'endDate', strict)]
  const [from, to] = [parseInstant(start), parseInstant(end)]
  const date = textIn(release, 'date', strict)
  return {
    ocid,
    path: '',
    date: dayText(date),
    title: text('title') ?? textIn(objectIn(objectIn(release, 'planning'), 'budget'), 'project', strict),
    'tender/id': text('id'),
    'tender/status': text('status'),
    'tender/procurementMethod': text('procurementMethod'),
    'tender/procurementMethodDetails': text('procurementMethodDetails'),
    'tender/mainProcurementCategory': text('mainProcurementCategory'),
    'tender/tenderPeriod/startDate': start,
    'tender/tenderPeriod/endDate': end,
    'tender/tenderPeriod/endDate(UTC)': utcText(end),
    'tender/tenderPeriod/days': from === null || to === null ? null : wholeDays(from, to),
    'tender/tenderPeriod/startDay': dayText(start),
    'tender/tenderPeriod/endDay': dayText(end),
    'tender/numberOfTenderers': numberIn(tender, 'numberOfTenderers', strict),
    ...money(tender, 'tender/value', strict),
    ...partyCells('buyer', find(release['buyer'])),
    ...partyCells('tender/procuringEntity', find(tender['procuringEntity'])),
    'planning/budget/amount(CNY)': yuan(objectIn(objectIn(release, 'planning'), 'budget'), 'amount')
  }
}

function partyRows(release: JsonObject, ocid: string | null, find: FindParty, strict: boolean): readonly OcdsRow[] {
  const rows: OcdsRow[] = []
  each(release, 'parties', (party, at) => {
    const contact = objectIn(party, 'contactPoint')
    rows.push({
      ocid,
      path: `parties/${at}`,
      ...partyCells('parties', find(party)),
      'parties/roles': roles(party).join(';'),
      'parties/buyerSide': roles(party).some((role) => buyerSide.has(role)) ? 1 : null,
      'parties/supplierSide': roles(party).some((role) => supplierSide.has(role)) ? 1 : null,
      'parties/address': address(party),
      'parties/telephone': textIn(contact, 'telephone', strict),
      'parties/email': textIn(contact, 'email', strict)
    })
  })
  return rows
}

const buyerSide: ReadonlySet<string> = new Set(['buyer', 'procuringEntity', 'payer', 'funder', 'administrativeEntity'])
const supplierSide: ReadonlySet<string> = new Set(['supplier', 'tenderer', 'payee'])

function roles(party: JsonObject): readonly string[] {
  const found = party['roles']
  if (typeof found === 'string') return found.split(';').map((role) => role.trim())
  return Array.isArray(found) ? found.filter((role) => typeof role === 'string') : []
}

function address(party: JsonObject): string | null {
  const parts = ['region', 'locality', 'streetAddress'].map((key) => textIn(objectIn(party, 'address'), key, true))
  const known = parts.filter((part) => part !== null && part !== '')
  return known.length === 0 ? null : known.join(' ')
}
