/**
 * What a person filled in, as it is stored: dates, money and numbers as the import reads them, choices by code or word, units and matters by id
 * or by a name that is one only. What cannot be read is refused with the field's name, never kept as something else.
 */
import { AppError } from '../../../../shared/ipc/reply.ts'
import { parseBoolean } from '../../../../shared/domain/value/parse-boolean.ts'
import { parseDate } from '../../../../shared/domain/value/parse-date.ts'
import { parseMoney } from '../../../../shared/domain/value/parse-money.ts'
import { parseInteger, parseNumber } from '../../../../shared/domain/value/parse-number.ts'
import { normaliseName } from '../../../../shared/domain/value/parse-name.ts'
import type { Dataset, DatasetField } from '../../../../shared/packs/pack.ts'
import type { RegisterControl } from '../../../../shared/packs/registers.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { DatasetTable, type CellOfRow } from '../../queries/dataset-table.ts'
import { warningExists } from '../../queries/register.ts'
import type { Meant } from '../../queries/meant.ts'
import type { ReadableDB, WritableDB } from '../../vault/connection.ts'
import { rowId } from '../import/map-record.ts'
import { allMeant, severalMeant } from '../one-meant.ts'

export type Given = string | number | boolean | null | undefined
export interface Asked {
  readonly name: { readonly zh: string }
  readonly control: RegisterControl
  readonly required: boolean
  readonly codes?: Dataset['fields'][string]['codes'] | undefined
  /** whole numbers only */
  readonly whole: boolean
}

export function askedOf(name: { readonly zh: string }, control: RegisterControl, required: boolean, declared?: DatasetField): Asked {
  return { name, control, required, codes: declared?.codes, whole: declared?.type === 'integer' }
}

/** Null for what was left empty. Throws `usage` (missing, unreadable) and `unknown_id` (unit, person, matter, warning). `org`: whose person is meant. */
export function readValue(writer: WritableDB, packs: PackSet, asked: Asked, given: Given, org: string): CellOfRow {
  const text = given === null || given === undefined ? '' : String(given).trim()
  if (text === '') {
    if (asked.required) throw new AppError('usage', `“${asked.name.zh}”须填写。`, { column: asked.name.zh })
    return null
  }
  const refuse = (want: string): never => {
    throw new AppError('usage', `“${asked.name.zh}”不是${want}：${text.slice(0, 40)}。`, { column: asked.name.zh })
  }
  switch (asked.control) {
    case 'text':
    case 'long_text':
      return text
    case 'date': {
      const date = parseDate(text)
      return date.ok ? date.iso.slice(0, 10) : refuse('日期')
    }
    case 'number': {
      const number = asked.whole ? parseInteger(text) : parseNumber(text)
      return number.ok ? number.value : refuse(asked.whole ? '整数' : '数')
    }
    case 'money': {
      if (typeof given === 'number') return Number.isSafeInteger(given) ? given : refuse('金额')
      const money = parseMoney(text)
      return money.ok ? money.fen : refuse('金额')
    }
    case 'yes_no': {
      const yes = parseBoolean(given)
      return yes.ok ? (yes.value ? 1 : 0) : refuse('“是”或“否”')
    }
    case 'choice': {
      const codes = Object.entries(asked.codes ?? {})
      return (
        codes.find(([code, { zh, en }]) => [code, zh, en].includes(text))?.[0] ??
        refuse(`可选项（${codes.map(([, { zh }]) => zh).join('、')}）`)
      )
    }
    case 'unit':
      return only(writer, 'org', allMeant(writer, 'org', text), asked, text)
    case 'matter':
      return only(writer, 'matter', allMeant(writer, 'matter', text), asked, text)
    case 'warning':
      if (warningExists(writer, text)) return text
      throw unknown(asked, text, '预警')
    case 'person':
      return personMeant(writer, packs, asked, text, org)
  }
}

function only(db: ReadableDB, kind: Meant, ids: readonly string[], asked: Asked, text: string): string {
  const [first] = ids
  if (first !== undefined && ids.length === 1) return first
  if (ids.length > 1) throw severalMeant(db, kind, ids, text, asked.name.zh)
  throw unknown(asked, text, { org: '单位', matter: '事项', person: '人员' }[kind])
}

function unknown({ name }: Asked, text: string, what: string): AppError {
  return new AppError('unknown_id', `“${name.zh}”：没有这个${what}“${text.slice(0, 40)}”。`, {
    column: name.zh,
    next: `请核对名称，或先导入${what}。`
  })
}

/** A person of the unit by that name, else the only one of that name; one not known yet is put on record in the unit, as an import does. */
function personMeant(writer: WritableDB, packs: PackSet, asked: Asked, text: string, org: string): string {
  const name = normaliseName(text)
  const known = allMeant(writer, 'person', text)
  if (known.length === 1 && known[0] === text) return text
  const own = rowId('person', [name, org])
  const declared = packs.datasets['person']
  if (declared === undefined) throw unknown(asked, text, '人员')
  const table = new DatasetTable(writer, 'person', declared)
  const fieldAt = table.fields.indexOf('org_id')
  const home = known.filter((id) => table.row(id)?.values[fieldAt] === org)
  if (home.length > 0 || known.length > 0) return only(writer, 'person', home.length > 0 ? home : known, asked, text)
  table.insertNew(own, ['name', 'org_id'], [name, org === '' ? null : org], { source: null, import: null, hash: '' })
  return own
}

/** The id of whoever did a step, where the name is that of one person of the unit; null else: a name alone never makes an entry. */
export function personKnown(writer: WritableDB, packs: PackSet, text: string, org: string): string | null {
  const declared = packs.datasets['person']
  if (text === '' || declared === undefined) return null
  const table = new DatasetTable(writer, 'person', declared)
  const fieldAt = table.fields.indexOf('org_id')
  const home = allMeant(writer, 'person', normaliseName(text)).filter((id) => table.row(id)?.values[fieldAt] === org)
  return home.length === 1 ? (home[0] ?? null) : null
}
