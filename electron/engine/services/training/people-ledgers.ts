/** The registers of units, people and firms in the columns of their mappings (unit-register, staff-register, company-register …). */
import type { Firm, FirmPerson } from './firms.ts'
import { ledgerOf, ticked, type Column, type Ledger } from './ledger.ts'
import type { Official, Slot, Tenure } from './people.ts'
import type { Debarred } from './site-records.ts'
import { county, type Unit } from './units.ts'
import { cellDate, dayAt, plannedDate } from './work-days.ts'
import type { County, Kin, Meeting } from './world.ts'

const unitColumns: readonly Column<Unit>[] = [
  ['单位名称', (unit) => unit.name],
  ['单位类别', (unit) => unit.kind],
  ['单位代码', (unit) => unit.code],
  ['简称', (unit) => unit.short],
  ['清廉单元', (unit) => unit.clean],
  ['层级', () => '县级'],
  ['所在地', (unit) => unit.region],
  ['上级单位', (unit) => unit.parent],
  ['设立日期', () => '2001-01-01']
]

export function unitLedger(world: County): Ledger {
  return ledgerOf('unit-register', unitColumns, world.units, (unit) => `unit:${unit.name}`)
}

const leads = (official: Official): boolean => official.lane === '分管领导' || official.lane === '主要领导'
const supervisedKinds = { 镇街: '公务员', 部门: '公务员', 国企: '国有企业管理人员', 校院: '公办单位管理人员' } as const satisfies Record<
  Unit['kind'],
  string
>

const staffColumns: readonly Column<Official>[] = [
  ['姓名', (official) => official.name],
  ['单位', (official) => official.unit.name],
  ['身份证号', (official) => official.idNumber],
  ['职务', (official) => official.post],
  ['电话', (official) => official.phone],
  ['是否班子成员', (official) => ticked(leads(official))],
  ['是否中共党员', (official) => ticked(official.party)],
  ['监察对象类别', (official) => supervisedKinds[official.unit.kind]],
  ['管理权限', (official) => (leads(official) ? '县管' : '单位管理')],
  ['编制性质', () => '在编'],
  ['起始日期', (official) => plannedDate(official.joined)]
]

export function staffLedger(world: County): Ledger {
  return ledgerOf('staff-register', staffColumns, world.officials, (official) => `official:${official.idNumber}`)
}

const appointmentColumns: readonly Column<Tenure & { readonly slot: Slot }>[] = [
  ['姓名', ({ official }) => official.name],
  ['单位', ({ slot }) => slot.unit.name],
  ['身份证号', ({ official }) => official.idNumber],
  ['职务', ({ slot }) => slot.post],
  ['岗位层级', ({ slot }) => slot.lane],
  ['分管工作', ({ slot }) => slot.duties],
  ['任职日期', ({ from }) => plannedDate(from)],
  ['免职日期', ({ to }) => cellDate(to)],
  ['任免文号', ({ docNo }) => docNo]
]

export function appointmentLedger(world: County): Ledger {
  const tenures = world.slots.flatMap((slot) => slot.tenures.map((tenure) => ({ ...tenure, slot })))
  return ledgerOf('appointment-ledger', appointmentColumns, tenures, ({ official }) => `appointment:${official.idNumber}`)
}

const kinColumns: readonly Column<Kin>[] = [
  ['公职人员姓名', (kin) => kin.official.name],
  ['公职人员单位', (kin) => kin.official.unit.name],
  ['公职人员身份证号', (kin) => kin.official.idNumber],
  ['亲属姓名', (kin) => kin.name],
  ['亲属身份证号', (kin) => kin.idNumber],
  ['称谓', (kin) => kin.tie],
  ['起始日期', (kin) => plannedDate(kin.from)],
  ['终止日期', (kin) => plannedDate(kin.to)]
]

export function kinLedger(world: County): Ledger {
  return ledgerOf('kin-register', kinColumns, world.kin, (kin) => `kin:${kin.official.idNumber}`)
}

const companyColumns: readonly Column<Firm>[] = [
  ['企业名称', (firm) => firm.name],
  ['统一社会信用代码', (firm) => firm.code],
  ['类型', () => '有限责任公司'],
  ['法定代表人', (firm) => firm.legal.name],
  ['法定代表人身份证号', (firm) => firm.legal.idNumber],
  ['联系电话', (firm) => firm.phone],
  ['注册地址', (firm) => firm.address],
  ['电子邮箱', (firm) => firm.email],
  ['成立日期', (firm) => plannedDate(firm.registered)],
  ['注册资本(万元)', (firm) => firm.capital],
  ['登记状态', () => '存续'],
  ['参保人数', (firm) => firm.insured]
]

export function companyLedger(world: County): Ledger {
  return ledgerOf('company-register', companyColumns, world.firms, (firm) => `firm:${firm.name}`)
}

const companyPeopleColumns: readonly Column<FirmPerson & { readonly firm: Firm }>[] = [
  ['企业名称', ({ firm }) => firm.name],
  ['统一社会信用代码', ({ firm }) => firm.code],
  ['姓名', (person) => person.name],
  ['身份证号', (person) => person.idNumber],
  ['职务', (person) => person.role],
  ['持股比例', (person) => person.share],
  ['起始日期', (person) => plannedDate(person.from)],
  ['终止日期', (person) => plannedDate(person.to)]
]

export function companyPeopleLedger(world: County): Ledger {
  const people = world.firms.flatMap((firm) => firm.people.map((person) => ({ ...person, firm })))
  return ledgerOf('company-people', companyPeopleColumns, people, ({ firm }) => `firm-people:${firm.name}`)
}

const blacklistColumns: readonly Column<Debarred>[] = [
  ['名称', ({ firm }) => firm.name],
  ['统一社会信用代码', ({ firm }) => firm.code],
  ['列入原因', () => '拖欠农民工工资'],
  ['列入日期', ({ from }) => plannedDate(from)],
  ['移出日期', ({ to }) => plannedDate(to)],
  ['来源', () => `${county.government}网站`]
]

/** Firms that bid for nothing, a dozen of which stand on the debarred list. */
export function idleDebarred(world: County): readonly Debarred[] {
  const bidders = new Set(world.projects.flatMap((project) => project.tenders.flatMap((tender) => tender.bids.map((bid) => bid.firm.name))))
  const idle = world.firms.filter((firm) => firm.trade !== 'supplies' && !bidders.has(firm.name)).slice(0, 12)
  return idle.map((firm) => ({ firm, from: dayAt(`2025-0${(firm.insured % 8) + 1}-15`), to: null }))
}

export function blacklistLedger(world: County): Ledger {
  return ledgerOf('blacklist-ledger', blacklistColumns, world.debarred, ({ firm }) => `debarred:${firm.name}`)
}

const meetingColumns: readonly Column<Meeting>[] = [
  ['纪要文号', (meeting) => meeting.minutes],
  ['会议名称', (meeting) => meeting.name],
  ['召开日期', (meeting) => plannedDate(meeting.heldOn)],
  ['单位', (meeting) => meeting.unit.name],
  ['会议类型', (meeting) => meeting.kind],
  ['应到人数', (meeting) => meeting.due],
  ['实到人数', (meeting) => meeting.present],
  ['同意人数', (meeting) => meeting.agreed]
]

export function meetingLedger(world: County): Ledger {
  return ledgerOf('meeting-ledger', meetingColumns, world.meetings, (meeting) => `meeting:${meeting.minutes}`)
}
