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
    rows: [...rows, [stamp(session, language, at, `${zh ? '查找' : 'query'} ${result.query}`, rows.length)]]
  }
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
    return line.hits.map((hit) => [
      ...head,
      hit.title,
      hit.note,
      hit.reasons.map((reason) => matchReasons[reason][language]).join(zh ? '、' : ', '),
      hit.id
    ])
  })
  const header = zh
    ? ['行', '名单所列', '把握', '凭什么', '歧义', '对应条目', '说明', '依据', '编号']
    : ['Line', 'As listed', 'How sure', 'By what', 'Ambiguous', 'Entry', 'Note', 'Reasons', 'Id']
  return {
    name: zh ? '名单核对' : 'Names checked',
    header,
    rows: [...rows, [stamp(session, language, at, zh ? '名单核对' : 'list of names', check.lines.length)]]
  }
}

function stamp({ vault }: Session, language: Language, at: string, what: string, rows: number): string {
  const { unit, marking } = readMeta(vault.reader, 'identity')
  return language === 'zh'
    ? `${unit} · ${marking} · ${vault.account} · ${at} · ${what} · 共 ${rows} 条 · 线索待核实，不是结论`
    : `${unit} · ${marking} · ${vault.account} · ${at} · ${what} · ${rows} rows · leads to be checked, not findings`
}
