/** Who has not reported, and the letter that asks for it. A unit that reported nothing is not a unit with zeros: the letter says what is lacking, nothing more. */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { CommandOutput } from '../../../../shared/ipc/contract.ts'
import type { FileTable } from '../../file-table.ts'
import { letterDay, letterHtml } from '../../io/letter-html.ts'
import type { KeptAttachment } from '../keep-attachment.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { readMeta } from '../../vault/meta.ts'
import { spokenPeriod } from './issue-workbooks.ts'
import { dueOf, openPointDesk, periodToCollect } from './point-desk.ts'

type Urged = CommandOutput<'points.urge'>

/** Names of points shown of one unit before "and others". */
const namesShown = 6

/** `today` ISO day. Throws `unknown_id`, `usage`. */
export function urgeMissing(db: ReadableDB, packs: PackSet, asked: string | undefined, today: string, files: FileTable): Urged {
  const period = periodToCollect(db, packs, asked)
  const desk = openPointDesk(db, packs, period)
  const due = dueOf(db, period, today)
  const missing = desk.units
    .map((unit) => {
      const own = desk.points.filter((point) => desk.isAsked(unit, point))
      const lacking = own.filter((point) => desk.cell(unit, point).value === null)
      return { recipient: unit.name, asked: own.length, filled: own.length - lacking.length, points: lacking.map((point) => point.id) }
    })
    .filter((one) => one.points.length > 0)
    .toSorted((a, b) => b.points.length - a.points.length)
  const rows = missing.map((one, at) => {
    const names = one.points.slice(0, namesShown).map((id) => `${id} ${packs.points.get(id)?.name.zh ?? ''}`)
    const others = one.points.length > namesShown ? `等 ${one.points.length} 项` : ''
    return [String(at + 1), one.recipient, String(one.asked), String(one.filled), `${names.join('、')}${others}`]
  })
  const identity = readMeta(db, 'identity')
  const html = letterHtml({
    language: 'zh',
    unit: identity.unit,
    title: `关于报送${spokenPeriod(period)}监测点数据的催报函`,
    number: '',
    addressee: '各有关单位：',
    body: [
      `${spokenPeriod(period)}监测点数据的报送期限为${letterDay(due.on)}${due.late ? '，现已逾期' : ''}。截至${letterDay(today)}，下列 ${missing.length} 个单位尚有数据未报。`,
      '请对照下表补报。没有数的，请在填报表“说明”栏写明原因；未报的数不按零计，也不按满分计，所涉指标暂不评分。'
    ],
    table: { header: ['序号', '单位', '应报（项）', '已报（项）', '未报监测点'], rows },
    closing: ['请在收到本函后五个工作日内报送。如已报送，请核对填报表的下发编号与期间。'],
    signOff: identity.unit,
    date: today,
    marking: identity.marking
  })
  return { period: period.id, missing, letter: keepText(files, `催报函_${period.id}.html`, html) }
}

/** A text kept for the person to save. */
export function keepText(files: FileTable, name: string, text: string): KeptAttachment {
  const kept = files.keep(name)
  const data = Buffer.from(text, 'utf8')
  writeFileSync(kept.path, data, { mode: 0o600 })
  return { handle: kept.handle, name: files.name(kept.handle), bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') }
}
