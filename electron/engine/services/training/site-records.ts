/** Records of building sites and of firms beside the projects' own: staff, subcontracts, permits and acceptance, qualifications, debarment. */
import type { DayNumber } from '../../../../shared/packs/calendar.ts'
import type { Firm } from './firms.ts'

/** What the site and the handing over leave on paper; days count from the acceptance (GC18). */
export interface SiteRecord {
  /** day of the works permit when it is not that of GC14 */
  permitIssued: DayNumber | null
  permitExtended: DayNumber | null
  filedAfter: number
  /** null: final accounts were never submitted */
  accountsAfter: number | null
  /** approved extension of the final accounts */
  accountsDueAfter: number | null
}

export interface StaffRecord {
  readonly contract: string
  readonly name: string
  readonly idNumber: string
  readonly role: string
  /** who pays the social insurance; null: the contractor */
  insurer: Firm | null
  onSite: number
  readonly due: number
}

export interface SubcontractRecord {
  readonly code: string
  readonly contract: string
  firm: Firm
  scope: string
  kind: string
  amount: number
  readonly signed: DayNumber
  mainStructure: boolean
  agreed: boolean
  accepted: DayNumber | null
  qualified: boolean
  parent: string
}

export interface QualificationRecord {
  readonly firm: Firm
  readonly name: string
  readonly grade: string
  readonly code: string
  from: DayNumber
  to: DayNumber
}

export interface Debarred {
  readonly firm: Firm
  readonly from: DayNumber
  readonly to: DayNumber | null
}
