/**
 * The county's records as ledger lines, in the columns that resources/packs/engineering/mappings expect. What had not happened by the data
 * date is left empty or out, so that a ledger never knows the future.
 */
import type { CellValue } from '../../io/table-file.ts'
import type { RecordKey } from './answers.ts'
import { county } from './units.ts'
import { cellDate, lastDay, plannedDate } from './work-days.ts'
import type { County, PaymentRecord, Project } from './world.ts'

export interface LedgerRow {
  readonly key: RecordKey
  readonly cells: readonly CellValue[]
}

export interface Ledger {
  /** mapping id */
  readonly mapping: string
  readonly header: readonly string[]
  readonly rows: readonly LedgerRow[]
}

const yes = (value: boolean): string => (value ? '是' : '否')
const names = (people: readonly { readonly name: string }[]): string => people.map((person) => person.name).join('、')

/** 单位名录 */
export function unitLedger(world: County): Ledger {
  const header = ['单位名称', '单位类别', '单位代码', '简称', '层级', '所在地', '上级单位', '设立日期']
  const rows = world.units.map((unit) => ({
    key: `unit:${unit.name}`,
    cells: [unit.name, unit.kind, unit.code, unit.short, '县级', unit.region, unit.parent, '2001-01-01']
  }))
  return { mapping: 'unit-register', header, rows }
}

/** 人员名册 */
export function staffLedger(world: County): Ledger {
  const header = [
    '姓名',
    '单位',
    '身份证号',
    '职务',
    '电话',
    '是否班子成员',
    '是否中共党员',
    '监察对象类别',
    '管理权限',
    '编制性质',
    '起始日期'
  ]
  const rows = world.officials.map((official) => {
    const leads = official.lane === '分管领导' || official.lane === '主要领导'
    const kind = official.unit.kind === '国企' ? '国有企业管理人员' : official.unit.kind === '校院' ? '公办单位管理人员' : '公务员'
    const cells = [
      official.name,
      official.unit.name,
      official.idNumber,
      official.post,
      official.phone,
      yes(leads),
      yes(official.party),
      kind,
      leads ? '县管' : '单位管理',
      '在编',
      plannedDate(official.joined)
    ]
    return { key: `official:${official.idNumber}`, cells }
  })
  return { mapping: 'staff-register', header, rows }
}

/** 任免台账 */
export function appointmentLedger(world: County): Ledger {
  const header = ['姓名', '单位', '身份证号', '职务', '岗位层级', '分管工作', '任职日期', '免职日期', '任免文号']
  const rows = world.slots.flatMap((slot) =>
    slot.tenures.map(({ official, from, to, docNo }) => ({
      key: `appointment:${official.idNumber}`,
      cells: [official.name, slot.unit.name, official.idNumber, slot.post, slot.lane, slot.duties, plannedDate(from), cellDate(to), docNo]
    }))
  )
  return { mapping: 'appointment-ledger', header, rows }
}

/** 亲属登记 */
export function kinLedger(world: County): Ledger {
  const header = ['公职人员姓名', '公职人员单位', '公职人员身份证号', '亲属姓名', '亲属身份证号', '称谓', '起始日期', '终止日期']
  const rows = world.kin.map((kin) => ({
    key: `kin:${kin.official.idNumber}`,
    cells: [
      kin.official.name,
      kin.official.unit.name,
      kin.official.idNumber,
      kin.name,
      kin.idNumber,
      kin.tie,
      plannedDate(kin.from),
      plannedDate(kin.to)
    ]
  }))
  return { mapping: 'kin-register', header, rows }
}

/** 企业登记 */
export function companyLedger(world: County): Ledger {
  const header = [
    '企业名称',
    '统一社会信用代码',
    '类型',
    '法定代表人',
    '法定代表人身份证号',
    '联系电话',
    '注册地址',
    '电子邮箱',
    '成立日期',
    '注册资本(万元)',
    '登记状态',
    '参保人数'
  ]
  const rows = world.firms.map((firm) => ({
    key: `firm:${firm.name}`,
    cells: [
      firm.name,
      firm.code,
      '有限责任公司',
      firm.legal.name,
      firm.legal.idNumber,
      firm.phone,
      firm.address,
      firm.email,
      plannedDate(firm.registered),
      firm.capital,
      '存续',
      firm.insured
    ]
  }))
  return { mapping: 'company-register', header, rows }
}

/** 股东高管 */
export function companyPeopleLedger(world: County): Ledger {
  const header = ['企业名称', '统一社会信用代码', '姓名', '身份证号', '职务', '持股比例', '起始日期', '终止日期']
  const rows = world.firms.flatMap((firm) =>
    firm.people.map((person) => ({
      key: `firm-people:${firm.name}`,
      cells: [
        firm.name,
        firm.code,
        person.name,
        person.idNumber,
        person.role,
        person.share,
        plannedDate(person.from),
        plannedDate(person.to)
      ]
    }))
  )
  return { mapping: 'company-people', header, rows }
}

/** 会议纪要台账 */
export function meetingLedger(world: County): Ledger {
  const header = ['纪要文号', '会议名称', '召开日期', '单位', '会议类型', '应到人数', '实到人数', '同意人数']
  const rows = world.meetings.map((meeting) => ({
    key: `meeting:${meeting.minutes}`,
    cells: [
      meeting.minutes,
      meeting.name,
      plannedDate(meeting.heldOn),
      meeting.unit.name,
      meeting.kind,
      meeting.due,
      meeting.present,
      meeting.agreed
    ]
  }))
  return { mapping: 'meeting-ledger', header, rows }
}

export const projectHeader = [
  '项目编码',
  '项目名称',
  '建设单位',
  '所在地',
  '项目类别',
  '品目',
  '预算项目',
  '国有资金',
  '估算投资',
  '可研估算',
  '核定概算',
  '立项日期',
  '计划开工',
  '计划完工',
  '实际开工',
  '实际完工',
  '办结日期',
  '状态'
] as const

/** 工程项目台账; money in yuan divided by `divisor` (10,000 for a ledger in 万元). */
export function projectRow(project: Project, divisor: number): LedgerRow {
  const closed = project.steps.find((step) => step.node === 'GC20')?.decided ?? null
  const known = (node: string, amount: number): number | null => {
    const step = project.steps.find((each) => each.node === node)
    return step !== undefined && step.decided <= lastDay ? amount / divisor : null
  }
  const state =
    closed !== null && closed <= lastDay ? '已办结' : project.started <= lastDay ? (project.ended <= lastDay ? '已完工' : '在建') : '前期'
  const cells = [
    ...[
      project.code,
      project.name,
      project.unit.name,
      project.region,
      project.kind,
      project.category,
      project.budgetItem,
      yes(project.isPublic)
    ],
    ...[project.estimate / divisor, known('GC02', project.feasibility), known('GC06', project.budget)],
    ...[
      plannedDate(project.opened),
      plannedDate(project.planStart),
      plannedDate(project.planEnd),
      cellDate(project.started),
      cellDate(project.ended),
      cellDate(closed),
      state
    ]
  ]
  return { key: `project:${project.code}`, cells }
}

export const stepHeader = [
  '项目编码',
  '节点',
  '轮次',
  '办理单位',
  '计划日期',
  '受理时间',
  '办结时间',
  '登记时间',
  '批复文号',
  '金额',
  '结果',
  '经办人',
  '经办人职务',
  '审核人',
  '审核人职务',
  '会签',
  '审批人',
  '审批人职务',
  '集体决策会议'
] as const

/** 审批节点台账: who acted is known once the node is decided; before that only who handles it. */
export function stepRows(project: Project): LedgerRow[] {
  return project.steps
    .filter((step) => step.received <= lastDay)
    .map((step) => {
      const done = step.decided <= lastDay
      const cells = [
        ...[project.code, step.node, step.round, step.unit.name, plannedDate(step.plan), cellDate(step.received), cellDate(step.decided)],
        ...[
          done ? cellDate(Math.min(step.registered, lastDay)) : '',
          done ? step.docNo : '',
          done ? step.amount : null,
          done ? '同意' : ''
        ],
        ...[names(step.handlers), step.posts.handler, done ? names(step.reviewers) : '', done ? step.posts.reviewer : ''],
        ...[
          done ? names(step.countersigners) : '',
          done ? names(step.approvers) : '',
          done ? step.posts.approver : '',
          done ? step.minutes : ''
        ]
      ]
      return { key: `step:${project.code}:${step.node}:${step.round}`, cells }
    })
}

/** 招标台账 */
export function tenderLedger(world: County): Ledger {
  const header = [
    '标段编号',
    '标段名称',
    '招标方式',
    '项目编码',
    '招标人',
    '类别',
    '工程分类',
    '所在地',
    '预算',
    '招标控制价',
    '公告日期',
    '文件发售起',
    '文件发售止',
    '投标截止时间',
    '开标时间',
    '公示起',
    '公示止',
    '中标通知书日期',
    '中标单位',
    '中标金额',
    '投标单位数量',
    '代理机构',
    '豁免批文'
  ]
  const rows = world.projects.flatMap((project) =>
    project.tenders
      .filter((tender) => tender.notice <= lastDay)
      .map((tender) => {
        const opened = tender.deadline <= lastDay
        const won = tender.award !== null && tender.award <= lastDay
        const opening = opened ? `${plannedDate(tender.deadline)} 09:30` : ''
        const cells = [
          ...[
            tender.code,
            tender.title,
            tender.method,
            project.code,
            tender.unit.name,
            tender.kind,
            tender.category,
            tender.region,
            tender.budget,
            tender.control
          ],
          ...[
            plannedDate(tender.notice),
            cellDate(tender.saleFrom),
            cellDate(tender.saleTo),
            opening,
            opening,
            cellDate(tender.publicFrom),
            cellDate(tender.publicTo)
          ],
          ...[
            cellDate(tender.award),
            won ? (tender.winner?.name ?? '') : '',
            won ? tender.amount : null,
            opened ? tender.bidders : null,
            tender.agent.name,
            tender.exempt
          ]
        ]
        return { key: `tender:${tender.code}`, cells }
      })
  )
  return { mapping: 'tender-ledger', header, rows }
}

/** 投标记录 */
export function bidLedger(world: County): Ledger {
  const header = [
    '标段编号',
    '投标人',
    '投标报价',
    '是否中标',
    '保证金账户',
    'IP地址',
    'MAC地址',
    '文件作者',
    '文件哈希',
    '联系人',
    '联系电话',
    '项目经理身份证号',
    '统一社会信用代码'
  ]
  const rows = world.projects.flatMap((project) =>
    project.tenders
      .filter((tender) => tender.award !== null && tender.award <= lastDay)
      .flatMap((tender) =>
        tender.bids.map((bid) => ({
          key: `bid:${tender.code}:${bid.firm.name}`,
          cells: [
            tender.code,
            bid.firm.name,
            bid.price,
            yes(bid.winner),
            bid.account,
            bid.ip,
            bid.mac,
            bid.author,
            bid.fileHash,
            bid.contact,
            bid.phone,
            bid.manager,
            bid.firm.code
          ]
        }))
      )
  )
  return { mapping: 'bid-ledger', header, rows }
}

/** 合同台账 */
export function contractLedger(world: County): Ledger {
  const header = [
    '合同编号',
    '合同名称',
    '承包单位',
    '合同金额',
    '项目编码',
    '标段编号',
    '发包单位',
    '类别',
    '品目',
    '采购方式',
    '签订日期',
    '开工日期',
    '完工日期',
    '主合同编号',
    '备案日期',
    '签订人',
    '豁免批文'
  ]
  const rows = world.projects.flatMap((project) =>
    project.contracts
      .filter((contract) => contract.signed <= lastDay)
      .map((contract) => ({
        key: `contract:${contract.code}`,
        cells: [
          ...[
            contract.code,
            contract.name,
            contract.firm.name,
            contract.amount,
            project.code,
            contract.lot,
            contract.unit.name,
            contract.kind,
            contract.category,
            contract.method
          ],
          ...[
            plannedDate(contract.signed),
            plannedDate(contract.start),
            plannedDate(contract.end),
            contract.parent,
            cellDate(contract.filed),
            contract.signer.name,
            contract.exempt
          ]
        ]
      }))
  )
  return { mapping: 'contract-ledger', header, rows }
}

/** 工程变更台账 */
export function changeLedger(world: County): Ledger {
  const header = ['变更编号', '合同编号', '变更金额', '变更原因', '申请日期', '批准日期', '实施日期', '批准人']
  const rows = world.projects.flatMap((project) =>
    project.changes
      .filter((change) => change.applied <= lastDay)
      .map((change) => {
        const approved = change.approved !== null && change.approved <= lastDay
        const cells = [
          change.code,
          change.contract,
          change.delta,
          change.reason,
          plannedDate(change.applied),
          cellDate(change.approved),
          cellDate(change.carriedOut),
          approved ? change.approver.name : ''
        ]
        return { key: `change:${change.code}`, cells }
      })
  )
  return { mapping: 'change-ledger', header, rows }
}

/** 结算台账 */
export function settlementRows(world: County): readonly LedgerRow[] {
  return world.projects.flatMap((project) =>
    project.settlements
      .filter((settlement) => settlement.auditedOn <= lastDay)
      .map((settlement) => ({
        key: `settlement:${settlement.contract}`,
        cells: [
          settlement.contract,
          settlement.submitted,
          settlement.audited,
          cellDate(settlement.submittedOn),
          cellDate(settlement.auditedOn),
          settlement.auditor.name
        ]
      }))
  )
}

export const paymentHeader = [
  '凭证号',
  '收款单位',
  '金额',
  '支付日期',
  '合同编号',
  '项目编码',
  '付款单位',
  '收款账户',
  '款项',
  '申请日期',
  '形象进度',
  '审批人',
  '用途'
] as const

export function paymentCells(payment: PaymentRecord): readonly CellValue[] {
  return [
    ...[
      payment.voucher,
      payment.firm.name,
      payment.amount,
      plannedDate(payment.paid),
      payment.contract,
      payment.project,
      payment.unit.name
    ],
    ...[payment.firm.account, payment.kind, plannedDate(payment.applied), payment.progress, payment.approver.name, payment.purpose]
  ]
}

/** Firms on the debarred list: they won nothing. */
export function blacklistLedger(world: County): Ledger {
  const won = new Set(world.projects.flatMap((project) => project.tenders.flatMap((tender) => tender.bids.map((bid) => bid.firm.name))))
  const idle = world.firms.filter((firm) => firm.trade !== 'supplies' && !won.has(firm.name)).slice(0, 12)
  const header = ['名称', '统一社会信用代码', '列入原因', '列入日期', '移出日期', '来源']
  const rows = idle.map((firm, at) => ({
    key: `debarred:${firm.name}`,
    cells: [firm.name, firm.code, '拖欠农民工工资', `2025-0${(at % 8) + 1}-15`, '', `${county.government}网站`]
  }))
  return { mapping: 'blacklist-ledger', header, rows }
}
