/**
 * Thresholds of an office: tried on the data at hand before they are saved, against how warnings of the model ended so far; then saved with who,
 * why and since when. Saving changes no warning: the next run goes by it.
 */
import type { Hit } from '../../../shared/domain/warning.ts'
import type { JobResult, ParsedInput } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { renderExplain } from '../../../shared/packs/explain.ts'
import { valueFault, type Tuning } from '../../../shared/packs/tuning.ts'
import type { LoadedModel, PackSet } from '../packs/pack-set.ts'
import { addTuning, endTuning, tuningById, tuningsOf } from '../queries/tuning.ts'
import { standingOfModel, type StandingRecord } from '../queries/warnings.ts'
import { RunnerLine } from '../runner-line.ts'
import { transaction } from '../vault/sql.ts'
import type { Vault } from '../vault/vault.ts'
import { askModel, type FoundPart } from './ask-model.ts'
import { exceptionsOn } from './keep-exception.ts'
import { WarningPlaces } from './place-warning.ts'
import { setMarks } from './replay-warning.ts'
import { standingHits, standsOn } from './model-state.ts'
import { openingOf, type RunModelsInput } from './run-models.ts'

type Preview = JobResult<'tuning.preview'>
type Draft = Omit<ParsedInput<'tuning.save'>, 'reason' | 'basis'>

/** More lines than this say no more; the totals are always said. */
const shownLines = 200

/** Runs the model as it would be and holds it against what stands. Throws `unknown_id`, `usage`, `time_limit`, `cancelled`. */
export async function previewTuning(
  vault: Vault,
  packSet: PackSet,
  change: ParsedInput<'tuning.preview'>,
  input: Omit<RunModelsInput, 'account' | 'clock'>
): Promise<Preview> {
  const model = modelOf(packSet, change.model)
  const held = tuningsOf(vault.reader, model.id)
  if (change.add !== undefined) checkDraft(model, change.add)
  if (change.end !== undefined && !held.some((one) => one.id === change.end)) throw noTuning(change.end)
  // a draft is the latest of all, as it will be once saved
  const drafted: readonly Tuning[] = change.add === undefined ? [] : [{ ...change.add, id: Number.MAX_SAFE_INTEGER }]
  const tunings = [...held.filter((one) => one.id !== change.end), ...drafted]
  if (model.reads.includes('mark')) setMarks(vault, packSet, input.asOf, input.calendar)
  const { timeLimitMs = 120_000, signal, spawnRunner } = input
  const line = new RunnerLine({ spawnRunner, opening: () => openingOf(vault, input), warm: input.runners, timeLimitMs, signal })
  try {
    const found = await askModel(line, model, { db: vault.reader, packSet, asOf: input.asOf, tunings, id: 0 })
    if ('reason' in found)
      throw new AppError(found.reason.code === 'time_limit' ? 'time_limit' : 'bad_pack', `模型 ${model.id}：${found.reason.zh}。`)
    const base = await baseHits(vault, packSet, line, model, held, input)
    return compare(vault, packSet, model, found.parts, { asOf: input.asOf, ms: found.ms, base })
  } finally {
    line.close()
  }
}

/**
 * What the model finds today under the thresholds that hold, where its stored result is no longer of this data: else what an import changed
 * would be laid to the threshold. Null when the stored result will do.
 */
async function baseHits(
  vault: Vault,
  packSet: PackSet,
  line: RunnerLine,
  model: LoadedModel,
  tunings: readonly Tuning[],
  { asOf, calendar }: Pick<RunModelsInput, 'asOf' | 'calendar'>
): Promise<readonly Hit[] | null> {
  const state = standsOn(vault.reader, packSet, model, { asOf, tunings, calendar })
  if (standingHits(vault.reader, model.id, state) !== null) return null
  const found = await askModel(line, model, { db: vault.reader, packSet, asOf, tunings, id: 1 })
  return 'reason' in found ? null : found.parts.flatMap((part) => part.hits)
}

function compare(
  vault: Vault,
  packSet: PackSet,
  model: LoadedModel,
  parts: readonly FoundPart[],
  { asOf, ms, base }: { readonly asOf: string; readonly ms: number; readonly base: readonly Hit[] | null }
): Preview {
  const all = standingOfModel(vault.reader, model.id)
  const covered = exceptionsOn(vault.reader, asOf)
  const places = new WarningPlaces(vault.writer, packSet)
  // what an exception covers is counted on neither side
  const hidden = new Set(all.flatMap((one) => (one.exception_id === null ? [] : [identity(one)])))
  const isHidden = (hit: Hit): boolean => {
    const { subject, key } = hit
    return (
      hidden.has(identity(hit)) || covered({ model: model.id, kind: model.subject, subject, key, org: places.placeOf(model, hit).org_id })
    )
  }
  const now = new Map<string, { readonly hit: Hit; readonly params: FoundPart['params'] }>(
    parts.flatMap((part) => part.hits.filter((hit) => !isHidden(hit)).map((hit) => [identity(hit), { hit, params: part.params }] as const))
  )
  const found = base === null ? null : new Set(base.filter((hit) => !isHidden(hit)).map(identity))
  const standing = all.filter((one) => one.exception_id === null && (found === null || found.has(identity(one))))
  const known = new Set<string>(standing.map(identity))
  // found today and not stored yet: the next run brings them whatever the threshold is
  const coming = [...(found ?? [])].filter((one) => !known.has(one))
  for (const one of coming) known.add(one)
  const table = new Map((['confirmed', 'dismissed', 'open'] as const).map((ended) => [ended, { ended, stay: 0, go: 0 }]))
  const go: StandingRecord[] = []
  for (const warning of standing) {
    const row = table.get(endedAs(warning.state))
    if (row === undefined) continue
    if (now.has(identity(warning))) row.stay += 1
    else {
      row.go += 1
      go.push(warning)
    }
  }
  const open = table.get('open')
  const leave = coming.filter((one) => !now.has(one)).length
  if (open !== undefined) {
    open.go += leave
    open.stay += coming.length - leave
  }
  const fresh = [...now].filter(([key]) => !known.has(key)).map(([, one]) => one)
  const appear = fresh.slice(0, shownLines).map(({ hit, params }) => {
    const context = {
      figures: hit.figures,
      params,
      subjectKind: model.subject,
      nameOf: (dataset: string, id: string) => places.nameOf(dataset, id),
      isDataset: (dataset: string) => places.isDataset(dataset)
    }
    const sentence = { zh: renderExplain(model.explain.zh, context, 'zh-CN'), en: renderExplain(model.explain.en, context, 'en') }
    return { id: '', subject: places.subjectName(model.subject, hit.subject), sentence, level: hit.level, state: '' }
  })
  return {
    asOf,
    before: known.size,
    after: now.size,
    table: [...table.values()],
    appear,
    appearTotal: fresh.length,
    go: go.slice(0, shownLines).map((one) => ({
      id: one.id,
      subject: one.subject_name,
      sentence: { zh: one.sentence_zh, en: one.sentence_en },
      level: one.level,
      state: one.state
    })),
    goTotal: go.length + leave,
    ms
  }
}

const identity = ({ subject, key }: Pick<StandingRecord, 'subject' | 'key'>): string => `${subject}\n${key}`
const endedAs = (state: string): 'confirmed' | 'dismissed' | 'open' =>
  state === 'dismissed' ? 'dismissed' : state === 'to_sign' || state === 'to_verify' ? 'open' : 'confirmed'

/** Saves one. Throws `unknown_id`, `usage`. */
export function saveTuning(vault: Vault, packSet: PackSet, { reason, basis, ...draft }: ParsedInput<'tuning.save'>, at: string): number {
  const model = modelOf(packSet, draft.model)
  checkDraft(model, draft)
  return transaction(vault.writer, () => {
    const id = addTuning(vault.writer, { ...draft, reason, basis, at, account: vault.account })
    const { model: name, ...detail } = draft
    vault.audit({ action: 'tuning.save', subject: name, detail: { id, ...detail, value: JSON.stringify(draft.value), reason } })
    return id
  })
}

/** Ends one that holds. Throws `unknown_id`. */
export function stopTuning(vault: Vault, { id, reason }: ParsedInput<'tuning.end'>, at: string): void {
  const known = tuningById(vault.reader, id)
  if (known === undefined || known.endedAt !== '') throw noTuning(id)
  transaction(vault.writer, () => {
    endTuning(vault.writer, id, { at, account: vault.account, reason })
    vault.audit({ action: 'tuning.end', subject: known.model, detail: { id, param: known.param, reason } })
  })
}

const noTuning = (id: number): AppError => new AppError('unknown_id', `没有这条阈值设置，或已终止：${id}。`, { next: '请刷新阈值清单。' })

function modelOf(packSet: PackSet, id: string): LoadedModel {
  const model = packSet.model(id)
  if (model === undefined) throw new AppError('unknown_id', `没有模型 ${id}。`, { next: '请核对模型编号。' })
  return model
}

function checkDraft(model: LoadedModel, { param: name, value, from, to }: Draft): void {
  const param = model.params[name]
  if (param === undefined) throw new AppError('unknown_id', `模型 ${model.id} 没有参数 ${name}。`, { next: '请核对参数名。' })
  const fault = valueFault(param, value)
  if (fault !== null) throw new AppError('usage', `参数“${param.name.zh}”的值${fault.zh}。`, { next: '请按允许的范围填写。' })
  if (to !== '' && to < from) throw new AppError('usage', '阈值的失效日早于生效日。', { next: '请核对日期。' })
}
