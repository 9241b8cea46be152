/**
 * A 核查卷 out of the vault: every item with all that is shown of it, so that the sealed volume is read years later without this database. Figures
 * and rows come from the same services as the screen, so paper and screen cannot disagree.
 */
import type { SourceView } from '../../../shared/ipc/commands/intake.ts'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import type {
  AttachmentBody,
  RowBody,
  TrailBody,
  VolumeCheck,
  VolumeItem,
  VolumeTable,
  VolumeValueType,
  WarningBody
} from '../../../shared/domain/volume/item.ts'
import type { Volume } from '../../../shared/domain/volume/volume.ts'
import { formatMoney, moneyUnitName } from '../../../shared/text/format.ts'
import { factsOfCase, itemsOfCase, type CaseItemRecord, type CaseRecord } from '../queries/cases.ts'
import { modelTextOf, warningById } from '../queries/warnings.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import { get, sql } from '../vault/sql.ts'
import { explainWarning } from './explain-warning.ts'
import { readSourceLine } from './import/source-line.ts'
import { walkTrail } from './walk-trail.ts'

type Language = 'zh' | 'en'
const day = (text: string | null | undefined): string | null => (text && /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : null)
const say = (pair: { readonly zh: string; readonly en: string }, language: Language): string => pair[language]

/** The volume of a case as of `now`. */
export function buildVolume(session: Session, record: CaseRecord, now: string, language: Language): Volume {
  const { reader } = session.vault
  const identity = readMeta(reader, 'identity')
  const records = itemsOfCase(reader, record.id)
  const items = records.map((item, index) => buildItem(session, item, index + 1, language, now))
  const seqOf = new Map(records.map((item, index) => [item.id, index + 1]))
  const dates = items.flatMap((item) => item.date ?? []).toSorted()
  const account = get<{ name: string }>(reader, sql`SELECT name FROM sys_account WHERE account = ${session.vault.account}`)?.name
  const who = account || session.vault.account
  return {
    format: 'lianjing-volume',
    version: 1,
    id: record.no,
    no: record.no,
    title: record.title,
    unit: identity.unit,
    office: '',
    handlers: [who],
    origin: language === 'zh' ? '监督数据分析' : 'Supervision data analysis',
    marking: identity.marking || '内部资料',
    retention: '',
    from: dates.at(0) ?? null,
    to: dates.at(-1) ?? null,
    copy: {
      unit: identity.unit,
      asOf: readMeta(reader, 'data_date') ?? now.slice(0, 10),
      number: identity.copyNumber,
      of: Math.max(identity.copyNumber, identity.copyOf ?? 1),
      approver: identity.approver,
      expires: identity.expires
    },
    createdBy: record.account,
    sealedAt: now,
    sealedBy: who,
    summary: record.summary,
    items,
    facts: factsOfCase(reader, record.id).map((fact) => ({
      no: fact.no,
      statement: fact.statement,
      evidence: (JSON.parse(fact.items) as string[]).flatMap((id) => seqOf.get(id) ?? [])
    })),
    models: modelsOf(session, records, language)
  }
}

function modelsOf(session: Session, records: readonly CaseItemRecord[], language: Language): Volume['models'] {
  const models = new Map<string, Volume['models'][number]>()
  for (const record of records) {
    if (record.kind !== 'warning') continue
    const warning = warningById(session.vault.reader, record.ref)
    if (!warning) continue
    const yaml = modelTextOf(session.vault.reader, warning.model_id, warning.model_version, warning.model_hash) ?? ''
    const name = session.packs.model(warning.model_id)?.name
    models.set(`${warning.model_id}@${warning.model_version}`, {
      id: warning.model_id,
      version: warning.model_version,
      name: name ? say(name, language) : warning.model_id,
      yaml
    })
  }
  return [...models.values()]
}

function buildItem(session: Session, record: CaseItemRecord, seq: number, language: Language, now: string): VolumeItem {
  const common = {
    seq,
    title: record.title,
    docNo: record.doc_no,
    author: record.author,
    date: day(record.date),
    proves: '',
    provided: '',
    check: checkOf(record)
  }
  const { reader } = session.vault
  const asOf = readMeta(reader, 'data_date') ?? now.slice(0, 10)
  switch (record.kind) {
    case 'warning':
      return { ...common, kind: 'warning', body: warningBody(explainWarning(reader, session.packs, record.ref), language) }
    case 'trail':
      return { ...common, kind: 'trail', body: trailBody(walkTrail(reader, session.packs, session.calendar, record.ref, asOf), language) }
    case 'row': {
      const slash = record.ref.indexOf('/')
      const view = readSourceLine(reader, session.packs, record.ref.slice(0, slash), record.ref.slice(slash + 1))
      return {
        ...common,
        kind: 'row',
        provided: view.source ? `${view.source.provider} ${view.source.letter}`.trim() : '',
        body: rowBody(view, language)
      }
    }
    case 'note':
      return { ...common, kind: 'note', body: { text: record.body } }
    case 'attachment':
      return { ...common, kind: 'attachment', body: attachmentBody(session, record) }
    case 'walk': {
      const steps = JSON.parse(record.body) as readonly { readonly kind: string; readonly label: string; readonly link: string }[]
      return {
        ...common,
        kind: 'walk',
        body: { steps: steps.map((step) => ({ at: '', kind: step.kind || '—', label: step.label || '—', detail: '' })) }
      }
    }
  }
}

function checkOf(record: CaseItemRecord): VolumeCheck {
  const on = day(record.check_on)
  if (record.check_state === 'unchecked' || on === null || !record.check_by_a || !record.check_by_b) return { state: 'unchecked' }
  const by: [string, string] = [record.check_by_a, record.check_by_b]
  return record.check_state === 'obtained' && record.check_doc_no
    ? { state: 'obtained', by, on, documentNo: record.check_doc_no }
    : { state: 'checked', by, on }
}

/** The name under which an attachment travels: its own, with its number before it, so that two of one name stay apart. */
export function attachmentName(record: Pick<CaseItemRecord, 'seq' | 'body'>): string {
  return `${record.seq}-${record.body}`
}

function attachmentBody(session: Session, record: CaseItemRecord): AttachmentBody {
  const file = get<{ mime: string; bytes: number; sha256: string }>(
    session.vault.reader,
    sql`SELECT mime, bytes, sha256 FROM sys_attachment WHERE id = ${record.ref}`
  )
  return {
    name: attachmentName(record),
    mime: file?.mime ?? '',
    bytes: file?.bytes ?? null,
    sha256: file?.sha256 ?? null,
    path: null,
    pages: null,
    description: ''
  }
}

function warningBody(card: WarningCard, language: Language): WarningBody {
  const pick = (lists: { readonly zh: readonly string[]; readonly en: readonly string[] }): string[] => [...lists[language]]
  const measure = card.measure
  return {
    warning: card.id,
    sentence: card.sentence[language],
    level: card.level,
    model: { id: card.model, version: card.version, name: language === 'zh' ? card.modelZh : card.modelEn },
    asOf: card.asOf,
    params: card.params.map((param) => ({ name: param.id, label: language === 'zh' ? param.nameZh : param.nameEn, value: param.value })),
    basis: card.basis.map((basis) => ({ law: basis.law, article: basis.article, mark: basis.mark })),
    innocent: pick(card.innocent),
    verify: pick(card.verify),
    figures: measure
      ? [
          {
            label: language === 'zh' ? measure.nameZh : measure.nameEn,
            value: figureText(measure.value, measure.unit, language),
            limit: measure.limit === null ? '' : figureText(measure.limit, measure.unit, language),
            note: ''
          }
        ]
      : [],
    evidence: card.evidence.map((table) => tableOf(table, language)),
    denominator: card.denominator ? [tableOf(card.denominator, language)] : []
  }
}

function figureText(value: number | null, unit: string, language: Language): string {
  if (value === null) return ''
  if (unit === 'fen') return `${formatMoney(value, 'wan')} ${moneyUnitName('wan', language === 'zh' ? 'zh-CN' : 'en')}`
  const words: Readonly<Record<string, readonly [string, string]>> = {
    days: ['日', ' days'],
    workdays: ['个工作日', ' working days'],
    months: ['个月', ' months'],
    ratio: ['', ''],
    count: ['', '']
  }
  const [zh, en] = words[unit] ?? ['', '']
  return `${unit === 'ratio' ? `${Math.round(value * 1000) / 10} %` : value}${language === 'zh' ? zh : en}`
}

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

function trailBody(trail: MatterTrail, language: Language): TrailBody {
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

function rowBody(view: SourceView, language: Language): RowBody {
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
  behind_plan: { zh: '滞后计划', en: 'behind plan' },
  case_overdue: { zh: '事项超期', en: 'case overdue' }
}
