/**
 * What a fill-in workbook says, and how it is known again. Its lines carry unit, point and the value of the period before, locked; a hidden sheet
 * carries who it was issued to and an HMAC-SHA256 over all of that under a key of this vault, so that a workbook with other lines, another
 * period or a foreign origin is told apart from one that was only filled in.
 */
import type { CellValue } from '../../io/table-file.ts'
import type { LockedColumn, LockedWorkbook } from '../../io/write-locked-workbook.ts'
import { canonicalJson } from '../../vault/canonical-json.ts'
import { keyedHash, type Vault } from '../../vault/vault.ts'

export const fillInSheet = '填报表'
export const issueSheet = '下发信息'

/** The ledger's own headers, so that a line can also be read as one of 监测点数据表. */
export const columns = {
  no: { title: '序号', width: 6 },
  unit: { title: '单位代码', width: 20 },
  unitName: { title: '单位名称', width: 24 },
  point: { title: '监测点编号', width: 10 },
  pointName: { title: '监测点名称', width: 30 },
  source: { title: '责任来源', width: 12 },
  measure: { title: '计量单位', width: 8 },
  period: { title: '期间', width: 10 },
  before: { title: '上期数值', width: 10 },
  value: { title: '数值', width: 12, fill: true },
  note: { title: '说明', width: 24, fill: true },
  filledBy: { title: '填报人', width: 10, fill: true },
  checkedBy: { title: '复核人', width: 10, fill: true }
} as const satisfies Readonly<Record<string, LockedColumn>>
export type ColumnId = keyof typeof columns
export const columnIds = Object.keys(columns) as ColumnId[]
const lockedIds = columnIds.filter((id) => !('fill' in columns[id]))

/** What stands on the hidden sheet, by its Chinese name there. */
export interface IssueMark {
  readonly sheet: string
  readonly issue: string
  readonly no: string
  readonly period: string
  readonly tree: string
  readonly recipient: string
  readonly hash: string
}
const markNames = {
  sheet: '表号',
  issue: '下发批次',
  no: '下发编号',
  period: '期间',
  tree: '指标体系',
  recipient: '接收方',
  hash: '校验码'
} as const satisfies Readonly<Record<keyof IssueMark, string>>

export interface FillInLine {
  readonly unit: string
  readonly unitName: string
  readonly point: string
  readonly pointName: string
  readonly source: string
  readonly measure: 'count' | 'score' | 'yuan'
  readonly period: string
  readonly before: number | null
}

const measureWords = { count: '个/次/件', score: '分', yuan: '元' } as const

/** The locked cells of a line as they stand in the sheet, in the order of `columnIds`. */
function lockedCells(line: FillInLine, at: number): readonly CellValue[] {
  const { unit, unitName, point, pointName, source, measure, period, before } = line
  return [at + 1, unit, unitName, point, pointName, source, measureWords[measure], period, before]
}

/** The keyed hash of what a workbook says besides what is filled in. `locked` are its locked cells, line by line. */
export function hashOf(vault: Vault, mark: Omit<IssueMark, 'hash'>, locked: readonly (readonly CellValue[])[]): string {
  const { sheet, issue, no, period, tree, recipient } = mark
  const said = locked.map((cells) => lockedIds.map((_, at) => plain(cells[at] ?? null)))
  return keyedHash(vault.macKey('point-sheet'), canonicalJson([sheet, issue, no, period, tree, recipient, said]))
}

/** Spreadsheets write a number back in their own way: twelve digits are the same in all of them. */
const plain = (cell: CellValue): string =>
  typeof cell === 'number'
    ? String(Number(cell.toPrecision(12)))
    : String(cell ?? '')
        .trim()
        .replace(/^'/u, '')

/** The workbook of one recipient and its hash. */
export function fillInWorkbook(
  vault: Vault,
  mark: Omit<IssueMark, 'hash'>,
  about: { readonly title: string; readonly unit: string; readonly dueOn: string },
  lines: readonly FillInLine[]
): { readonly book: LockedWorkbook; readonly hash: string } {
  const locked = lines.map(lockedCells)
  const hash = hashOf(vault, mark, locked)
  const pairs = Object.entries(markNames).map(([key, name]) => [name, { ...mark, hash }[key as keyof IssueMark]] as const)
  const text = { kind: 'text' } as const
  return {
    hash,
    book: {
      sheet: fillInSheet,
      titles: [
        about.title,
        `填报单位：${mark.recipient}　期间：${mark.period}　指标体系：${mark.tree}　下发编号：${mark.no}　报送期限：${about.dueOn}　下发单位：${about.unit}`,
        '填写要求：只填浅黄色单元格。没有数的请留空，并在“说明”里写明原因；确实为零的填 0，不写“无”。金额以元为单位。填报人、复核人不能是同一人；下一行相同的可不写。'
      ],
      columns: columnIds.map((id) => columns[id]),
      rows: lines.map((line, at) => ({
        cells: locked[at] ?? [],
        allowed: {
          [columns.value.title]:
            line.measure === 'count' ? { kind: 'whole' } : { kind: 'decimal', most: line.measure === 'score' ? 100 : null },
          [columns.note.title]: text,
          [columns.filledBy.title]: text,
          [columns.checkedBy.title]: text
        }
      })),
      hidden: { sheet: issueSheet, pairs },
      refusals: {
        title: '不符合填写要求',
        whole: '请填写不小于 0 的整数；没有数请留空。',
        decimal: '请填写不小于 0 的数，分值不超过 100；没有数请留空。',
        text: '不超过 200 字。'
      }
    }
  }
}

/** The mark that a hidden sheet's lines carry; null when something of it is lacking. */
export function markOf(pairs: ReadonlyMap<string, string>): IssueMark | null {
  const read = (key: keyof IssueMark): string => pairs.get(markNames[key]) ?? ''
  const mark: IssueMark = {
    sheet: read('sheet'),
    issue: read('issue'),
    no: read('no'),
    period: read('period'),
    tree: read('tree'),
    recipient: read('recipient'),
    hash: read('hash')
  }
  return Object.values(mark).some((value) => value === '') ? null : mark
}
