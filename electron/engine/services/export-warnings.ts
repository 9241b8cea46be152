/** The filtered list of warnings as a table to hand out, stamped with filter, count, time and user (feature 51). Cells are neutralised by the writer. */
import type { WarningFilter } from '../../../shared/ipc/commands/warning.ts'
import type { WrittenSheet } from '../io/write-table.ts'
import { translator } from '../../../shared/text/index.ts'
import { warningStateWord } from '../../../shared/text/warning-state.ts'
import { latestRun, warningPage } from '../queries/warnings.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import { listFilter } from './units-of-kinds.ts'

const words = {
  zh: {
    header: ['编号', '级别', '模型', '版本', '对象', '单位', '月份', '金额（元）', '状态', '说明', '首次命中'],
    red: '红',
    orange: '橙',
    yellow: '黄'
  },
  en: {
    header: ['No.', 'Level', 'Model', 'Version', 'Subject', 'Unit', 'Month', 'Amount (yuan)', 'State', 'Sentence', 'First hit'],
    red: 'red',
    orange: 'orange',
    yellow: 'yellow'
  }
} as const

export function warningTable(session: Session, filter: WarningFilter, language: 'zh' | 'en', at: string): WrittenSheet {
  const { reader, account } = session.vault
  const { rows, total } = warningPage(
    reader,
    listFilter(reader, session.packs, filter),
    latestRun(reader)?.id ?? 0,
    'no',
    true,
    0,
    1_000_000
  )
  const identity = readMeta(reader, 'identity')
  const text = words[language]
  const stamp =
    language === 'zh'
      ? `${identity.unit} · ${identity.marking} · ${account} · ${at} · 共 ${total} 条 · 线索待核实，不是结论 · 筛选 ${JSON.stringify(filter)}`
      : `${identity.unit} · ${identity.marking} · ${account} · ${at} · ${total} rows · leads to be checked, not findings · filter ${JSON.stringify(filter)}`
  const listed = rows.map((row) => {
    const name = session.packs.model(row.model_id)?.name[language] ?? row.model_id
    const sentence = language === 'zh' ? row.sentence_zh : row.sentence_en
    const amount = row.amount === null ? null : row.amount / 100
    return [
      row.id,
      text[row.level],
      name,
      row.model_version,
      row.subject_name,
      row.org_name,
      row.month,
      amount,
      warningStateWord(translator(language === 'zh' ? 'zh-CN' : 'en'), row.state),
      sentence,
      row.first_as_of
    ]
  })
  return { name: language === 'zh' ? '预警清单' : 'Warnings', header: [...text.header], rows: [...listed, [stamp]] }
}
