/** Contracts of a release and the payments made under them. */
import { each, money, partyCells, type OcdsRow } from './cells.ts'
import { dayText } from './instant.ts'
import { objectIn, textIn, type JsonObject } from '../json-value.ts'
import type { FindParty, PartyRef } from './parties.ts'

/** Their rows. `winners`: the sole supplier of each award, who is the contractor. */
export function contractRows(
  release: JsonObject,
  ocid: string | null,
  find: FindParty,
  winners: ReadonlyMap<string, PartyRef>,
  strict: boolean
): { readonly contracts: readonly OcdsRow[]; readonly transactions: readonly OcdsRow[] } {
  const contracts: OcdsRow[] = []
  const transactions: OcdsRow[] = []
  const tender = objectIn(release, 'tender')
  each(release, 'contracts', (contract, at) => {
    const text = (key: string): string | null => textIn(contract, key, strict)
    const [path, id, period] = [`contracts/${at}`, text('id') ?? `#${at}`, objectIn(contract, 'period')]
    // ids are unique within a process only
    const code = ocid === null || id.startsWith(ocid) ? id : `${ocid}/${id}`
    const day = (key: string): string | null => dayText(textIn(period, key, strict))
    contracts.push({
      ocid,
      path,
      'contracts/id': id,
      'contracts/code': code,
      'contracts/awardID': text('awardID'),
      'contracts/title': text('title'),
      'contracts/status': text('status'),
      'contracts/dateSigned': dayText(text('dateSigned')),
      'contracts/period/startDate': day('startDate'),
      'contracts/period/endDate': day('endDate'),
      ...money(contract, 'contracts/value', strict),
      'tender/mainProcurementCategory': textIn(tender, 'mainProcurementCategory', strict),
      'tender/procurementMethod': textIn(tender, 'procurementMethod', strict),
      ...partyCells('buyer', find(release['buyer'])),
      ...partyCells('awards/suppliers', winners.get(text('awardID') ?? '') ?? find(null))
    })
    each(objectIn(contract, 'implementation'), 'transactions', (paid, place) => {
      transactions.push({
        ocid,
        path: `${path}/implementation/transactions/${place}`,
        'contracts/code': code,
        'transactions/id': textIn(paid, 'id', strict) ?? `#${place}`,
        'transactions/date': dayText(textIn(paid, 'date', strict)),
        ...money(paid, 'transactions/value', strict),
        ...partyCells('transactions/payer', find(paid['payer'])),
        ...partyCells('transactions/payee', find(paid['payee']))
      })
    })
  })
  return { contracts, transactions }
}
