/**
 * One line of a list to be checked → what it names: a name, a phone, a code, an id number, several of them side by side (王五 13800000000).
 * Names keep their inner spaces; parts are told apart by tab, comma or bar, and by spaces where a number stands beside a name.
 */
import { parseCreditCode } from '../value/parse-code.ts'
import { maskIdNumber, parseIdNumber } from '../value/parse-id-number.ts'
import { plainText } from '../value/plain-text.ts'

export interface NameLineParts {
  readonly names: readonly string[]
  /** digits */
  readonly phones: readonly string[]
  /** whole and valid */
  readonly ids: readonly string[]
  /** credit codes, project codes, contract numbers: whatever bears a digit and is none of the others; with words in it, also among `names` */
  readonly codes: readonly string[]
  /** the line as it may be shown: id numbers masked, also those that are not valid */
  readonly shown: string
}

export function readNameLine(line: string): NameLineParts {
  const text = plainText(line)
  const cells = line
    .split(/[\t,，;；|]+/u)
    .flatMap((cell) => (/\d{5,}/.test(cell) ? cell.split(/\s+/u) : [cell]))
    .map((cell) => plainText(cell).replace(/^\d{1,4}[.、)）]\s*/u, ''))
    .filter((cell) => cell !== '')
  const names: string[] = []
  const phones: string[] = []
  const ids: string[] = []
  const codes: string[] = []
  let shown = text
  for (const cell of cells) {
    const id = parseIdNumber(cell)
    const looksLikeId = /^\d{15}$|^\d{17}[\dX]$/i.test(cell)
    if (looksLikeId) shown = shown.replace(cell, maskIdNumber(cell))
    if (id.ok) ids.push(id.id)
    else if (parseCreditCode(cell).ok) codes.push(cell.toUpperCase())
    else if (/^(?:\+?86)?1\d{10}$|^0\d{2,3}-?\d{7,8}$/.test(cell)) phones.push(cell.replace(/^\+?86(?=1\d{10}$)/, '').replaceAll(/\D/g, ''))
    else if (looksLikeId) continue
    else if (/\d/.test(cell) && !/\p{Script=Han}{4,}$/u.test(cell)) {
      codes.push(cell)
      // 云溪县第2中学 is a name, 浙云采〔2024〕12号 a number: what has words in it may be either
      if (/\p{Script=Han}{2,}/u.test(cell)) names.push(cell)
    } else names.push(cell)
  }
  return { names, phones, ids, codes, shown }
}
