/** The records of the county before they become ledger lines: money in whole yuan, days as day numbers. Changed freely until written. */
import type { DayNumber } from '../../../../shared/packs/calendar.ts'
import type { Official, Slot } from './people.ts'
import type { Firm } from './firms.ts'
import type { Debarred, QualificationRecord, SiteRecord, StaffRecord, SubcontractRecord } from './site-records.ts'
import type { Unit } from './units.ts'

export interface StepRecord {
  readonly project: string
  node: string
  round: number
  unit: Unit
  plan: DayNumber | null
  received: DayNumber
  decided: DayNumber
  registered: DayNumber
  docNo: string
  amount: number | null
  handlers: readonly Official[]
  reviewers: readonly Official[]
  countersigners: readonly Official[]
  approvers: readonly Official[]
  posts: { readonly handler: string; readonly reviewer: string; readonly approver: string }
  minutes: string | null
  /** signed in the approver's place */
  signer: Official | null
}

export interface BidRecord {
  readonly lot: string
  readonly firm: Firm
  price: number
  winner: boolean
  account: string
  ip: string
  mac: string
  author: string
  fileHash: string
  contact: string
  phone: string
  manager: string
}

export interface TenderRecord {
  readonly code: string
  readonly project: string
  readonly title: string
  readonly unit: Unit
  readonly kind: '施工' | '货物' | '服务'
  readonly category: string
  method: string
  readonly region: string
  readonly budget: number
  readonly control: number
  notice: DayNumber
  saleFrom: DayNumber
  saleTo: DayNumber
  deadline: DayNumber
  publicFrom: DayNumber
  publicTo: DayNumber
  award: DayNumber | null
  winner: Firm | null
  amount: number | null
  bidders: number
  readonly agent: Firm
  exempt: string
  readonly bids: BidRecord[]
}

export interface ContractRecord {
  code: string
  name: string
  readonly project: string
  lot: string
  readonly unit: Unit
  firm: Firm
  kind: string
  category: string
  method: string
  amount: number
  signed: DayNumber
  start: DayNumber
  end: DayNumber
  parent: string
  filed: DayNumber
  signer: Official
  exempt: string
}

export interface ChangeRecord {
  readonly code: string
  readonly contract: string
  delta: number
  reason: string
  applied: DayNumber
  approved: DayNumber | null
  carriedOut: DayNumber | null
  approver: Official
}

export interface PaymentRecord {
  readonly voucher: string
  readonly project: string
  readonly contract: string
  readonly unit: Unit
  firm: Firm
  readonly kind: string
  amount: number
  applied: DayNumber
  paid: DayNumber
  progress: number | null
  readonly approver: Official
  purpose: string
}

export interface SettlementRecord {
  readonly contract: string
  submitted: number
  audited: number
  readonly submittedOn: DayNumber
  readonly auditedOn: DayNumber
  readonly auditor: Firm
}

export interface Project {
  readonly code: string
  readonly name: string
  readonly unit: Unit
  readonly region: string
  readonly kind: string
  readonly category: string
  budgetItem: string
  isPublic: boolean
  estimate: number
  feasibility: number
  budget: number
  readonly opened: DayNumber
  readonly planStart: DayNumber
  readonly planEnd: DayNumber
  started: DayNumber
  ended: DayNumber
  readonly steps: StepRecord[]
  readonly tenders: TenderRecord[]
  readonly contracts: ContractRecord[]
  readonly changes: ChangeRecord[]
  readonly payments: PaymentRecord[]
  readonly settlements: SettlementRecord[]
  readonly site: SiteRecord
  readonly staff: StaffRecord[]
  readonly subcontracts: SubcontractRecord[]
}

export interface Meeting {
  readonly minutes: string
  readonly name: string
  readonly unit: Unit
  readonly heldOn: DayNumber
  readonly kind: string
  readonly due: number
  readonly present: number
  readonly agreed: number
}

export interface Kin {
  readonly official: Official
  readonly name: string
  readonly idNumber: string
  readonly tie: string
  readonly from: DayNumber | null
  readonly to: DayNumber | null
}

/** Everything the county holds. */
export interface County {
  readonly units: readonly Unit[]
  readonly slots: readonly Slot[]
  readonly officials: readonly Official[]
  readonly firms: readonly Firm[]
  readonly qualifications: readonly QualificationRecord[]
  /** put on the list of debarred firms besides those that bid for nothing */
  readonly debarred: Debarred[]
  readonly kin: Kin[]
  readonly meetings: readonly Meeting[]
  readonly projects: Project[]
}
