/** What was found, and what became of a list of names, as tables to hand out: stamped with unit, marking, person, time and query (feature 51). */
import type { NameCheck, SearchResult } from '../../../../shared/ipc/commands/search.ts'
import { matchReasons } from '../../../../shared/domain/match/match-reason.ts'
import type { WrittenSheet } from '../../io/write-table.ts'
import type { Session } from '../../session.ts'
import { readMeta } from '../../vault/meta.ts'

type Language = 'zh' | 'en'

export function resultTable(session: Session, result: SearchResult, language: Language, at: string): WrittenSheet {
  const zh = language === 'zh'
  const rows = result.groups.flatMap((group) =>
    group.hits.map((hit) => [
      group.name[language],
      hit.title.text,
      hit.note,
      hit.date,
      hit.amount === null ? null : hit.amount / 100,
      hit.found === null ? null : `${hit.found.field[language]}：${hit.found.piece.text}`,
      hit.id
    ])
  )
  const header = zh
    ? ['类别', '名称', '说明', '日期', '金额（元）', '命中处', '编号']
    : ['Kind', 'Name', 'Note', 'Date', 'Amount (yuan)', 'Found in', 'Id']
  return {
    name: zh ? '查找结果' : 'Search',
    header,
    rows: [...rows, [stamp(session, language, at, `${zh ? '查找' : 'query'} ${result.query}${leftOut(result, language)}`, rows.length)]]
  }
}

/** What was found and is not in the table, and what could not be found yet; nothing when all is there. */
function leftOut({ groups, behind }: SearchResult, language: Language): string {
  const zh = language === 'zh'
  const rest = groups.reduce((sum, { count, hits }) => sum + Math.max(0, count - hits.length), 0)
  const open = groups.some(({ counted }) => counted === 'least')
  const about = groups.some(({ counted }) => counted === 'about') ? (zh ? '约 ' : 'about ') : ''
  const more = rest > 0 ? `${about}${rest}` : ''
  const parts = zh
    ? [open ? `另有至少 ${rest} 条未列出` : more && `另有 ${more} 条未列出`, behind > 0 ? `${behind} 行尚未编入索引` : '']
    : [open ? `at least ${rest} more not listed` : more && `${more} more not listed`, behind > 0 ? `${behind} rows not indexed yet` : '']
  return parts
    .filter((part) => part !== '')
    .map((part) => ` · ${part}`)
    .join('')
}

const sureWords = {
  zh: { certain: '确定', likely: '很可能', unsure: '待核', none: '未找到' },
  en: { certain: 'certain', likely: 'likely', unsure: 'to be checked', none: 'not found' }
} as const
const wayWords = {
  zh: { id_number: '证件号', code: '编号', phone: '电话', name_phone: '姓名和电话', name: '名称', similar: '名称相近', none: '' },
  en: {
    id_number: 'id number',
    code: 'code',
    phone: 'phone',
    name_phone: 'name and phone',
    name: 'name',
    similar: 'similar name',
    none: ''
  }
} as const

/** One row for each thing found; a line for which nothing was found has one too. */
export function nameTable(session: Session, check: NameCheck, language: Language, at: string): WrittenSheet {
  const zh = language === 'zh'
  const rows = check.lines.flatMap((line) => {
    const head = [
      line.line,
      line.text,
      sureWords[language][line.sure],
      wayWords[language][line.way],
      line.ambiguous ? (zh ? '有歧义' : 'ambiguous') : ''
    ]
    if (line.hits.length === 0) return [[...head, null, null, null, null]]
    const shown = line.hits.map((hit) => [
      ...head,
      hit.title,
      hit.note,
      hit.reasons.map((reason) => matchReasons[reason][language]).join(zh ? '、' : ', '),
      hit.id
    ])
    const rest = line.found - line.hits.length
    return rest > 0 ? [...shown, [...head, zh ? `另有 ${rest} 条未列出` : `${rest} more not listed`, null, null, null]] : shown
  })
  const header = zh
    ? ['行', '名单所列', '把握', '凭什么', '歧义', '对应条目', '说明', '依据', '编号']
    : ['Line', 'As listed', 'How sure', 'By what', 'Ambiguous', 'Entry', 'Note', 'Reasons', 'Id']
  return {
    name: zh ? '名单核对' : 'Names checked',
    header,
    rows: [...rows, [stamp(session, language, at, `${zh ? '名单核对' : 'list of names'}${unchecked(check, language)}`, check.lines.length)]]
  }
}

/** Lines beyond the limit, which were not looked at. */
function unchecked({ leftOut: lines }: NameCheck, language: Language): string {
  return lines === 0 ? '' : language === 'zh' ? ` · 另有 ${lines} 行未核对` : ` · ${lines} more lines not checked`
}

function stamp({ vault }: Session, language: Language, at: string, what: string, rows: number): string {
  const { unit, marking } = readMeta(vault.reader, 'identity')
  return language === 'zh'
    ? `${unit} · ${marking} · ${vault.account} · ${at} · ${what} · 共 ${rows} 条 · 线索待核实，不是结论`
    : `${unit} · ${marking} · ${vault.account} · ${at} · ${what} · ${rows} rows · leads to be checked, not findings`
}
