/**
 * The data of a volume as files that any spreadsheet or program reads: the rows behind every piece by dataset (csv and json), the trails, the definitions
 * of the models used. Made from the volume alone.
 */
import type { TrailBody, VolumeItem, VolumeTable, VolumeValue, VolumeValueType } from '../../../../shared/domain/volume/item.ts'
import type { Volume } from '../../../../shared/domain/volume/volume.ts'
import { textPayload } from './bag.ts'
import type { PayloadFile } from './bag.ts'
import type { CellValue } from '../table-file.ts'
import { csvLine } from '../write-table.ts'

interface DataRow {
  readonly id: string
  readonly file: string
  readonly sheet: string
  readonly line: number | null
  readonly pieces: readonly number[]
  readonly values: ReadonlyMap<string, VolumeValue>
}
interface Dataset {
  readonly columns: Map<string, { readonly label: string; readonly type: VolumeValueType }>
  readonly rows: Map<string, DataRow>
}

/** The files below data/ that hold the volume's data. */
export function dataFiles(volume: Volume): readonly PayloadFile[] {
  const datasets = gather(volume.items)
  const rows = [...datasets].flatMap(([name, dataset]) => [
    textPayload(`rows/${name}.csv`, datasetCsv(dataset)),
    textPayload(`rows/${name}.json`, json({ dataset: name, ...datasetJson(dataset) }))
  ])
  const trails = volume.items.flatMap((item) => {
    if (item.kind !== 'trail') return []
    const name = `trails/trail-${String(item.seq).padStart(3, '0')}`
    return [textPayload(`${name}.csv`, trailCsv(item.body)), textPayload(`${name}.json`, json({ title: item.title, ...item.body }))]
  })
  const models = new Map(volume.models.map((model) => [`models/${model.id}.yaml`, model.yaml]))
  return [...rows, ...trails, ...[...models].map(([path, yaml]) => textPayload(path, yaml))]
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

function gather(items: readonly VolumeItem[]): ReadonlyMap<string, Dataset> {
  const datasets = new Map<string, Dataset>()
  const of = (name: string): Dataset => {
    const found = datasets.get(name) ?? { columns: new Map(), rows: new Map() }
    datasets.set(name, found)
    return found
  }
  for (const item of items) {
    if (item.kind === 'warning')
      for (const table of [...item.body.evidence, ...item.body.denominator]) addTable(of(table.dataset), table, item.seq)
    if (item.kind === 'row') {
      const { source, values } = item.body
      const dataset = of(item.body.dataset)
      for (const { field, label, type } of values) if (!dataset.columns.has(field)) dataset.columns.set(field, { label, type })
      const id = `${source.file}|${source.sheet ?? ''}|${source.line ?? ''}`
      addRow(dataset, { id, source, seq: item.seq, values: new Map(values.map(({ field, value }) => [field, value])) })
    }
  }
  return datasets
}

function addTable(dataset: Dataset, table: VolumeTable, seq: number): void {
  for (const { field, label, type } of table.columns) if (!dataset.columns.has(field)) dataset.columns.set(field, { label, type })
  for (const row of table.rows) {
    const values = new Map(table.columns.map(({ field }, at) => [field, row.cells[at] ?? null]))
    addRow(dataset, { id: row.id, source: row.source, seq, values })
  }
}

function addRow(
  dataset: Dataset,
  row: Pick<VolumeTable['rows'][number], 'id' | 'source'> & { readonly seq: number; readonly values: ReadonlyMap<string, VolumeValue> }
): void {
  const before = dataset.rows.get(row.id)
  dataset.rows.set(row.id, {
    id: row.id,
    file: row.source?.file ?? before?.file ?? '',
    sheet: row.source?.sheet ?? before?.sheet ?? '',
    line: row.source?.line ?? before?.line ?? null,
    pieces: [...new Set([...(before?.pieces ?? []), row.seq])],
    values: new Map([...(before?.values ?? []), ...row.values])
  })
}

/** 分 as 元 (two decimals); everything else as it is. A negative amount stays a number, since text that begins with a minus is taken for a formula. */
function csvValue(value: VolumeValue, type: VolumeValueType): CellValue {
  if (type !== 'fen' || typeof value !== 'number') return value
  return value < 0 ? value / 100 : (value / 100).toFixed(2)
}

function datasetCsv({ columns, rows }: Dataset): string {
  const fields = [...columns]
  const labels = fields.map(([, { label, type }]) => (type === 'fen' ? `${label}（元）` : label))
  const lines = [...rows.values()].map((row) => [
    row.pieces.join(' '),
    row.file,
    row.sheet,
    row.line,
    ...fields.map(([field, { type }]) => csvValue(row.values.get(field) ?? null, type))
  ])
  return csvText([['件号', '来源文件', '工作表', '行号', ...labels], ...lines])
}

function datasetJson({ columns, rows }: Dataset): object {
  return {
    columns: [...columns].map(([field, { label, type }]) => ({ field, label, type })),
    rows: [...rows.values()].map(({ values, ...row }) => ({ ...row, values: Object.fromEntries(values) }))
  }
}

function trailCsv(body: TrailBody): string {
  const header = [
    '节点',
    '阶段',
    '收到',
    '决定',
    '时限',
    '工作日',
    '金额（元）',
    '结果',
    '标记',
    '行为',
    '人员或会议',
    '当日职务',
    '行为日期',
    '来源文件',
    '工作表',
    '行号'
  ]
  const lines = body.steps.flatMap((step) => {
    const marks = step.marks.map((mark) => `${mark.label} ${mark.detail}`.trim()).join('；')
    const amount = step.amount === null ? null : csvValue(step.amount, 'fen')
    const start = [step.node, step.stage, step.received, step.decided, step.due, step.workdays, amount, step.outcome, marks]
    const end = [step.source?.file ?? null, step.source?.sheet ?? null, step.source?.line ?? null]
    const acts = step.acts.length === 0 ? [[null, null, null, null]] : step.acts.map((act) => [act.kind, act.actor, act.post, act.on])
    return acts.map((act) => [...start, ...act, ...end])
  })
  return csvText([header, ...lines])
}

/** CSV that a spreadsheet opens without harm: UTF-8 with a byte order mark, quoting and neutral cells as in every table we write. */
function csvText(rows: readonly (readonly CellValue[])[]): string {
  return `\ufeff${rows.map(csvLine).join('')}`
}
