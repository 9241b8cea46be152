/**
 * The ledgers of works projects in the columns of their mappings. What had not happened by the data date is left empty or out, so that no
 * ledger knows the future; who acted is known once a node is decided, before that only who handles it.
 */
import { ledgerOf, ticked, type Column, type Ledger } from './ledger.ts'
import { cellDate, lastDay, plannedDate } from './work-days.ts'
import type { BidRecord, ChangeRecord, ContractRecord, County, Project, SettlementRecord, StepRecord, TenderRecord } from './world.ts'

const names = (people: readonly { readonly name: string }[]): string => people.map((person) => person.name).join('、')
const closedOn = (project: Project): number | null => project.steps.find((step) => step.node === 'GC20')?.decided ?? null

function stateOf(project: Project): string {
  const closed = closedOn(project)
  if (closed !== null && closed <= lastDay) return '已办结'
  if (project.started > lastDay) return '前期'
  return project.ended <= lastDay ? '已完工' : '在建'
}

/** An amount that a node decides; empty before. */
function decidedAmount(project: Project, node: string, amount: number): number | null {
  const step = project.steps.find((each) => each.node === node)
  return step !== undefined && step.decided <= lastDay ? amount : null
}

/** 工程项目台账; `unit` is written behind money headers, `divisor` brings yuan to it. */
export function projectColumns(unit: '' | '(万元)', divisor: number): readonly Column<Project>[] {
  const inUnit = (amount: number | null): number | null => (amount === null ? null : amount / divisor)
  return [
    ['项目编码', (project) => project.code],
    ['项目名称', (project) => project.name],
    ['建设单位', (project) => project.unit.name],
    ['所在地', (project) => project.region],
    ['项目类别', (project) => project.kind],
    ['品目', (project) => project.category],
    ['预算项目', (project) => project.budgetItem],
    ['国有资金', (project) => ticked(project.isPublic)],
    [`估算投资${unit}`, (project) => inUnit(project.estimate)],
    [`可研估算${unit}`, (project) => inUnit(decidedAmount(project, 'GC02', project.feasibility))],
    [`核定概算${unit}`, (project) => inUnit(decidedAmount(project, 'GC06', project.budget))],
    ['立项日期', (project) => plannedDate(project.opened)],
    ['计划开工', (project) => plannedDate(project.planStart)],
    ['计划完工', (project) => plannedDate(project.planEnd)],
    ['实际开工', (project) => cellDate(project.started)],
    ['实际完工', (project) => cellDate(project.ended)],
    ['办结日期', (project) => cellDate(closedOn(project))],
    ['状态', stateOf],
    ['办理渠道', channelOf]
  ]
}

/** Approvals went on line from 2025 on; of the older ones every fourth says nothing. */
function channelOf(project: Project): string {
  const opened = plannedDate(project.opened)
  if (opened >= '2025-01-01') return '线上'
  return Number(project.code.slice(-2)) % 4 === 0 ? '' : '线下'
}

export function projectLedger(projects: readonly Project[], unit: '' | '(万元)', divisor: number): Ledger {
  return ledgerOf('project-ledger', projectColumns(unit, divisor), projects, (project) => `project:${project.code}`)
}

const done = (step: StepRecord): boolean => step.decided <= lastDay
/** A weekday that far between receipt and decision: an act passes from hand to hand. */
function within(step: StepRecord, share: number): number {
  const day = step.received + Math.floor((step.decided - step.received) * share)
  const weekday = (day + 4) % 7
  return Math.max(step.received, day - (weekday === 6 ? 1 : weekday === 0 ? 2 : 0))
}

const stepColumns: readonly Column<StepRecord>[] = [
  ['项目编码', (step) => step.project],
  ['节点', (step) => step.node],
  ['轮次', (step) => step.round],
  ['办理单位', (step) => step.unit.name],
  ['计划日期', (step) => plannedDate(step.plan)],
  ['受理时间', (step) => cellDate(step.received)],
  ['办结时间', (step) => cellDate(step.decided)],
  ['登记时间', (step) => (done(step) ? cellDate(Math.min(step.registered, lastDay)) : '')],
  ['批复文号', (step) => (done(step) ? step.docNo : '')],
  ['金额', (step) => (done(step) ? step.amount : null)],
  ['结果', (step) => (done(step) ? '同意' : '')],
  ['经办人', (step) => names(step.handlers)],
  ['经办人职务', (step) => step.posts.handler],
  ['经办时间', (step) => cellDate(done(step) ? within(step, 0.3) : step.received)],
  ['审核人', (step) => (done(step) ? names(step.reviewers) : '')],
  ['审核人职务', (step) => (done(step) ? step.posts.reviewer : '')],
  ['审核时间', (step) => (done(step) ? cellDate(within(step, 0.7)) : '')],
  ['会签时间', (step) => (done(step) && step.countersigners.length > 0 ? cellDate(within(step, 0.85)) : '')],
  ['会签', (step) => (done(step) ? names(step.countersigners) : '')],
  ['审批人', (step) => (done(step) ? names(step.approvers) : '')],
  ['审批人职务', (step) => (done(step) ? step.posts.approver : '')],
  ['集体决策会议', (step) => (done(step) ? step.minutes : '')],
  ['代签人', (step) => (done(step) && step.signer !== null ? step.signer.name : '')],
  ['被代签人', (step) => (done(step) && step.signer !== null ? names(step.approvers) : '')]
]

export function stepLedger(projects: readonly Project[]): Ledger {
  const steps = projects.flatMap((project) => project.steps).filter((step) => step.received <= lastDay)
  return ledgerOf('approval-ledger', stepColumns, steps, (step) => `step:${step.project}:${step.node}:${step.round}`)
}

const opened = (tender: TenderRecord): boolean => tender.deadline <= lastDay
const awarded = (tender: TenderRecord): boolean => tender.award !== null && tender.award <= lastDay
const opening = (tender: TenderRecord): string => (opened(tender) ? `${plannedDate(tender.deadline)} 09:30` : '')
const tenderColumns: readonly Column<TenderRecord>[] = [
  ['标段编号', (tender) => tender.code],
  ['标段名称', (tender) => tender.title],
  ['招标方式', (tender) => tender.method],
  ['项目编码', (tender) => tender.project],
  ['招标人', (tender) => tender.unit.name],
  ['类别', (tender) => tender.kind],
  ['工程分类', (tender) => tender.category],
  ['所在地', (tender) => tender.region],
  ['预算', (tender) => tender.budget],
  ['招标控制价', (tender) => tender.control],
  ['公告日期', (tender) => plannedDate(tender.notice)],
  ['文件发售起', (tender) => cellDate(tender.saleFrom)],
  ['文件发售止', (tender) => cellDate(tender.saleTo)],
  ['投标截止时间', opening],
  ['开标时间', opening],
  ['公示起', (tender) => cellDate(tender.publicFrom)],
  ['公示止', (tender) => cellDate(tender.publicTo)],
  ['中标通知书日期', (tender) => cellDate(tender.award)],
  ['中标单位', (tender) => (awarded(tender) ? (tender.winner?.name ?? '') : '')],
  ['中标金额', (tender) => (awarded(tender) ? tender.amount : null)],
  ['投标单位数量', (tender) => (opened(tender) ? tender.bidders : null)],
  ['代理机构', (tender) => tender.agent.name],
  ['豁免批文', (tender) => tender.exempt]
]

export function tenderLedger(world: County): Ledger {
  const tenders = world.projects.flatMap((project) => project.tenders).filter((tender) => tender.notice <= lastDay)
  return ledgerOf('tender-ledger', tenderColumns, tenders, (tender) => `tender:${tender.code}`)
}

const bidColumns: readonly Column<BidRecord>[] = [
  ['标段编号', (bid) => bid.lot],
  ['投标人', (bid) => bid.firm.name],
  ['投标报价', (bid) => bid.price],
  ['是否中标', (bid) => ticked(bid.winner)],
  ['保证金账户', (bid) => bid.account],
  ['IP地址', (bid) => bid.ip],
  ['MAC地址', (bid) => bid.mac],
  ['文件作者', (bid) => bid.author],
  ['文件哈希', (bid) => bid.fileHash],
  ['联系人', (bid) => bid.contact],
  ['联系电话', (bid) => bid.phone],
  ['项目经理身份证号', (bid) => bid.manager],
  ['统一社会信用代码', (bid) => bid.firm.code]
]

export function bidLedger(world: County): Ledger {
  const bids = world.projects.flatMap((project) => project.tenders.filter(awarded).flatMap((tender) => tender.bids))
  return ledgerOf('bid-ledger', bidColumns, bids, (bid) => `bid:${bid.lot}:${bid.firm.name}`)
}

const contractColumns: readonly Column<ContractRecord>[] = [
  ['合同编号', (contract) => contract.code],
  ['合同名称', (contract) => contract.name],
  ['承包单位', (contract) => contract.firm.name],
  ['合同金额', (contract) => contract.amount],
  ['项目编码', (contract) => contract.project],
  ['标段编号', (contract) => contract.lot],
  ['发包单位', (contract) => contract.unit.name],
  ['类别', (contract) => contract.kind],
  ['品目', (contract) => contract.category],
  ['采购方式', (contract) => contract.method],
  ['签订日期', (contract) => plannedDate(contract.signed)],
  ['开工日期', (contract) => plannedDate(contract.start)],
  ['完工日期', (contract) => plannedDate(contract.end)],
  ['主合同编号', (contract) => contract.parent],
  ['备案日期', (contract) => cellDate(contract.filed)],
  ['签订人', (contract) => contract.signer.name],
  ['豁免批文', (contract) => contract.exempt]
]

export function contractLedger(world: County): Ledger {
  const contracts = world.projects.flatMap((project) => project.contracts).filter((contract) => contract.signed <= lastDay)
  return ledgerOf('contract-ledger', contractColumns, contracts, (contract) => `contract:${contract.code}`)
}

const changeColumns: readonly Column<ChangeRecord>[] = [
  ['变更编号', (change) => change.code],
  ['合同编号', (change) => change.contract],
  ['变更金额', (change) => change.delta],
  ['变更原因', (change) => change.reason],
  ['申请日期', (change) => plannedDate(change.applied)],
  ['批准日期', (change) => cellDate(change.approved)],
  ['实施日期', (change) => cellDate(change.carriedOut)],
  ['批准人', (change) => (change.approved !== null && change.approved <= lastDay ? change.approver.name : '')]
]

export function changeLedger(world: County): Ledger {
  const changes = world.projects.flatMap((project) => project.changes).filter((change) => change.applied <= lastDay)
  return ledgerOf('change-ledger', changeColumns, changes, (change) => `change:${change.code}`)
}

const settlementColumns: readonly Column<SettlementRecord>[] = [
  ['合同编号', (settlement) => settlement.contract],
  ['送审金额(万元)', (settlement) => settlement.submitted / 10_000],
  ['审定金额(万元)', (settlement) => settlement.audited / 10_000],
  ['送审日期', (settlement) => cellDate(settlement.submittedOn)],
  ['审定日期', (settlement) => cellDate(settlement.auditedOn)],
  ['审核机构', (settlement) => settlement.auditor.name]
]

/** 结算台账, in 万元. */
export function settlementLedger(world: County): Ledger {
  const settlements = world.projects.flatMap((project) => project.settlements).filter((settlement) => settlement.auditedOn <= lastDay)
  return ledgerOf('settlement-ledger', settlementColumns, settlements, (settlement) => `settlement:${settlement.contract}`)
}
