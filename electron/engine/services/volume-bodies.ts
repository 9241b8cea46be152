/**
 * The bodies of a volume's pieces out of what the screen shows: a warning card, a trail, a source row. Same figures, same rows; only the shape is
 * that of paper.
 */
import type { SourceView } from '../../../shared/ipc/commands/intake.ts'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import type { RowBody, TrailBody, VolumeTable, VolumeValueType, WarningBody } from '../../../shared/domain/volume/item.ts'
import { paramText, type ParamWords } from '../../../shared/text/param-text.ts'

export type VolumeLanguage = 'zh' | 'en'
type Language = VolumeLanguage
export const say = (pair: { readonly zh: string; readonly en: string }, language: Language): string => pair[language]
/** The day of an ISO date or time; null for anything else. */
export const day = (text: string | null | undefined): string | null => (text && /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : null)

export function warningBody(card: WarningCard, language: Language): WarningBody {
  const pick = (lists: { readonly zh: readonly string[]; readonly en: readonly string[] }): string[] => [...lists[language]]
  const measure = card.measure
  return {
    warning: card.id,
    sentence: card.sentence[language],
    level: card.level,
    model: { id: card.model, version: card.version, name: language === 'zh' ? card.modelZh : card.modelEn },
    asOf: card.asOf,
    params: card.params.map((param) => ({
      name: param.id,
      label: language === 'zh' ? param.nameZh : param.nameEn,
      value: param.value,
      text: paramText(param.value, param.unit, wordsIn(language), param.kinds)
    })),
    basis: card.basis.map((basis) => ({ law: basis.law, article: basis.article, mark: basis.mark })),
    innocent: pick(card.innocent),
    verify: pick(card.verify),
    figures: measure
      ? [
          {
            label: language === 'zh' ? measure.nameZh : measure.nameEn,
            value: figureText(measure.value, measure.unit, language),
            limit: figureText(measure.limit, measure.unit, language),
            note: ''
          }
        ]
      : [],
    evidence: card.evidence.map((table) => tableOf(table, language)),
    denominator: card.denominator ? [tableOf(card.denominator, language)] : []
  }
}

const unitWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  days: { zh: '日', en: 'days' },
  workdays: { zh: '个工作日', en: 'working days' },
  months: { zh: '个月', en: 'months' }
}
const wordsIn = (language: Language): ParamWords => ({
  language: language === 'zh' ? 'zh-CN' : 'en',
  moneyUnit: 'wan',
  unit: (unit) => unitWords[unit]?.[language] ?? ''
})
/** A figure as the screen says it; empty where there is none. */
const figureText = (value: number | null, unit: string, language: Language): string =>
  value === null ? '' : paramText(String(value), unit, wordsIn(language), {})

const valueTypes: Readonly<Record<string, VolumeValueType>> = {
  text: 'text',
  date: 'date',
  timestamp: 'text',
  integer: 'integer',
  fen: 'fen',
  real: 'real',
  boolean: 'integer'
}

function tableOf(table: WarningCard['evidence'][number], language: Language): VolumeTable {
  return {
    dataset: table.dataset,
    label: language === 'zh' ? table.nameZh : table.nameEn,
    columns: table.columns.map((column) => ({
      field: column.field,
      label: language === 'zh' ? column.nameZh : column.nameEn,
      type: valueTypes[column.type] ?? 'text'
    })),
    rows: table.rows.map((row) => ({
      id: row.id,
      source: row.source ? { ...row.source, sheet: row.source.sheet || null } : null,
      cells: row.values
    })),
    total: table.total
  }
}

export function trailBody(trail: MatterTrail, language: Language): TrailBody {
  return {
    subject: { kind: 'matter', id: trail.matter.id, label: trail.matter.name },
    procedure: say(trail.matter.procedureName, language),
    steps: trail.steps.map((step) => ({
      node: `${step.node} ${say(step.name, language)}`,
      stage: say(step.stage, language),
      received: day(step.received),
      decided: day(step.decided),
      due: day(step.due),
      workdays: step.clock === 'working_days' ? step.used : null,
      amount: step.amount,
      outcome: step.outcome ?? '',
      marks: step.marks.map((mark) => ({
        code: mark.kind,
        label: markWords[mark.kind]?.[language] ?? mark.kind,
        detail: [mark.otherName ?? '', mark.over === null ? '' : String(mark.over)].filter(Boolean).join(' ')
      })),
      acts: step.acts.map((act) => ({
        kind: actWords[act.kind]?.[language] ?? act.kind,
        actor: act.meeting?.name ?? act.person?.name ?? act.nameInLedger ?? (language === 'zh' ? '未载明' : 'not stated'),
        post: act.post ?? '',
        postBasis:
          act.postFrom === 'appointment'
            ? language === 'zh'
              ? '任免名单'
              : 'appointment list'
            : act.postFrom === 'ledger'
              ? language === 'zh'
                ? '台账所载'
                : 'as the ledger says'
              : '',
        on: day(act.at),
        comment: act.outcome ?? ''
      })),
      source: step.source ? { ...step.source, sheet: step.source.sheet || null } : null
    }))
  }
}

export function rowBody(view: SourceView, language: Language): RowBody {
  const label = language === 'zh' ? view.datasetZh : view.datasetEn
  const values = view.values.map((value) => ({
    field: value.field,
    label: language === 'zh' ? value.nameZh : value.nameEn,
    type: value.ref ? ('text' as const) : (valueTypes[value.type] ?? 'text'),
    value: value.shown !== null && value.ref ? value.shown : value.value
  }))
  if (view.source) {
    const { file, sheet, line, sha256, cells } = view.source
    return {
      dataset: view.dataset,
      label,
      source: { file, sheet: sheet || null, line },
      sourceHash: sha256,
      headers: cells.map((cell) => ({ column: cell.letter, label: cell.header })),
      lines: [{ line, marked: true, cells: cells.map((cell) => cell.raw) }],
      values
    }
  }
  const form = view.form
  const said = form ? `${form.name}（${form.org} ${form.period}，填报 ${form.filledBy}，复核 ${form.checkedBy || '—'}）` : label
  return { dataset: view.dataset, label, source: { file: said, sheet: null, line: null }, sourceHash: '', headers: [], lines: [], values }
}

const actWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  handle: { zh: '经办', en: 'handled' },
  review: { zh: '审核', en: 'reviewed' },
  countersign: { zh: '会签', en: 'countersigned' },
  approve: { zh: '审批', en: 'approved' },
  decide: { zh: '集体决策', en: 'decided by a meeting' },
  sign_for: { zh: '代签', en: 'signed for another' },
  delegate: { zh: '委托', en: 'delegated' }
}
const markWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  missing: { zh: '缺失', en: 'missing' },
  not_yet: { zh: '未到', en: 'not yet' },
  out_of_order: { zh: '倒置', en: 'out of order' },
  order_unknown: { zh: '先后不明', en: 'order unknown' },
  overdue: { zh: '超期', en: 'overdue' },
  repeated: { zh: '重复', en: 'repeated' },
  same_person: { zh: '同一人', en: 'same person' },
  decided_before_received: { zh: '先办后收', en: 'decided before received' },
  back_filled: { zh: '补录', en: 'registered late' },
  after_the_fact: { zh: '事后审批', en: 'decided after the fact' },
  behind_plan: { zh: '滞后计划', en: 'behind plan' },
  in_seconds: { zh: '数秒办结', en: 'decided in seconds' },
  out_of_hours: { zh: '非工作时间', en: 'out of hours' },
  case_overdue: { zh: '事项超期', en: 'case overdue' }
}
