/**
 * A 核查卷 out of the vault: every item with all that is shown of it, so that the sealed volume is read years later without this database. Figures
 * and rows come from the same services as the screen, so paper and screen cannot disagree.
 */
import type { AttachmentBody, VolumeCheck, VolumeItem } from '../../../shared/domain/volume/item.ts'
import type { Volume } from '../../../shared/domain/volume/volume.ts'
import { factsOfCase, itemsOfCase, type CaseItemRecord, type CaseRecord } from '../queries/cases.ts'
import { modelTextOf, warningById } from '../queries/warnings.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import { get, sql } from '../vault/sql.ts'
import { accountName } from './open-session.ts'
import { explainWarning } from './explain-warning.ts'
import { readSourceLine } from './import/source-line.ts'
import { day, rowBody, say, trailBody, warningBody, type VolumeLanguage } from './volume-bodies.ts'
import { marksAsOf } from './refresh-marks.ts'
import { walkTrail } from './walk-trail.ts'

type Language = VolumeLanguage

/** The volume of a case as of `now`. */
export function buildVolume(session: Session, record: CaseRecord, now: string, language: Language): Volume {
  const { reader } = session.vault
  const identity = readMeta(reader, 'identity')
  const records = itemsOfCase(reader, record.id)
  const items = records.map((item, index) => buildItem(session, item, index + 1, language, now))
  const seqOf = new Map(records.map((item, index) => [item.id, index + 1]))
  const dates = items.flatMap((item) => item.date ?? []).toSorted()
  const who = accountName(session) || session.vault.account
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
  const asOf = marksAsOf(reader) ?? readMeta(reader, 'data_date') ?? now.slice(0, 10)
  switch (record.kind) {
    case 'warning':
      return { ...common, kind: 'warning', body: warningBody(explainWarning(reader, session.packs, record.ref, language), language) }
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
