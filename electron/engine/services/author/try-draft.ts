/** A draft on the rows of the vault, in the runner: how SQLite goes about it, what it finds, under a time limit. Nothing is kept. */
import type { Hit } from '../../../../shared/domain/warning.ts'
import type { JobResult } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { renderExplain } from '../../../../shared/packs/explain.ts'
import { paramsInForce } from '../../../../shared/packs/params.ts'
import type { Model } from '../../../../shared/packs/pack.ts'
import { planStep } from '../../../../shared/packs/plan-words.ts'
import type { WorkCalendar } from '../../../../shared/packs/calendar.ts'
import { RunnerLine } from '../../runner-line.ts'
import type { RunnerPort } from '../../runner-port.ts'
import type { Session } from '../../session.ts'
import { WarningPlaces } from '../place-warning.ts'
import { refreshMarks } from '../refresh-marks.ts'
import { openingOf } from '../run-models.ts'
import { draftOf } from './keep-draft.ts'

export interface TryInput {
  readonly asOf: string
  readonly calendar: WorkCalendar
  readonly calendars: string
  readonly spawnRunner: () => RunnerPort
  readonly nativeBinding?: string | undefined
  readonly timeLimitMs?: number | undefined
  readonly signal?: AbortSignal | undefined
}
export interface Tried {
  readonly hits: readonly Hit[]
  readonly against: number | null
  readonly plan: readonly string[]
  readonly ms: number
}

/** The draft as a model. Throws `unknown_id`, `bad_pack` with what is wrong first. */
export function soundDraft(session: Session, id: string): Model {
  const { model, problems } = draftOf(session.vault.reader, session.packs, id)
  const first = problems[0]
  if (model !== null && first === undefined) return model
  const where = { ...(first?.line ? { line: first.line } : {}), ...(first?.column ? { column: first.column } : {}) }
  throw new AppError('bad_pack', `模型还不能运行：${first?.zh ?? ''}`, { ...where, next: '请先改正所列问题。' })
}

/** All hits of a model that need not be in the vault's packs. Throws `time_limit`, `cancelled`, `bad_pack`. */
export async function tryModel(session: Session, model: Model, input: TryInput): Promise<Tried> {
  const { vault, packs } = session
  const { timeLimitMs = 120_000, signal, spawnRunner, asOf } = input
  if (model.reads.includes('mark')) refreshMarks(vault.writer, packs, { asOf, calendar: input.calendar })
  const line = new RunnerLine({ spawnRunner, opening: () => openingOf(vault, input), warm: session.runners, timeLimitMs, signal })
  const datasets = Object.fromEntries(
    model.reads.flatMap((name) => (packs.datasets[name] === undefined ? [] : [[name, packs.datasets[name]] as const]))
  )
  const { id, sql, params, reads, level, subject, denominator } = model
  const runnable = { id, sql, params, reads, level, subject, denominator }
  const hits: Hit[] = []
  let plan: readonly string[] = []
  let against: number | null = null
  let ms = 0
  try {
    await line.ask({ do: 'plan', id: 0, model: runnable, datasets }, (answer) => {
      if (answer.is === 'plan') plan = answer.plan
    })
    await line.ask({ do: 'run', id: 1, model: runnable, datasets, asOf, overrides: {} }, (answer) => {
      if (answer.is === 'hits') hits.push(...answer.hits)
      if (answer.is === 'denominator') against = answer.denominator.subjects.reduce((sum, { total }) => sum + total, 0)
      if (answer.is === 'done') ms = answer.ms
    })
  } finally {
    line.close()
  }
  return { hits, against, plan, ms }
}

/** What the window shows of a draft that was tried. */
export async function previewDraft(session: Session, id: string, limit: number, input: TryInput): Promise<JobResult<'author.preview'>> {
  const model = soundDraft(session, id)
  const { hits, against, plan, ms } = await tryModel(session, model, input)
  const { vault, packs } = session
  const places = new WarningPlaces(vault.reader, packs)
  const secret = new Set(
    model.reads.flatMap((name) =>
      Object.entries(packs.datasets[name]?.fields ?? {}).flatMap(([field, { secret: hidden }]) => (hidden ? [field] : []))
    )
  )
  const shown = hits.slice(0, limit)
  const columns = [...new Set(shown.flatMap((hit) => Object.keys(hit.figures)))].filter((name) => !secret.has(name) && name !== 'key')
  const params = paramsInForce(model.params, input.asOf)
  const rows = shown.map((hit) => {
    const context = {
      figures: hit.figures,
      params,
      subjectKind: model.subject,
      nameOf: (dataset: string, row: string) => places.nameOf(dataset, row),
      isDataset: (dataset: string) => places.isDataset(dataset)
    }
    return {
      subject: hit.subject,
      key: hit.key,
      name: places.subjectName(model.subject, hit.subject),
      level: hit.level,
      sentence: { zh: renderExplain(model.explain.zh, context, 'zh-CN'), en: renderExplain(model.explain.en, context, 'en') },
      evidence: hit.evidence.length,
      cells: columns.map((name) => hit.figures[name] ?? null)
    }
  })
  return { asOf: input.asOf, total: hits.length, against, ms, columns, rows, plan: plan.map(planStep) }
}
