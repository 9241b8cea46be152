/**
 * JSON text → value, or a refusal that says where the text breaks. The platform's own message names a place for some faults only, so the text is walked
 * once more when it does not parse: line and column are always those of the first sign that does not belong there.
 */
import { badFile } from './bad-file.ts'

/** Throws AppError bad_file with line and column (1-based). `line`: the line of the file on which the text begins. */
export function parseJson(text: string, file: string, line = 1): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const { at, wanted } = jsonFault(text)
    const before = text.slice(0, at).split('\n')
    const column = (before.at(-1)?.length ?? 0) + 1
    const met = text.codePointAt(at)
    throw badFile(
      { file, line: line + before.length - 1, column },
      `的 JSON 写法有误，无法读取：此处${met === undefined ? '文件已结束' : `是${signOf(met)}`}，应为${wantedText[wanted]}`,
      '请核对该处的引号、逗号和括号，或从原系统重新导出。'
    )
  }
}

// what may stand next: a value, a value or the end of a list, a member or the end of an object, a member, the colon behind its name, what
// follows a value inside an object or a list, or nothing more
type Wanted = 'value' | 'first' | 'members' | 'member' | 'colon' | 'inObject' | 'inList' | 'end'

const wantedText = {
  value: '一个值（带双引号的文字、数字、true、false、null、{ 或 [）',
  first: '一个值或“]”',
  members: '带双引号的名称或“}”',
  member: '带双引号的名称',
  colon: '冒号',
  inObject: '逗号或“}”',
  inList: '逗号或“]”',
  end: '文件结尾'
} satisfies Record<Wanted, string>

/** A sign as a person can see it: control signs and line ends by name. */
function signOf(point: number): string {
  if (point === 10 || point === 13) return '换行'
  return point < 32 || point === 127 ? `控制字符 U+${point.toString(16).padStart(4, '0')}` : `“${String.fromCodePoint(point)}”`
}

const space = /[ \t\n\r]*/y
// signs below the space may not stand in a string, those from DEL on may
const key = /"(?:[^\p{Cc}"\\]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy
const scalar = new RegExp(`${key.source}|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null`, 'uy')

/** The place of the first sign that no JSON text could have there (the text's length when it only ends too early), and what could stand there. */
export function jsonFault(text: string): { readonly at: number; readonly wanted: Wanted } {
  let at = 0
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found !== null) at = pattern.lastIndex
    return found !== null
  }
  const open: ('{' | '[')[] = []
  let next: Extract<Wanted, 'value' | 'first' | 'members' | 'member'> | 'after' = 'value'
  const fault = (wanted: Wanted) => ({ at, wanted })
  const after = (): Wanted => (open.at(-1) === undefined ? 'end' : open.at(-1) === '{' ? 'inObject' : 'inList')
  for (;;) {
    take(space)
    const sign = text[at]
    if (sign === undefined) return fault(next === 'after' ? after() : next)
    if (next === 'after') {
      const inside = open.at(-1)
      if (inside === undefined) return fault('end')
      if (sign === ',') next = inside === '{' ? 'member' : 'value'
      else if (sign === (inside === '{' ? '}' : ']')) open.pop()
      else return fault(after())
      at += 1
    } else if ((next === 'members' && sign === '}') || (next === 'first' && sign === ']')) {
      open.pop()
      at += 1
      next = 'after'
    } else if (next === 'members' || next === 'member') {
      if (!take(key)) return fault(next)
      take(space)
      if (text[at] !== ':') return fault('colon')
      at += 1
      next = 'value'
    } else if (sign === '{' || sign === '[') {
      open.push(sign)
      at += 1
      next = sign === '{' ? 'members' : 'first'
    } else {
      if (!take(scalar)) return fault(next)
      next = 'after'
    }
  }
}
