/**
 * What each piece of a volume shows on paper: the head that every piece has (what it proves, where it comes from, whether it was checked), then the
 * body of its kind. Tables that are longer than anyone reads on paper end with the path of the whole table in the bundle.
 */
import type {
  RowBody,
  TrailBody,
  VolumeCheck,
  VolumeItem,
  VolumeSource,
  VolumeTable,
  WarningBody
} from '../../../../shared/domain/volume/item.ts'
import type { VolumeText } from '../../../../shared/domain/volume/text.ts'
import { formatBytes, formatMoney, formatNumber } from '../../../../shared/text/format.ts'
import { chronologyHeight, drawChronology } from './chronology.ts'
import { pageWidth, shareWidth } from './page.ts'
import type { Block, Column, GridRow } from './page.ts'

const printedRows = 100
const mostColumns = 8

export function sourceText(source: VolumeSource, text: VolumeText): string {
  const parts = [source.file, source.sheet, source.line === null ? null : text.lineNumber(source.line)]
  return parts.filter((part) => part !== null && part !== '').join(' › ')
}

export function checkText(check: VolumeCheck, text: VolumeText): string {
  if (check.state === 'unchecked') return text.unchecked
  const by = check.by.join(text.to === 'to' ? ', ' : '、')
  return check.state === 'checked' ? text.checked(by, check.on) : text.obtained(check.documentNo, by, check.on)
}

/** A grid whose columns share the page by what they hold. */
export function grid(labels: readonly string[], rows: readonly GridRow[], widths?: readonly number[], small = false): Block {
  const cells = rows.map((row) => row.cells)
  const shared = widths ?? shareWidth(labels, cells, pageWidth)
  const columns = labels.map<Column>((label, at) => ({ label, width: shared[at] ?? 60 }))
  return { kind: 'grid', columns, rows, small }
}

/** The blocks of a piece, its title included. */
export function itemBlocks(item: VolumeItem, text: VolumeText): readonly Block[] {
  return [
    { kind: 'title', text: `${text.piece(item.seq)}　${item.title}` },
    { kind: 'pairs', rows: headOf(item, text) },
    ...bodyOf(item, text),
    ...signOf(item, text)
  ]
}

function headOf(item: VolumeItem, text: VolumeText): readonly (readonly [string, string])[] {
  const source = item.kind === 'row' ? sourceText(item.body.source, text) : ''
  const rows: readonly (readonly [string, string])[] = [
    [text.proves, item.proves],
    [text.source, source],
    [text.provided, item.provided],
    [text.check, item.kind === 'row' || item.kind === 'attachment' || item.check.state !== 'unchecked' ? checkText(item.check, text) : '']
  ]
  return rows.filter(([, value]) => value !== '')
}

function signOf(item: VolumeItem, text: VolumeText): readonly Block[] {
  return item.kind === 'row' || item.kind === 'attachment' ? [{ kind: 'sign', title: text.sign, labels: text.signers }] : []
}

function bodyOf(item: VolumeItem, text: VolumeText): readonly Block[] {
  switch (item.kind) {
    case 'warning':
      return warningBlocks(item.body, text)
    case 'trail':
      return trailBlocks(item.body, text)
    case 'row':
      return rowBlocks(item.body, text)
    case 'note':
      return [{ kind: 'text', text: item.body.text }]
    case 'walk': {
      const rows = item.body.steps.map((step, at) => ({
        cells: [String(at + 1), step.at.slice(0, 16).replace('T', ' '), step.kind, step.label, step.detail]
      }))
      return [{ kind: 'heading', text: text.kinds.walk }, grid(text.walkColumns, rows, [36, 110, 70, 204, 204])]
    }
    case 'attachment': {
      const { body } = item
      const size = body.bytes === null ? '' : `${formatNumber(body.bytes)} B (${formatBytes(body.bytes)})`
      const rows: readonly (readonly [string, string])[] = [
        [text.attachmentName, body.name],
        [
          text.attachmentSize,
          [size, body.mime, body.pages === null ? '' : text.attachmentPages(body.pages)].filter((part) => part !== '').join('　')
        ],
        [text.attachmentPath, body.path === null ? '' : `data/${body.path}`],
        ['SHA256', body.sha256 ?? '']
      ]
      return [
        { kind: 'pairs', rows: rows.filter(([, value]) => value !== '') },
        { kind: 'text', text: body.description },
        { kind: 'small', text: text.attachmentNote }
      ]
    }
  }
}

const listed = (lines: readonly string[]): readonly Block[] => lines.map((line, at) => ({ kind: 'text', text: `${at + 1}. ${line}` }))
const section = (heading: string, blocks: readonly Block[]): readonly Block[] =>
  blocks.length === 0 ? [] : [{ kind: 'heading', text: heading }, ...blocks]

function warningBlocks(body: WarningBody, text: VolumeText): readonly Block[] {
  const { model } = body
  const figures = body.figures.map((figure) => ({ cells: [figure.label, figure.value, figure.limit, figure.note] }))
  const params = body.params.map((param) => ({ cells: [param.name, param.label, param.text ?? param.value] }))
  return [
    {
      kind: 'pairs',
      rows: [
        [text.level, `${text.levels[body.level]}　${body.warning}`],
        [text.model, `${model.name}　${text.modelLine(model.id, model.version, body.asOf)}`]
      ]
    },
    ...section(text.sentence, [{ kind: 'text', text: body.sentence }]),
    ...section(text.figures, figures.length === 0 ? [] : [grid(text.figureColumns, figures, [150, 130, 130, 214])]),
    ...body.evidence.flatMap((table) => tableBlocks(table, text.evidenceRows(table.label, shown(table), table.total), text)),
    ...body.denominator.flatMap((table) => tableBlocks(table, text.denominator(table.label, shown(table), table.total), text)),
    ...section(text.basis, listed(body.basis.map((basis) => `《${basis.law}》${basis.article}`))),
    ...section(text.innocent, listed(body.innocent)),
    ...section(text.verify, listed(body.verify)),
    ...section(text.parameters, params.length === 0 ? [] : [grid(text.parameterColumns, params, [150, 210, 264])])
  ]
}

const shown = (table: VolumeTable): number => Math.min(table.rows.length, printedRows)

/** A table's rows under its heading; the source is named once when it is the same file and sheet throughout. */
function tableBlocks(table: VolumeTable, heading: string, text: VolumeText): readonly Block[] {
  const rows = table.rows.slice(0, printedRows)
  const places = new Set(rows.map((row) => (row.source === null ? '' : [row.source.file, row.source.sheet ?? ''].join(' › '))))
  const [place = ''] = places
  const once = places.size === 1
  const blocks: Block[] = [{ kind: 'heading', text: heading }]
  if (once && place !== '') blocks.push({ kind: 'small', text: `${text.source}：${place.replace(/ › $/, '')}` })
  for (let from = 0; from < table.columns.length; from += mostColumns) {
    const columns = table.columns.slice(from, from + mostColumns)
    const cells = rows.map((row) => {
      const line = row.source === null ? '' : once ? String(row.source.line ?? '') : sourceText(row.source, text)
      return [line, ...columns.map((column, at) => valueText(row.cells[from + at] ?? null, column.type))]
    })
    const labels = [
      once ? text.line : text.source,
      ...columns.map((column) => (column.type === 'fen' ? `${column.label}（${text.yuan}）` : column.label))
    ]
    const widths = shareWidth(labels, cells, pageWidth)
    const shaped = labels.map<Column>((label, at) => ({
      label,
      width: widths[at] ?? 60,
      align: alignOf(at === 0 ? 'integer' : columns[at - 1]?.type)
    }))
    blocks.push({ kind: 'grid', columns: shaped, rows: cells.map((each) => ({ cells: each })), small: true })
  }
  if (table.total > rows.length)
    blocks.push({ kind: 'small', text: text.moreRows(table.total - rows.length, `data/rows/${table.dataset}.csv`) })
  return blocks
}

const alignOf = (type: string | undefined): 'left' | 'right' => (type === 'fen' || type === 'integer' || type === 'real' ? 'right' : 'left')

/** A value as printed: 分 as 元 with two decimals, whole numbers with separators, text as it stands. */
export function valueText(value: string | number | null, type: string): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (type === 'fen') return formatMoney(value, 'yuan')
  return type === 'integer' && Number.isInteger(value) ? formatNumber(value) : String(value)
}

function trailBlocks(body: TrailBody, text: VolumeText): readonly Block[] {
  const events = body.steps.flatMap((step) => {
    const on = step.decided ?? step.received
    return on === null ? [] : [{ on, label: step.node, marked: step.marks.length > 0 }]
  })
  const chart = drawChronology(events)
  const steps = body.steps.map<GridRow>((step, at) => ({
    strong: step.marks.length > 0,
    cells: [
      String(at + 1),
      step.stage === '' ? step.node : `${step.stage} · ${step.node}`,
      step.received ?? '',
      step.decided ?? '',
      step.due ?? '',
      step.workdays === null ? '' : String(step.workdays),
      step.amount === null ? '' : formatMoney(step.amount, 'yuan'),
      [step.outcome, ...step.marks.map((mark) => (mark.detail === '' ? mark.label : `${mark.label}：${mark.detail}`))]
        .filter((part) => part !== '')
        .join('；')
    ]
  }))
  const acts = body.steps.flatMap((step) =>
    step.acts.map<GridRow>((act) => ({
      cells: [
        act.on ?? '',
        step.node,
        act.kind,
        act.actor,
        act.post === '' ? text.postUnknown : act.post,
        [act.postBasis, act.comment].filter((part) => part !== '').join('；')
      ]
    }))
  )
  const files = [...new Set(body.steps.flatMap((step) => (step.source === null ? [] : [sourceText(step.source, text)])))]
  return [
    {
      kind: 'pairs',
      rows: [[text.subject, [body.subject.label, body.subject.id, body.procedure].filter((part) => part !== '').join('　')]]
    },
    ...section(text.chronology, chart === null ? [] : [{ kind: 'figure', svg: chart, height: chronologyHeight }]),
    ...section(text.steps, [grid(text.stepColumns, steps, [28, 112, 76, 76, 76, 46, 96, 114], true)]),
    ...section(text.acts, acts.length === 0 ? [] : [grid(text.actColumns, acts, [80, 96, 60, 92, 172, 124])]),
    ...section(
      text.source,
      files.slice(0, 40).map((file) => ({ kind: 'small', text: file }))
    )
  ]
}

function rowBlocks(body: RowBody, text: VolumeText): readonly Block[] {
  const blocks: Block[] = []
  for (let from = 0; from < body.headers.length; from += mostColumns) {
    const headers = body.headers.slice(from, from + mostColumns)
    const labels = [text.line, ...headers.map((header) => `${header.column} ${header.label}`.trim())]
    const rows = body.lines.map((line) => ({
      strong: line.marked && body.lines.length > 1,
      cells: [String(line.line), ...headers.map((_, at) => line.cells[from + at] ?? '')]
    }))
    const widths = shareWidth(
      labels,
      rows.map((row) => row.cells),
      pageWidth
    )
    const columns = labels.map<Column>((label, at) => ({ label, width: widths[at] ?? 60, align: at === 0 ? 'center' : 'left' }))
    blocks.push({ kind: 'grid', columns, rows, small: true })
  }
  const values = body.values.map((value) => ({
    cells: [value.label, value.type === 'fen' ? `${valueText(value.value, value.type)} ${text.yuan}` : valueText(value.value, value.type)]
  }))
  const hash: readonly Block[] = body.sourceHash === '' ? [] : [{ kind: 'space' }, { kind: 'small', text: `SHA256 ${body.sourceHash}` }]
  return [
    ...section(text.rawRow, blocks),
    ...hash,
    ...section(text.recognised, values.length === 0 ? [] : [grid([text.field, text.value], values, [200, 424])])
  ]
}
