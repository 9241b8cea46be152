/**
 * The one unit or matter that a person means by an id, a code or a name. Where several answer to it nothing is guessed: each is named with its id and
 * code, so that the next call can say which.
 */
import { AppError } from '../../../shared/ipc/reply.ts'
import { candidatesMeant, idsMeant, type Meant } from '../queries/meant.ts'
import type { ReadableDB } from '../vault/connection.ts'

const fields = { org: ['code', 'name', 'short_name'], matter: ['code', 'name'], person: ['name'] } as const
const words = { org: '单位', matter: '事项', person: '人员' } as const

/** Ids in the dataset that answer to the text: its own id alone, else every code and name that is exactly the text; a few at most. */
export const allMeant = (db: ReadableDB, kind: Meant, text: string): readonly string[] => idsMeant(db, kind, fields[kind], text)

/** The unit's id. Throws `unknown_id`, also when several answer to it. */
export function unitMeant(db: ReadableDB, text: string): string {
  const ids = allMeant(db, 'org', text)
  const [first] = ids
  if (first !== undefined && ids.length === 1) return first
  if (ids.length > 1) throw severalMeant(db, 'org', ids, text)
  throw new AppError('unknown_id', `没有这个单位：${text.slice(0, 40)}。`, { next: '请核对单位的标识、代码或名称。' })
}

/** What is said when several answer to a text: all of them, and how to name one. `field`: what was being filled in. */
export function severalMeant(db: ReadableDB, kind: Meant, ids: readonly string[], text: string, field?: string): AppError {
  const known = candidatesMeant(db, kind, ids)
  const listed = known.map(
    ({ id, code, note }) => `${id}（${[code === '' ? '无代码' : `代码 ${code}`, note].filter((part) => part !== '').join('，')}）`
  )
  const before = field === undefined ? '' : `“${field}”：`
  const [example] = known.filter(({ code }) => code !== '' && known.filter((one) => one.code === code).length === 1)
  const how = `请用标识指明其中一个，例如 ${known[0]?.id ?? ''}`
  return new AppError('unknown_id', `${before}有几个${words[kind]}都叫“${text.slice(0, 40)}”：${listed.join('、')}。`, {
    ...(field === undefined ? {} : { column: field }),
    next: `${how}${example === undefined || kind === 'person' ? '' : `，或用代码，例如 ${example.code}`}。`
  })
}
