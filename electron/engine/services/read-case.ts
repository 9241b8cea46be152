/** A verification file as the screen shows it: contents in order, rows behind each warning with their check, facts with their gaps, custody. */
import { groupBy } from '../../../shared/domain/group.ts'
import type { CaseFile } from '../../../shared/ipc/commands/case.ts'
import {
  caseById,
  custodyOf,
  factsOfCase,
  itemsOfCase,
  rowChecksOfCase,
  type CaseItemRecord,
  type RowCheckRecord
} from '../queries/cases.ts'
import { datasetOf, sourcesOf, titlesOf } from '../queries/rows.ts'
import { rowsBehind, warningById } from '../queries/warnings.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { gapName } from '../../../shared/domain/volume/text.ts'
import { gapsOfPieces } from '../../../shared/domain/volume/volume.ts'
import { custodyEntrySchema } from '../../../shared/domain/volume/custody.ts'
import type { Session } from '../session.ts'
import { pieceKey } from './keep-case.ts'
import { get, sql } from '../vault/sql.ts'

type Item = CaseFile['contents'][number]
type Check = Item['check']

/** Throws `unknown_id`. */
export function readCase(session: Session, idOrNo: string): CaseFile {
  const { reader } = session.vault
  const record = caseById(reader, idOrNo)
  if (!record) throw new AppError('unknown_id', `没有这个核查卷：${idOrNo}。`)
  const items = itemsOfCase(reader, record.id)
  const rowChecks = new Map(rowChecksOfCase(reader, record.id).map((check) => [`${check.dataset}/${check.row_id}`, check]))
  const walks = walksByPiece(items)
  const contents = items.map((item) => viewItem(session, item, rowChecks, walks.get(pieceKey(item)) ?? null))
  return {
    id: record.id,
    no: record.no,
    title: record.title,
    state: record.state,
    createdAt: record.created_at,
    account: record.account,
    items: record.items,
    facts: record.facts,
    checked: record.checked,
    sealed: record.sealed,
    summary: record.summary,
    contents,
    factList: factsOfCase(reader, record.id).map((fact) => {
      const evidence = JSON.parse(fact.items) as string[]
      return { id: fact.id, no: fact.no, statement: fact.statement, items: evidence, ...gapOf(evidence, contents) }
    }),
    custody: custodyOf(reader, record.id).map((row) => {
      const { seq, at, unit, account, act, detail, hash } = custodyEntrySchema.parse(JSON.parse(row.entry))
      return { seq, at, unit, account, act, detail, hash }
    })
  }
}

/** What a fact still lacks (feature 74), the worst first; judged by the rule of the sealed volume, so that screen and paper agree. */
function gapOf(evidence: readonly string[], contents: readonly Item[]): { gapZh: string | null; gapEn: string | null } {
  const pieces = contents.filter((item) => evidence.includes(item.id))
  const [gap] = gapsOfPieces(pieces.map((item) => ({ source: sourceOf(item), checked: item.check.state !== 'unchecked' })))
  return gap === undefined ? { gapZh: null, gapEn: null } : { gapZh: gapName(gap, 'zh-CN'), gapEn: gapName(gap, 'en') }
}

/** As the sealed volume has it: the file a row stands in, the attachment itself; warnings, trails and notes repeat sources, they are none. */
function sourceOf(item: Item): string | null {
  if (item.kind === 'row') return `file:${item.rows[0]?.file ?? ''}`
  return item.kind === 'attachment' ? `attachment:${item.ref}` : null
}

/** How each piece was come by: of several walks the last. */
function walksByPiece(items: readonly CaseItemRecord[]): ReadonlyMap<string, string> {
  const walks = items.filter((item) => item.kind === 'walk').toSorted((a, b) => (a.added_at < b.added_at ? -1 : 1))
  return new Map(walks.flatMap((walk) => (JSON.parse(walk.led_to) as string[]).map((piece) => [piece, walkText(walk.body)] as const)))
}

function viewItem(session: Session, item: CaseItemRecord, rowChecks: ReadonlyMap<string, RowCheckRecord>, walk: string | null): Item {
  const { reader } = session.vault
  return {
    id: item.id,
    seq: item.seq,
    kind: item.kind,
    ref: item.ref,
    title: item.title,
    docNo: item.doc_no,
    author: item.author,
    date: item.date,
    text: item.kind === 'walk' ? walkText(item.body) : item.body,
    walk,
    bytes:
      item.kind === 'attachment'
        ? (get<{ bytes: number }>(reader, sql`SELECT bytes FROM sys_attachment WHERE id = ${item.ref}`)?.bytes ?? null)
        : null,
    check: { state: item.check_state, byA: item.check_by_a, byB: item.check_by_b, on: item.check_on, docNo: item.check_doc_no },
    rows: rowsOfItem(session, item, rowChecks)
  }
}

function rowsOfItem(session: Session, item: CaseItemRecord, rowChecks: ReadonlyMap<string, RowCheckRecord>): Item['rows'] {
  const { reader } = session.vault
  const refs = refsOfItem(session, item)
  return [...groupBy(refs, (ref) => ref.dataset)].flatMap(([dataset, group]) => {
    const ids = group.map((ref) => ref.id)
    const declared = datasetOf(session.packs, dataset)
    const titles = titlesOf(reader, session.packs, dataset, ids)
    const places = sourcesOf(reader, dataset, ids)
    return ids.map((id) => ({
      dataset,
      datasetZh: declared.name.zh,
      datasetEn: declared.name.en,
      id,
      title: titles.get(id) ?? id,
      file: places.get(id)?.file ?? '',
      line: places.get(id)?.line ?? null,
      check: checkOf(rowChecks.get(`${dataset}/${id}`))
    }))
  })
}

/** The evidence rows an item stands on. */
export function refsOfItem(
  session: Session,
  item: Pick<CaseItemRecord, 'kind' | 'ref'>
): readonly { readonly dataset: string; readonly id: string }[] {
  if (item.kind === 'row') {
    const slash = item.ref.indexOf('/')
    return [{ dataset: item.ref.slice(0, slash), id: item.ref.slice(slash + 1) }]
  }
  if (item.kind !== 'warning') return []
  const warning = warningById(session.vault.reader, item.ref)
  if (!warning) return []
  return rowsBehind(session.vault.reader, warning.no)
    .filter((row) => row.role === 'evidence')
    .map((row) => ({ dataset: row.dataset, id: row.row_id }))
}

export function checkOf(record: RowCheckRecord | undefined): Check {
  if (!record) return { state: 'unchecked', byA: '', byB: '', on: '', docNo: '' }
  return { state: record.check_state, byA: record.by_a, byB: record.by_b, on: record.check_on, docNo: record.doc_no }
}

function walkText(body: string): string {
  const steps = JSON.parse(body) as readonly { readonly kind: string; readonly label: string }[]
  return steps.map((step) => `${step.kind} ${step.label}`).join(' › ')
}
