/** 施工许可证, 竣工验收, 分包, 现场关键岗位人员 and 企业资质 in the columns of their mappings; what has not happened by the data date is left out. */
import { ledgerOf, ticked, type Column, type Ledger } from './ledger.ts'
import type { QualificationRecord, StaffRecord, SubcontractRecord } from './site-records.ts'
import { cellDate, lastDay, plannedDate } from './work-days.ts'
import type { County, Project } from './world.ts'

/** Under this budget (yuan) no works permit is needed. */
const permitFrom = 300_000

const decidedOn = (project: Project, node: string): number | null => project.steps.find((step) => step.node === node)?.decided ?? null
const permitOn = (project: Project): number | null => project.site.permitIssued ?? decidedOn(project, 'GC14')

const permitColumns: readonly Column<Project>[] = [
  ['施工许可证号', (project) => `SG${project.code.slice(3)}`],
  ['项目编码', (project) => project.code],
  ['发证日期', (project) => cellDate(permitOn(project))],
  ['延期至', (project) => plannedDate(project.site.permitExtended)]
]

export function worksPermitLedger(world: County): Ledger {
  const issued = world.projects.filter((project) => project.budget >= permitFrom && (permitOn(project) ?? lastDay + 1) <= lastDay)
  return ledgerOf('works-permit-ledger', permitColumns, issued, (project) => `permit:${project.code}`)
}

const after = (project: Project, days: number | null): number | null => {
  const accepted = decidedOn(project, 'GC18')
  return accepted === null || days === null ? null : accepted + days
}

const acceptanceColumns: readonly Column<Project>[] = [
  ['项目编码', (project) => project.code],
  ['竣工验收日期', (project) => cellDate(decidedOn(project, 'GC18'))],
  ['竣工备案日期', (project) => cellDate(after(project, project.site.filedAfter))],
  ['竣工报告日期', (project) => cellDate(project.steps.find((step) => step.node === 'GC18')?.received ?? null)],
  ['决算编报日期', (project) => cellDate(after(project, project.site.accountsAfter))],
  ['决算批准延期至', (project) => plannedDate(after(project, project.site.accountsDueAfter))]
]

export function acceptanceLedger(world: County): Ledger {
  const accepted = world.projects.filter((project) => (decidedOn(project, 'GC18') ?? lastDay + 1) <= lastDay)
  return ledgerOf('acceptance-ledger', acceptanceColumns, accepted, (project) => `acceptance:${project.code}`)
}

const subcontractColumns: readonly Column<SubcontractRecord>[] = [
  ['分包编号', (sub) => sub.code],
  ['合同编号', (sub) => sub.contract],
  ['分包单位', (sub) => sub.firm.name],
  ['分包内容', (sub) => sub.scope],
  ['分包类别', (sub) => sub.kind],
  ['分包金额', (sub) => sub.amount],
  ['签订日期', (sub) => plannedDate(sub.signed)],
  ['主体结构', (sub) => ticked(sub.mainStructure)],
  ['合同已约定', (sub) => ticked(sub.agreed)],
  ['建设单位认可日期', (sub) => plannedDate(sub.accepted)],
  ['资质符合', (sub) => ticked(sub.qualified)],
  ['上级分包编号', (sub) => sub.parent]
]

export function subcontractLedger(world: County): Ledger {
  const signed = world.projects.flatMap((project) => project.subcontracts).filter((sub) => sub.signed <= lastDay)
  return ledgerOf('subcontract-ledger', subcontractColumns, signed, (sub) => `subcontract:${sub.code}`)
}

type Employed = StaffRecord & { readonly contractor: string }

const staffColumns: readonly Column<Employed>[] = [
  ['合同编号', (person) => person.contract],
  ['姓名', (person) => person.name],
  ['身份证号', (person) => person.idNumber],
  ['岗位', (person) => person.role],
  ['社保缴纳单位', (person) => person.insurer?.name ?? person.contractor],
  ['到岗天数', (person) => person.onSite],
  ['应到岗天数', (person) => person.due]
]

/** Key staff of the sites that have been opened. */
export function siteStaffLedger(world: County): Ledger {
  const people = world.projects.flatMap((project) => {
    if (project.started > lastDay) return []
    const contractors = new Map(project.contracts.map((contract) => [contract.code, contract.firm.name]))
    return project.staff.map((person) => ({ ...person, contractor: contractors.get(person.contract) ?? '' }))
  })
  return ledgerOf('site-staff-ledger', staffColumns, people, (person) => `staff:${person.contract}`)
}

const qualificationColumns: readonly Column<QualificationRecord>[] = [
  ['企业名称', ({ firm }) => firm.name],
  ['统一社会信用代码', ({ firm }) => firm.code],
  ['资质名称', (paper) => paper.name],
  ['资质等级', (paper) => paper.grade],
  ['资质证书编号', (paper) => paper.code],
  ['有效期起', (paper) => plannedDate(paper.from)],
  ['有效期止', (paper) => plannedDate(paper.to)]
]

export function qualificationLedger(world: County): Ledger {
  return ledgerOf('qualification-ledger', qualificationColumns, world.qualifications, ({ firm }) => `qualification:${firm.name}`)
}
