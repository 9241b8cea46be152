/** The maps from processes to organisations that do not follow from a single hit: who refuses bids, and who submits them. */
import { refusingProcesses, submittingTenderers } from '../../queries/ocds-flags.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import type { FlagTally } from './result.ts'
import type { FlagSettings } from './settings.ts'

/** Buyers and entities when R038 runs; tenderers when an indicator about tenderers runs. */
export function tellMaps(db: ReadableDB, { on }: FlagSettings, tally: FlagTally): void {
  if (on.has('R038')) {
    for (const { ocid, buyer, entity } of refusingProcesses(db)) {
      if (buyer !== null) tally.behind('ocid_buyer_r038', ocid, buyer)
      if (entity !== null) tally.behind('ocid_procuringentity_r038', ocid, entity)
    }
  }
  if (on.has('R025') || on.has('R038') || on.has('R048'))
    for (const { ocid, party } of submittingTenderers(db)) tally.among('ocid_tenderer', ocid, party)
}
