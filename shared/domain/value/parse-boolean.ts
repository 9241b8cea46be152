/** Cell → yes or no, as ledgers tick it: 是/否, √/×, Y/N, 1/0, 有/无. What is neither is refused, never taken for no. */
import type { RawValue } from './plain-text.ts'
import { plainText } from './plain-text.ts'

export type BooleanValue =
  | { readonly ok: true; readonly value: boolean }
  | { readonly ok: false; readonly reason: 'empty' | 'not_yes_or_no' }

const yes = new Set(['是', '√', '✓', '✔', '☑', 'y', 'yes', 'true', 't', '1', '1.0', '有', '对', '已', '真', '同意', '通过'])
const no = new Set([
  '否',
  '×',
  '✗',
  '✘',
  '☒',
  'x',
  'n',
  'no',
  'false',
  'f',
  '0',
  '0.0',
  '无',
  '错',
  '未',
  '假',
  '没有',
  '不是',
  '不同意',
  '未通过'
])
const empty = new Set(['', '-', '--', '—', '——', '/', 'null', 'n/a'])

export function parseBoolean(value: RawValue): BooleanValue {
  if (typeof value === 'boolean') return { ok: true, value }
  const text = plainText(value).toLowerCase()
  if (yes.has(text)) return { ok: true, value: true }
  if (no.has(text)) return { ok: true, value: false }
  return { ok: false, reason: empty.has(text) ? 'empty' : 'not_yes_or_no' }
}
