/**
 * The warning card: everything needed to argue with a warning. It is explained by the model as it was when it was made (its stored text), not
 * by today's; numerator and denominator are the stored rows, so they equal the printed figures by construction.
 */
import { groupBy } from '../../../shared/domain/group.ts'
import { parse } from 'yaml'
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { model as modelSchema, type Model } from '../../../shared/packs/pack.ts'
import { paramKinds } from '../packs/param-kinds.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { datasetOf, referencedTitles, rowsById, shownValue, sourcesOf, type RowValue } from '../queries/rows.ts'
import { checksOfRows } from '../queries/cases.ts'
import { hitHistory, latestRun, modelTextOf, rowsBehind, ticks, warningById, type WarningRecord } from '../queries/warnings.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { cardMeasure } from './card-measure.ts'
import { routeOf } from './route-warning.ts'

type RowTable = WarningCard['evidence'][number]
/** A card shows at most so many rows of each dataset; the total is always said. */
const shownRows = 200

/** One warning as a list shows it. */
export function warningRow(packs: PackSet, record: WarningRecord, run: number) {
  const model = packs.model(record.model_id)
  return {
    id: record.id,
    model: record.model_id,
    version: record.model_version,
    modelZh: model?.name.zh ?? record.model_id,
    modelEn: model?.name.en ?? record.model_id,
    pack: record.pack,
    level: record.level,
    subjectKind: record.subject_kind,
    subject: record.subject,
    subjectName: record.subject_name,
    org: record.org_id,
    orgName: record.org_name,
    state: record.state,
    sentence: { zh: record.sentence_zh, en: record.sentence_en },
    amount: record.amount,
    month: record.month,
    firstAsOf: record.first_as_of,
    new: record.first_run === run,
    gone: record.gone_run !== null
  }
}

/** The model in the version that made the warning; today's where the stored text is not to be had. */
export function modelOf(db: ReadableDB, packs: PackSet, record: WarningRecord): Model {
  const today = packs.model(record.model_id)
  const text = modelTextOf(db, record.model_id, record.model_version, record.model_hash)
  if (today !== undefined && today.yaml === text) return today
  const model = text === undefined ? today : readModel(text)
  if (!model) throw new AppError('unknown_id', `没有模型 ${record.model_id} 的定义。`)
  return model
}

/** Models by their stored text: reading one takes longer than all the rest of a card, and cards of one model are looked at in a row. */
const models = new Map<string, Model>()

function readModel(text: string): Model {
  const known = models.get(text)
  if (known !== undefined) return known
  const model = modelSchema.parse(parse(text))
  if (models.size >= 200) models.clear()
  models.set(text, model)
  return model
}

/** Throws `unknown_id`. */
export function explainWarning(db: ReadableDB, packs: PackSet, id: string, language: 'zh' | 'en' = 'zh'): WarningCard {
  const record = warningById(db, id)
  if (!record) throw new AppError('unknown_id', `没有这条预警：${id}。`, { next: '请核对预警编号。' })
  const model = modelOf(db, packs, record)
  const figures = JSON.parse(record.figures) as Record<string, RowValue>
  const params = JSON.parse(record.params) as Record<string, unknown>
  const behind = rowsBehind(db, record.no)
  const evidence = groupBy(
    behind.filter((row) => row.role === 'evidence'),
    (row) => row.dataset
  )
  const counted = new Set(behind.filter((row) => row.role === 'evidence').map((row) => `${row.dataset}/${row.row_id}`))
  const denominatorIds = behind.filter((row) => row.role === 'denominator').map((row) => row.row_id)
  const done = ticks(db, record.no)
  return {
    ...warningRow(packs, record, latestRun(db)?.id ?? 0),
    key: record.key,
    asOf: record.last_as_of,
    run: record.last_run,
    hash: record.model_hash,
    purpose: model.purpose,
    figures: Object.entries(figures).map(([name, value]) => ({ name, value })),
    measure: cardMeasure(model, figures, params),
    params: Object.keys(model.params).flatMap((name) => paramView(packs, model, name, params[name])),
    basis: model.basis.map(({ law, article, text, mark }) => ({ law, article, text: text ?? null, mark })),
    evidence: [...evidence].map(([dataset, rows]) =>
      rowTable(
        db,
        packs,
        dataset,
        rows.map((row) => row.row_id),
        counted,
        language
      )
    ),
    denominator:
      model.denominator && record.denominator_total > 0
        ? {
            ...rowTable(db, packs, model.denominator.dataset, denominatorIds, counted, language),
            total: record.denominator_total,
            labelZh: model.denominator.name.zh,
            labelEn: model.denominator.name.en
          }
        : null,
    innocent: model.innocent,
    verify: { ...model.verify, done: model.verify.zh.map((_, index) => done.has(index)) },
    guards: model.guards ?? { zh: [], en: [] },
    blindSpots: model.blind_spots ?? { zh: [], en: [] },
    sql: model.sql,
    routing: routeOf(db, packs, record),
    history: hitHistory(db, record.model_id),
    next: nextOf(record, figures)
  }
}

function rowTable(
  db: ReadableDB,
  packs: PackSet,
  dataset: string,
  ids: readonly string[],
  counted: ReadonlySet<string>,
  language: 'zh' | 'en'
): RowTable {
  const declared = datasetOf(packs, dataset)
  const rows = rowsById(db, packs, dataset, ids.slice(0, shownRows))
  const names = referencedTitles(db, packs, dataset, rows)
  const places = sourcesOf(
    db,
    dataset,
    rows.map((row) => row.id)
  )
  const checks = checksOfRows(
    db,
    dataset,
    rows.map((row) => row.id)
  )
  const fields = Object.keys(declared.fields).filter((field) => rows.some((row) => row[field] !== null && row[field] !== ''))
  return {
    dataset,
    nameZh: declared.name.zh,
    nameEn: declared.name.en,
    columns: fields.map((field) => {
      const about = declared.fields[field]
      return {
        field,
        nameZh: about?.name.zh ?? field,
        nameEn: about?.name.en ?? field,
        type: about?.ref ? 'text' : (about?.type ?? 'text')
      }
    }),
    rows: rows.map((row) => ({
      id: row.id,
      values: fields.map((field) => shownValue(declared, field, row[field] ?? null, names, language)),
      counted: counted.has(`${dataset}/${row.id}`),
      source: places.get(row.id) ?? null,
      check: checks.get(row.id) ?? 'unchecked'
    })),
    total: ids.length
  }
}

function paramView(packs: PackSet, model: Model, id: string, value: unknown): readonly WarningCard['params'][number][] {
  const declared = model.params[id]
  if (declared === undefined) return []
  const shown = value === undefined ? declared.default : value
  return [
    {
      id,
      nameZh: declared.name.zh,
      nameEn: declared.name.en,
      value: typeof shown === 'object' ? JSON.stringify(shown) : String(shown),
      kinds: paramKinds(packs, model, declared.default),
      unit: declared.unit,
      basis: declared.basis,
      mark: declared.mark
    }
  ]
}

function nextOf(record: WarningRecord, figures: Readonly<Record<string, RowValue>>): WarningCard['next'] {
  const next: WarningCard['next'] = []
  if (record.matter_id)
    next.push({ kind: 'matter', id: record.matter_id, name: record.subject_kind === 'matter' ? record.subject_name : '' })
  if (record.subject_kind === 'person') next.push({ kind: 'person', id: record.subject, name: record.subject_name })
  const person = figures['person_id']
  if (typeof person === 'string' && person !== record.subject) next.push({ kind: 'person', id: person, name: '' })
  if (record.org_id) next.push({ kind: 'org', id: record.org_id, name: record.org_name ?? '' })
  return next
}
