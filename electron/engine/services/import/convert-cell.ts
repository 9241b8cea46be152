/**
 * One cell → one value of a dataset, as a mapping's field says. Made once per column (closures), run once per cell. Plain figures and ISO dates
 * take a short way; everything else goes through the parsers of shared/domain/value, so both ways give the same value.
 */
import { normaliseCompany } from '../../../../shared/domain/value/normalise-company.ts'
import { parseBoolean } from '../../../../shared/domain/value/parse-boolean.ts'
import { parseProjectCode } from '../../../../shared/domain/value/parse-code.ts'
import { parseDate, type YearLast } from '../../../../shared/domain/value/parse-date.ts'
import { parseIdNumber } from '../../../../shared/domain/value/parse-id-number.ts'
import { type MoneyUnit as WrittenUnit, parseMoney } from '../../../../shared/domain/value/parse-money.ts'
import { normaliseName, parseNames } from '../../../../shared/domain/value/parse-name.ts'
import { parseInteger, parseNumber } from '../../../../shared/domain/value/parse-number.ts'
import { isNothing, plainText } from '../../../../shared/domain/value/plain-text.ts'
import type { FieldSource } from '../../../../shared/packs/mapping.ts'
import type { DatasetField, Procedure } from '../../../../shared/packs/pack.ts'
import type { CellValue } from '../../io/table-file.ts'
import { detached } from './detach-text.ts'
import type { MoneyUnit } from './header-name.ts'
import type { Reason } from './reason.ts'
import type { IdentitySeal } from './seal-identity.ts'

export type Value = string | number | null

/** What a cell turned out to be when it is no value: the line goes to quarantine. */
export class BadCell {
  readonly reason: Reason
  constructor(reason: Reason) {
    this.reason = reason
  }
}

/** Something that was set aside without stopping the line, told in the import's notes. */
export type Told = (
  what: 'unknown_code' | 'placeholder' | 'weekday_mismatch' | 'excel_serial' | 'two_digit_year' | 'known_as_several',
  value: string
) => void
export type Convert = (cell: CellValue | undefined, told: Told) => Value | BadCell

export interface ConvertContext {
  readonly seal: IdentitySeal
  readonly procedure: Procedure | undefined
  /** unit the header states */
  readonly headerUnit: MoneyUnit | null
}

const bad = Object.fromEntries(
  (['required', 'unknown_code', 'unknown_node', 'pattern', 'not_money'] as const).map((reason) => [reason, new BadCell(reason)])
) as Readonly<Record<'required' | 'unknown_code' | 'unknown_node' | 'pattern' | 'not_money', BadCell>>
const badCells = new Map<Reason, BadCell>()
function refused(reason: Reason): BadCell {
  let cell = badCells.get(reason)
  if (cell === undefined) {
    cell = new BadCell(reason)
    badCells.set(reason, cell)
  }
  return cell
}

const writtenUnits = { fen: '分', yuan: '元', wan: '万元', yi: '亿元' } as const satisfies Record<MoneyUnit, WrittenUnit>

/** The converter of one column for one field: empty words, pattern, code table, then the field's form. */
export function cellConverter(source: FieldSource, field: DatasetField, context: ConvertContext): Convert {
  const plain = formOf(source, field, context)
  const empty = source.empty === undefined ? null : new Set(source.empty)
  const pattern = source.pattern === undefined ? null : new RegExp(source.pattern, 'u')
  const codes = source.codes === undefined ? null : new Map(Object.entries(source.codes).map(([word, code]) => [plainText(word), code]))
  const coded = codes !== null && source.codes !== undefined ? new Set(Object.values(source.codes)) : null
  if (empty === null && pattern === null && codes === null) return plain
  return (cell, told) => {
    if (cell === null || cell === undefined || cell === '') return null
    let text = plainText(cell)
    if (text === '' || empty?.has(text) === true) return null
    if (pattern !== null) {
      const found = pattern.exec(text)
      if (found === null) return bad.pattern
      text = found[1] ?? found[0]
    }
    if (codes === null || coded === null) return plain(pattern === null ? cell : text, told)
    if (isNothing(text) && !codes.has(text)) return null
    const code = codes.get(text) ?? (coded.has(text) ? text : undefined)
    if (code !== undefined) return plain(code, told)
    if (source.unknown === 'keep') return plain(text, told)
    if (source.unknown !== 'empty') return bad.unknown_code
    told('unknown_code', text)
    return null
  }
}

function formOf(source: FieldSource, field: DatasetField, context: ConvertContext): Convert {
  switch (source.as) {
    case 'person_name':
      return remembered((cell) => nullIfEmpty(normaliseName(cell)))
    case 'first_name':
      return remembered((cell) => parseNames(cell)[0]?.name ?? null)
    case 'company_name':
    case 'org_name':
      return remembered((cell) => normaliseCompany(cell)?.name ?? null)
    case 'region':
      return remembered((cell) => nullIfNothing(plainText(cell).replaceAll(/\s+/g, '')))
    case 'phone':
      return (cell) => nullIfNothing(plainText(cell).replaceAll(/[\s-]/g, ''))
    case 'url':
      return (cell) => nullIfNothing(plainText(cell))
    case 'code':
      return (cell) => {
        if (cell === null || cell === undefined || cell === '') return null
        if (typeof cell === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(cell) && !/e\+/i.test(cell) && !isNothing(cell.toLowerCase()))
          return cell
        const code = parseProjectCode(cell)
        return code.ok ? code.code : code.reason === 'empty' ? null : refused(code.reason)
      }
    case 'id_hash':
    case 'id_mask': {
      const hashed = source.as === 'id_hash'
      return (cell) => {
        if (cell === null || cell === undefined || cell === '') return null
        const number = parseIdNumber(cell)
        if (number.ok) return hashed ? context.seal.idHash(number.id) : number.mask
        return number.reason === 'empty' ? null : refused(number.reason)
      }
    }
    case 'account_hash':
      return (cell) => {
        const account = plainText(cell).replaceAll(/[\s-]/g, '')
        if (isNothing(account)) return null
        return /^\d(\.\d+)?E\+\d+$/i.test(account) ? refused('ruined_by_excel') : context.seal.accountHash(account)
      }
    case 'node':
      return nodeConverter(context.procedure)
    default:
      return typeConverter(source, field, context)
  }
}

function typeConverter(source: FieldSource, field: DatasetField, context: ConvertContext): Convert {
  switch (field.type) {
    case 'text':
      return textOf
    case 'date':
    case 'timestamp':
      return dateConverter(field.type === 'date', source.dates)
    case 'fen':
      return moneyConverter(writtenUnits[context.headerUnit ?? source.unit ?? 'yuan'], source.least)
    case 'integer':
      return numberConverter(true, source.least)
    case 'real':
      return numberConverter(false, source.least)
    case 'boolean':
      return (cell) => {
        if (cell === null || cell === undefined) return null
        const answer = parseBoolean(cell)
        return answer.ok ? Number(answer.value) : answer.reason === 'empty' ? null : refused(answer.reason)
      }
  }
}

/** Text keeps its own characters (a firm's full-width brackets are part of its name); only what cannot be seen goes. */
function textOf(cell: CellValue | undefined): Value {
  if (cell === null || cell === undefined) return null
  if (typeof cell !== 'string') return String(cell)
  // eslint-disable-next-line no-control-regex -- these are exactly the characters to drop
  const text = /[\u0000-\u001f\u007f\u200b-\u200f\ufeff&]/.test(cell)
    ? cell
        .replaceAll(/[\u200b-\u200f\ufeff]/g, '')
        // eslint-disable-next-line no-control-regex -- the same
        .replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
        .replaceAll(/&#(\d{3,6});/g, (whole, digits: string) =>
          Number(digits) > 159 && Number(digits) < 0x11_00_00 ? String.fromCodePoint(Number(digits)) : whole
        )
        .trim()
    : cell.trim()
  return text === '' || (text.length <= 4 && isNothing(text.toLowerCase())) ? null : text
}

function dateConverter(dayOnly: boolean, yearLast: YearLast | undefined): Convert {
  return (cell, told) => {
    if (cell === null || cell === undefined || cell === '') return null
    if (typeof cell === 'string' && cell.length === 10 && isIsoDay(cell)) return cell
    const date = parseDate(cell, { yearLast })
    if (!date.ok) return date.reason === 'empty' ? null : refused(date.reason)
    if (date.note !== undefined) told(date.note, String(cell))
    return dayOnly ? date.iso.slice(0, 10) : sameMoment(date.iso)
  }
}

/** One text for one moment: 09:00:00 is written 09:00, so that a file with seconds does not differ from one without. */
function sameMoment(iso: string): string {
  return iso.length === 19 && iso.endsWith(':00') ? iso.slice(0, 16) : iso
}

/** 2023-08-30 with a day that any month has; other days go through the parser. */
function isIsoDay(text: string): boolean {
  return /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/.test(text)
}

function moneyConverter(unit: WrittenUnit, least: number | undefined): Convert {
  const leastFen = least === undefined ? 0 : least * 100
  return (cell, told) => {
    if (cell === null || cell === undefined || cell === '') return null
    let fen: number
    const short = unit === '元' && typeof cell === 'string' && /^\d{1,13}(\.\d{1,2})?$/.test(cell)
    if (short) fen = Math.round(Number(cell) * 100)
    else {
      const money = parseMoney(cell, unit)
      if (!money.ok) return money.reason === 'empty' ? null : refused(money.reason)
      fen = money.fen
    }
    if (least === undefined || Math.abs(fen) >= leastFen) return fen
    if (fen !== 0) told('placeholder', String(cell))
    return null
  }
}

function numberConverter(whole: boolean, least: number | undefined): Convert {
  return (cell, told) => {
    if (cell === null || cell === undefined || cell === '') return null
    const number = whole ? parseInteger(cell) : parseNumber(cell)
    if (!number.ok) return number.reason === 'empty' ? null : refused(number.reason)
    const value = number.percent ? Number((number.value * 100).toPrecision(12)) : number.value
    if (least === undefined || Math.abs(value) >= least) return value
    if (value !== 0) told('placeholder', String(cell))
    return null
  }
}

/** Code, name, short name or alias of a node → its code. */
function nodeConverter(procedure: Procedure | undefined): Convert {
  const codes = new Map<string, string>()
  const key = (text: string): string => plainText(text).replaceAll(/\s+/g, '').toLowerCase()
  for (const node of procedure?.nodes ?? []) {
    for (const name of [node.code, node.name.zh, node.name.en, node.short ?? '', ...node.aliases]) {
      if (name !== '' && !codes.has(key(name))) codes.set(key(name), node.code)
    }
  }
  const known = new Map<string, string | null>()
  return (cell) => {
    if (cell === null || cell === undefined || cell === '') return null
    const text = String(cell)
    let code = known.get(text)
    if (code === undefined) {
      code = codes.get(key(text)) ?? codes.get(key(text).replace(/^\d+[.、]/, '')) ?? null
      if (known.size < 5000) known.set(detached(text), code)
    }
    return code ?? (isNothing(plainText(text)) ? null : bad.unknown_node)
  }
}

/** Names come again and again in a ledger: each text is worked out once. */
function remembered(convert: (cell: CellValue) => Value): Convert {
  const known = new Map<CellValue, Value>()
  return (cell) => {
    if (cell === null || cell === undefined || cell === '') return null
    const before = known.get(cell)
    if (before !== undefined) return before
    const found = convert(cell)
    if (known.size >= 50_000) return found
    const value = typeof found === 'string' ? detached(found) : found
    known.set(typeof cell === 'string' ? detached(cell) : cell, value)
    return value
  }
}

function nullIfEmpty(text: string): string | null {
  return text === '' ? null : text
}

function nullIfNothing(text: string): string | null {
  return isNothing(text) ? null : text
}
