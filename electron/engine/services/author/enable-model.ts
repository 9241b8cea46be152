/** Proving a draft by its cases, enabling it into the pack `local`, retiring it. */
import type { JobResult } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { Model } from '../../../../shared/packs/pack.ts'
import { modelHash } from '../../packs/load-packs.ts'
import { makePackSet } from '../../packs/pack-set.ts'
import { enableModel, localModel, retireModel } from '../../queries/local-models.ts'
import type { Session } from '../../session.ts'
import { transaction } from '../../vault/sql.ts'
import { testPacks } from '../test-packs.ts'
import { draftOf } from './keep-draft.ts'
import { withVersion } from './model-yaml.ts'
import { faultsBut, joinedNow, ownPacksOf } from './own-packs-of.ts'
import { soundDraft, type TryInput } from './try-draft.ts'

type TestInput = Pick<TryInput, 'calendars' | 'spawnRunner' | 'nativeBinding' | 'signal'>

/** Runs the draft's cases in the runner. Throws `unknown_id`, `bad_pack`, `cancelled`. */
export async function testDraft(session: Session, id: string, input: TestInput): Promise<JobResult<'author.test'>> {
  const { cases, failed } = await testModelOf(session, soundDraft(session, id), input)
  return { cases, failed: [...failed] }
}

async function testModelOf(session: Session, model: Model, input: TestInput) {
  const { packs } = session
  const loaded = { ...model, hash: modelHash(model), yaml: '', pack: '' }
  const alone = { ...makePackSet([], packs.datasets), procedures: packs.procedures, models: [loaded] }
  return testPacks(alone, input)
}

/** Enables the newest revision. A case that fires, one that stays quiet and one at the edge must be there, and all pass. Call inside `session.write`. */
export async function enableDraft(session: Session, id: string, input: TestInput, at: string): Promise<JobResult<'author.enable'>> {
  const model = soundDraft(session, id)
  const words = { fires: '应命中', quiet: '不应命中', edge: '边界' }
  const lacking = (['fires', 'quiet', 'edge'] as const).filter((kind) => !model.cases.some((each) => each.kind === kind))
  if (lacking.length > 0)
    throw new AppError('not_allowed', `缺少${lacking.map((kind) => words[kind]).join('、')}的用例，不能启用。`, {
      next: '请补齐用例后再启用。'
    })
  const blank = model.cases.find((each) => (each.kind === 'fires') !== each.hits.length > 0 && each.kind !== 'edge')
  if (blank !== undefined)
    throw new AppError('not_allowed', `用例“${blank.name}”标为${words[blank.kind]}，期望却不是这样。`, { next: '请改正用例的类别或期望。' })
  const { cases, failed } = await testModelOf(session, model, input)
  const [first] = failed
  if (first !== undefined)
    throw new AppError('not_allowed', `${String(failed.length)} 个用例不符，不能启用。“${first.case}”：${first.reason}`, {
      next: '请改正模型或用例。'
    })
  const { vault } = session
  const known = localModel(vault.writer, id)
  if (known === undefined) throw new AppError('unknown_id', `没有自写模型 ${id}。`)
  const hash = modelHash(model)
  const version = known.version === null ? model.version : known.hash === hash ? known.version : Math.max(model.version, known.version + 1)
  const text = { yaml: withVersion(draftOf(vault.writer, session.packs, id).yaml, version), version, hash, revision: known.revision }
  const faults = faultsBut(session, id)
  const packs = transaction(vault.writer, () => {
    enableModel(vault.writer, id, text, { at, account: vault.account })
    vault.audit({ action: 'author.enable', subject: id, detail: { version, revision: known.revision, hash, cases } })
    return joinedNow(session, faults)
  })
  session.usePacks(packs, faults)
  return { version, cases }
}

/** Takes a model out of the packs in force. Its warnings stay, and every text it had. Throws `unknown_id`, `conflict`. */
export function retireDraft(session: Session, id: string, reason: string, at: string): void {
  const { vault } = session
  const known = localModel(vault.writer, id)
  if (known === undefined) throw new AppError('unknown_id', `没有自写模型 ${id}。`, { next: '请刷新模型清单。' })
  if (known.state === 'retired') throw new AppError('conflict', '该模型已经停用。')
  const faults = faultsBut(session, id)
  const packs = transaction(vault.writer, () => {
    retireModel(vault.writer, id, reason, { at, account: vault.account })
    vault.audit({ action: 'author.retire', subject: id, detail: { reason } })
    return joinedNow(session, faults)
  })
  session.usePacks(packs, faults)
}

/** The enabled models of these ids with their texts. Throws `unknown_id`. */
export function enabledTexts(session: Session, ids: readonly string[]): readonly { readonly id: string; readonly yaml: string }[] {
  const own = new Map(ownPacksOf(session.vault.writer).models.map((model) => [model.id, model]))
  return [...new Set(ids)].map((id) => {
    const found = own.get(id)
    if (found === undefined) throw new AppError('unknown_id', `模型 ${id} 没有在本库启用，不能导出。`, { next: '请先启用。' })
    return found
  })
}
