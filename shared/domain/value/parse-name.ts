/**
 * Cell → people's names. Ledgers write 张 三 to align columns, several approvers into one cell, and posts in brackets; this undoes all
 * three and keeps the order in which they signed. It never guesses who someone is: a doubtful split is marked `doubtful`.
 */
import type { RawValue } from './plain-text.ts'
import { isNothing, plainText } from './plain-text.ts'

export interface ParsedName {
  readonly name: string
  /** What stood in brackets behind the name: 局长, 代, 已签. */
  readonly title: string | null
  /** Spaces could mean one long name or several people, or 等 hid others. */
  readonly doubtful: boolean
}

const han = String.raw`\p{Script=Han}`
const allHan = new RegExp(`^[${han}·]+$`, 'u')
const compoundSurnames = new Set(
  '欧阳 司马 诸葛 上官 司徒 东方 独孤 南宫 夏侯 令狐 皇甫 尉迟 公孙 慕容 宇文 长孙 端木 轩辕 西门 申屠 闻人 百里 太史 澹台 公冶 淳于 单于 钟离 濮阳 呼延 赫连 拓跋 万俟 东郭 第五 梁丘 左丘 东门 南门 鲜于'.split(
    ' '
  )
)

/** All people named in a cell, in order. An empty cell (无, -, /) gives none. */
export function parseNames(value: RawValue): readonly ParsedName[] {
  // Line breaks part people, so they must survive plainText, which would make them spaces.
  const text = plainText(typeof value === 'string' ? value.replace(/[\r\n]+/g, ';') : value)
  if (isNothing(text)) return []
  const chinese = new RegExp(`[${han}]`, 'u').test(text)
  const pieces = splitOutsideBrackets(text, chinese ? /[、,;/|&]/ : /[、;/|&]/)
  return pieces.flatMap((piece) => peopleOf(piece.trim()))
}

/** One name in its plain form: 张 三 → 张三, full-width to half-width, one kind of middle dot. Titles are kept out. */
export function normaliseName(value: RawValue): string {
  const [first] = parseNames(value)
  return first?.name ?? ''
}

function peopleOf(piece: string): ParsedName[] {
  const titled = /^(.*?)\s*[([](.*?)[)\]]\s*(.*)$/.exec(piece)
  const title = titled?.[2]?.trim()
  let text = (titled === null ? piece : `${titled[1]} ${titled[3]}`).trim()
  const others = /等(\d+|[一二两三四五六七八九十]+)?人?$/.exec(text)
  const hidden = others !== null && others.index >= 2
  if (hidden) text = text.slice(0, others.index).trim()
  if (isNothing(text)) return []
  const names = joinSpaced(text)
  return names.map((name, index) => ({
    name,
    title: index === names.length - 1 && title !== undefined && title !== '' ? title : null,
    doubtful: hidden || names.length > 1
  }))
}

/** Spaces inside one Chinese name vanish; spaces between whole names part them. Other scripts keep single spaces. */
function joinSpaced(text: string): string[] {
  const dotted = text.replace(new RegExp(String.raw`(?<=[${han}])\s*[•・‧∙⋅·.]\s*(?=[${han}])`, 'gu'), '·')
  const tokens = dotted.split(/\s+/)
  if (!tokens.every((token) => allHan.test(token))) return [tokens.join(' ')]
  if (tokens.every((token) => token.length === 1)) {
    if (tokens.length === 4 && !compoundSurnames.has(`${tokens[0]}${tokens[1]}`))
      return [tokens.slice(0, 2).join(''), tokens.slice(2).join('')]
    return [tokens.join('')]
  }
  const names: string[] = []
  let current = ''
  for (const token of tokens) {
    if (current === '' || current.length === 1 || token.length === 1 || compoundSurnames.has(current)) current += token
    else {
      names.push(current)
      current = token
    }
  }
  names.push(current)
  return names
}

function splitOutsideBrackets(text: string, separator: RegExp): string[] {
  const pieces: string[] = []
  let piece = ''
  let depth = 0
  for (const character of text) {
    if (character === '(' || character === '[') depth += 1
    if (character === ')' || character === ']') depth = Math.max(0, depth - 1)
    if (depth === 0 && separator.test(character)) {
      pieces.push(piece)
      piece = ''
    } else piece += character
  }
  pieces.push(piece)
  return pieces.filter((part) => part.trim() !== '')
}
