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
    const before = text.slice(0, faultPlace(text)).split('\n')
    const column = (before.at(-1)?.length ?? 0) + 1
    throw badFile(
      { file, line: line + before.length - 1, column },
      '的 JSON 写法有误，无法读取',
      '请核对该处的引号、逗号和括号，或从原系统重新导出。'
    )
  }
}

const space = /[ \t\n\r]*/y
// signs below the space may not stand in a string, those from DEL on may
const key = /"(?:[^\p{Cc}"\\]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy
const scalar = new RegExp(`${key.source}|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null`, 'uy')

/** The place of the first sign that no JSON text could have there; the text's length when it only ends too early. */
export function faultPlace(text: string): number {
  let at = 0
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found !== null) at = pattern.lastIndex
    return found !== null
  }
  const open: ('{' | '[')[] = []
  // what may stand next: a value, a value or the end of a list, a member or the end of an object, a member, or what follows a value
  let next: 'value' | 'first' | 'members' | 'member' | 'after' = 'value'
  for (;;) {
    take(space)
    const sign = text[at]
    if (sign === undefined) return at
    if (next === 'after') {
      const inside = open.at(-1)
      if (inside === undefined) return at
      if (sign === ',') next = inside === '{' ? 'member' : 'value'
      else if (sign === (inside === '{' ? '}' : ']')) open.pop()
      else return at
      at += 1
    } else if ((next === 'members' && sign === '}') || (next === 'first' && sign === ']')) {
      open.pop()
      at += 1
      next = 'after'
    } else if (next === 'members' || next === 'member') {
      if (!take(key)) return at
      take(space)
      if (text[at] !== ':') return at
      at += 1
      next = 'value'
    } else if (sign === '{' || sign === '[') {
      open.push(sign)
      at += 1
      next = sign === '{' ? 'members' : 'first'
    } else {
      if (!take(scalar)) return at
      next = 'after'
    }
  }
}
