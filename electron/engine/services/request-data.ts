/**
 * From coverage to a request letter (feature 82): what would let most models run is asked for in an office's words. A letter, a blank table with the
 * headers that an import knows by itself, and a list of which field would let which model run.
 */
import { chooseRequest, modelsCompleted } from '../../../shared/domain/choose-request.ts'
import type { CommandOutput, ParsedInput } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { Mapping } from '../../../shared/packs/mapping.ts'
import type { FileTable } from '../file-table.ts'
import { letterDay, letterHtml } from '../io/letter-html.ts'
import { writeTable, type WrittenSheet } from '../io/write-table.ts'
import type { PackSet } from '../packs/pack-set.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { readMeta } from '../vault/meta.ts'
import { keepText } from './points/urge-missing.ts'
import { readCoverage } from './read-model.ts'

type Missing = CommandOutput<'model.coverage'>['missing'][number]

/** What is asked for when nobody chose. */
const usualFields = 8
/** Days that the other side gets when no date is said. */
const usualDays = 15

/** Throws `unknown_id` when nothing is missing, or nothing of what was named. */
export async function requestData(
  db: ReadableDB,
  packs: PackSet,
  input: ParsedInput<'coverage.request'>,
  today: string,
  files: FileTable
): Promise<CommandOutput<'coverage.request'>> {
  const { missing } = readCoverage(db, packs)
  const named = new Set(input.what ?? chooseRequest(missing, usualFields))
  const asked = missing.filter((one) => named.has(one.what))
  if (asked.length === 0) throw new AppError('unknown_id', '没有可以索要的数据项。', { next: '请在数据覆盖里选择缺少的数据。' })
  const unlocked = modelsCompleted(missing, named)
  const dueOn = input.dueOn ?? new Date(Date.parse(today) + usualDays * 86_400_000).toISOString().slice(0, 10)
  const identity = readMeta(db, 'identity')
  const nameOf = (model: string): string => packs.model(model)?.name.zh ?? model
  const rows = asked.map((one, at) => {
    const { dataset, field, form } = wordsOf(packs, one.what)
    return [String(at + 1), dataset, field, form, String(one.concerns.length)]
  })
  const html = letterHtml({
    language: 'zh',
    unit: identity.unit,
    title: '关于商请提供数据的函',
    number: '',
    addressee: `${input.to === '' ? '（接收单位）' : input.to}：`,
    body: [
      `因监督工作需要，商请贵单位提供下表所列 ${asked.length} 项数据。表中数据项齐备后，可对 ${unlocked.length} 项监督模型所涉情况开展比对核查。`,
      '请按附表样式提供（xlsx 或 csv 均可），一行一条；没有的栏目请留空并说明原因，不以零或“无”代替。数据仅用于监督工作，由本单位两名工作人员签收、登记并按规定保管。'
    ],
    table: { header: ['序号', '数据', '数据项', '填写形式', '相关模型（个）'], rows },
    closing: [`请于${letterDay(dueOn)}前提供。附件：空白数据表、数据项与模型对照清单。`],
    signOff: identity.unit,
    date: today,
    marking: identity.marking
  })
  const table = files.keep(`数据空白表_${today}.xlsx`)
  const blank = await writeTable(table.path, blankSheets(packs, asked), { format: 'xlsx' })
  const list = files.keep(`数据项与模型对照清单_${today}.xlsx`)
  const listed = await writeTable(
    list.path,
    [
      {
        name: '对照清单',
        header: ['数据', '数据项', '字段', '补齐此项即可运行的模型', '用到此项的模型'],
        rows: asked.map((one) => {
          const { dataset, field } = wordsOf(packs, one.what)
          return [dataset, field, one.what, one.unlocks.map(nameOf).join('、'), one.concerns.map(nameOf).join('、')]
        }),
        widths: [20, 24, 28, 60, 60]
      },
      { name: '合计', header: ['全部补齐后可运行的模型'], rows: unlocked.map((model) => [nameOf(model)]), widths: [60] }
    ],
    { format: 'xlsx' }
  )
  const keptOf = (kept: { readonly handle: string }, { bytes, sha256 }: { readonly bytes: number; readonly sha256: string }) => ({
    handle: kept.handle,
    name: files.name(kept.handle),
    bytes,
    sha256
  })
  return {
    fields: asked.length,
    models: unlocked.length,
    letter: keepText(files, `商请提供数据函_${today}.html`, html),
    table: keptOf(table, blank),
    list: keptOf(list, listed)
  }
}

const forms: Readonly<Record<string, string>> = {
  text: '文字',
  date: '日期，如 2026-09-30',
  datetime: '日期与时刻',
  money: '金额（元）',
  integer: '整数',
  real: '数',
  boolean: '是或否'
}

/** `contract.sign_date` as an office names it; a whole dataset has no field. */
function wordsOf(packs: PackSet, what: string): { readonly dataset: string; readonly field: string; readonly form: string } {
  const [name = '', field = ''] = what.split('.')
  const dataset = packs.datasets[name]
  const declared = dataset?.fields[field]
  const codes =
    declared?.codes === undefined || declared.others === true
      ? ''
      : Object.values(declared.codes)
          .map((code) => code.zh)
          .join('、')
  return {
    dataset: dataset?.name.zh ?? name,
    field: field === '' ? '整张台账（见附表）' : (declared?.name.zh ?? field),
    form: codes !== '' ? `其中之一：${codes}` : field === '' ? '' : (forms[declared?.type ?? ''] ?? '')
  }
}

/** One sheet for each dataset, with headers that the import recognises: the fullest ledger that tells of it, else the dataset's own names. */
function blankSheets(packs: PackSet, asked: readonly Missing[]): readonly WrittenSheet[] {
  const datasets = [...new Set(asked.map((one) => one.what.split('.')[0] ?? ''))]
  return datasets.map((name) => {
    const fields = asked.flatMap((one) => (one.what.startsWith(`${name}.`) ? [one.what.slice(name.length + 1)] : []))
    const mapping = packs.mappings
      .filter((one) => one.emits.some((emission) => emission.dataset === name && !emission.refer))
      .toSorted((a, b) => fit(b, name, fields) - fit(a, name, fields))[0]
    const header = mapping === undefined ? namesOf(packs, name) : headerOf(mapping)
    return { name: packs.datasets[name]?.name.zh ?? name, header, rows: [], widths: header.map(() => 18) }
  })
}

/** A ledger that carries the fields asked for, before one that merely tells of the dataset. */
function fit(mapping: Mapping, dataset: string, fields: readonly string[]): number {
  const own = mapping.emits.filter((emission) => emission.dataset === dataset).flatMap((emission) => Object.keys(emission.fields))
  return fields.filter((field) => own.includes(field)).length * 100 + own.length
}

function headerOf(mapping: Mapping): readonly string[] {
  const first = (names: string | readonly string[]): string => (typeof names === 'string' ? names : (names[0] ?? ''))
  const columns = mapping.emits.flatMap((emission) =>
    Object.values(emission.fields).flatMap((field) => (field.column === undefined ? [] : [first(field.column)]))
  )
  return [...new Set([...mapping.required.map(first), ...columns])]
}

function namesOf(packs: PackSet, dataset: string): readonly string[] {
  return Object.values(packs.datasets[dataset]?.fields ?? {}).map((field) => field.name.zh)
}
