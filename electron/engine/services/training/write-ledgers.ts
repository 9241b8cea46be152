/** Writes the county's ledgers: most as csv, a few as the workbooks that offices really keep. */
import type { Actors } from './actors.ts'
import type { AnswerLine } from './answers.ts'
import { LedgerFolder, type CountyFile, type LedgerTarget } from './ledger-folder.ts'
import { paymentHeader, paymentLedger } from './payment-ledger.ts'
import * as people from './people-ledgers.ts'
import * as site from './site-ledgers.ts'
import * as works from './works-ledgers.ts'
import type { Random } from './random.ts'
import { routinePayments } from './routine-payments.ts'
import type { PlayedLedger } from './scenario/play-scenario.ts'
import { dataDate, periods } from './sizes.ts'
import { dayAt, lastDay, type WorkDays } from './work-days.ts'
import type { County, PaymentRecord } from './world.ts'

export interface WrittenLedgers {
  readonly files: readonly CountyFile[]
  readonly rows: number
  readonly lines: ReadonlyMap<string, readonly AnswerLine[]>
}

interface Routine {
  readonly actors: Actors
  readonly workDays: WorkDays
  /** rows that all ledgers together are to hold */
  readonly rows: number
  readonly random: Random
}

/** Throws AppError cancelled, disk_full. */
export async function writeLedgers(
  world: County,
  played: readonly PlayedLedger[],
  points: readonly PlayedLedger[],
  routine: Routine,
  target: LedgerTarget
): Promise<WrittenLedgers> {
  const folder = new LedgerFolder(target)
  await folder.csv('01_单位名录.csv', people.unitLedger(world))
  await folder.csv('02_人员名册.csv', people.staffLedger(world))
  await folder.csv('03_任免台账.csv', people.appointmentLedger(world))
  await folder.csv('04_企业登记.csv', people.companyLedger(world), { format: 'csv', encoding: 'gb18030' })
  await folder.csv('05_企业股东高管.csv', people.companyPeopleLedger(world))
  await folder.csv('06_亲属登记.csv', people.kinLedger(world))
  await folder.csv('07_失信黑名单.csv', people.blacklistLedger(world))
  await folder.csv('08_会议纪要台账.csv', people.meetingLedger(world))
  await writeProjects(world, folder)
  await folder.csv('10_招标台账.csv', works.tenderLedger(world))
  await folder.csv('11_投标记录.csv', works.bidLedger(world))
  await folder.csv('12_合同台账.csv', works.contractLedger(world))
  await folder.csv('13_工程变更台账.csv', works.changeLedger(world))
  await folder.workbook('14_结算台账.xlsx', works.settlementLedger(world), {
    title: '政府投资项目结算审核台账',
    note: '单位：万元',
    ditto: ['审核机构'],
    subtotal: { every: 20, column: '审定金额(万元)' }
  })
  await writeSteps(world, folder)
  await folder.csv('21_施工许可证台账.csv', site.worksPermitLedger(world))
  await folder.csv('22_竣工验收台账.csv', site.acceptanceLedger(world))
  await folder.csv('23_分包台账.csv', site.subcontractLedger(world))
  await folder.csv('24_现场关键岗位人员台账.csv', site.siteStaffLedger(world))
  await folder.csv('25_企业资质台账.csv', site.qualificationLedger(world))
  for (const one of played) await folder.played(one)
  target.onProgress?.(0.3)
  await writePayments(world, routine, folder, target)
  // on top of the wanted number of rows: what units report of themselves is no ledger of theirs
  for (const one of points) await folder.played(one)
  return { files: folder.files, rows: folder.rows, lines: folder.lines }
}

/** The housing office keeps its projects in a workbook, in 万元, with subtotals; all others report in csv. */
async function writeProjects(world: County, folder: LedgerFolder): Promise<void> {
  const [first] = world.units
  const own = works.projectLedger(
    world.projects.filter((project) => project.unit === first),
    '(万元)',
    10_000
  )
  await folder.workbook('09_住建局工程项目台账.xlsx', own, {
    title: '县住房和城乡建设局工程项目台账',
    note: `填报单位：县住房和城乡建设局　金额单位：万元　填报日期：${dataDate}`,
    ditto: ['建设单位', '所在地'],
    subtotal: { every: 12, column: '核定概算(万元)' }
  })
  const others = world.projects.filter((project) => project.unit !== first)
  await folder.csv('09_工程项目台账.csv', works.projectLedger(others, '', 1))
}

/** One town's approvals come as a workbook with spaced names and 同上. */
async function writeSteps(world: County, folder: LedgerFolder): Promise<void> {
  const town = world.units.find((unit) => unit.kind === '镇街')
  await folder.workbook('15_镇街审批节点台账.xlsx', works.stepLedger(world.projects.filter((project) => project.unit === town)), {
    title: `${town?.name ?? ''}工程审批节点台账`,
    note: '说明：同一项目的编码只写一次，其余为“同上”',
    ditto: ['项目编码', '办理单位'],
    spaced: ['经办人', '审核人', '审批人']
  })
  await folder.csv('15_审批节点台账.csv', works.stepLedger(world.projects.filter((project) => project.unit !== town)))
}

/** Older payments in one file, then one a quarter in which day-to-day spending fills up to the wanted number of rows. */
async function writePayments(world: County, routine: Routine, folder: LedgerFolder, target: LedgerTarget): Promise<void> {
  const all = world.projects
    .flatMap((project) => project.payments)
    .filter((payment) => payment.paid <= lastDay)
    .toSorted((a, b) => a.paid - b.paid || (a.voucher < b.voucher ? -1 : 1))
  const [first] = periods
  const before = all.filter((payment) => payment.paid < dayAt(first.from))
  await writeContractPayments('16_付款台账_往年工程款.csv', before, folder)
  let left = Math.max(0, routine.rows - folder.rows - (all.length - before.length))
  const suppliers = world.firms.filter((firm) => firm.trade === 'supplies')
  const parts = { units: world.units, suppliers, actors: routine.actors, workDays: routine.workDays }
  for (const [at, { period, from, to }] of periods.entries()) {
    const [start, end] = [dayAt(from), dayAt(to)]
    await writeContractPayments(
      `17_付款台账_${period}_工程款.csv`,
      all.filter((payment) => payment.paid >= start && payment.paid <= end),
      folder
    )
    const share = at === periods.length - 1 ? left : Math.round(left / (periods.length - at))
    left -= share
    const rows = routinePayments(parts, routine.random.fork(period), start, end, share)
    await folder.stream(`18_付款台账_${period}_日常.csv`, 'payment-ledger', paymentHeader, rows, share)
    target.onProgress?.(0.3 + (0.7 * (at + 1)) / periods.length)
  }
}

async function writeContractPayments(name: string, payments: readonly PaymentRecord[], folder: LedgerFolder): Promise<void> {
  await folder.csv(name, paymentLedger(payments))
}
