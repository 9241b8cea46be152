/**
 * Company names as people write them → one official form and one key to compare by. The key never merges what the register keeps apart:
 * 有限公司 and 股份有限公司 stay two companies; only 有限责任公司 and 有限公司, brackets, spaces and case are folded.
 */
import type { RawValue } from './plain-text.ts'
import { isNothing, plainText } from './plain-text.ts'

export interface CompanyName {
  /** Official form: full-width brackets （）, no spaces between Chinese characters. */
  readonly name: string
  /** For comparing only, never for showing. */
  readonly key: string
  /** From （原某某公司）, （曾用名：…） or (FORMERLY …). */
  readonly formerName: string | null
  /** 联合体牵头人, 联合体成员 … where the name carried it. */
  readonly role: string | null
}

const rolePattern =
  /[(]((?:联合体)?(?:牵头人|牵头单位|牵头方|主办方|成员单位|成员|牵头)|联合体|盖章|公章|签章|盖单位公章)[)]|^(?:\d+[.、])?(?:联合体)?(牵头人|牵头单位|成员单位|成员)[:：]/
const formerPattern = /[(]\s*(?:原名?称?|曾用名|formerly(?: known as)?)\s*[:：]?\s*([^()]+)[)]/i

/** Null for an empty cell. */
export function normaliseCompany(value: RawValue): CompanyName | null {
  let text = plainText(value)
    .replace(/[〔【[{]/g, '(')
    .replace(/[〕】\]}]/g, ')')
  if (isNothing(text)) return null
  const former = formerPattern.exec(text)
  if (former !== null) text = text.replace(former[0], '')
  const roleFound = rolePattern.exec(text)
  if (roleFound !== null) text = text.replace(roleFound[0], '')
  text = text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^\u0020-\u007e]) | (?=[^\u0020-\u007e])/g, '')
    .replace(/ ?([()]) ?/g, '$1')
    .replace(/[。.,;、]+$/, '')
    .trim()
  if (text === '') return null
  const chinese = /\p{Script=Han}/u.test(text)
  const name = chinese ? text.replaceAll('(', '（').replaceAll(')', '）') : text
  return { name, key: keyOf(text), formerName: former?.[1]?.trim() ?? null, role: roleFound?.[1] ?? roleFound?.[2] ?? null }
}

function keyOf(text: string): string {
  const bare = text.toUpperCase().replace(/[\s()·.,&'"“”‘’-]/g, '')
  return bare
    .replace(/有限责任公司/g, '有限公司')
    .replace(/(CO)?(LIMITED|LTD)$/, 'LTD')
    .replace(/(INCORPORATED|INC)$/, 'INC')
}
