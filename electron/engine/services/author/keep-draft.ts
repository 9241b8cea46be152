/** Drafts of models: kept with every fault they have, and read with the faults told by form part or by line and column. */
import type { CommandOutput, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { modelForm, type ModelForm } from '../../../../shared/packs/form/model-form.ts'
import { writeModel } from '../../../../shared/packs/form/write-model.ts'
import type { Model } from '../../../../shared/packs/pack.ts'
import { checkDraft } from '../../packs/check-models.ts'
import { localPackId } from '../../packs/own-packs.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { addRevision, localModel, localModels, localPacks, revisionsOf, type LocalModelRow } from '../../queries/local-models.ts'
import { proceduresToCarry } from './own-packs-of.ts'
import type { Session } from '../../session.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { transaction } from '../../vault/sql.ts'
import { modelYaml, readDraft } from './model-yaml.ts'

type DraftView = CommandOutput<'author.read'>
type Problem = DraftView['problems'][number]

/** A draft as far as it can be read; `model` null while it cannot. */
export interface ReadDraft {
  readonly row: LocalModelRow
  readonly form: ModelForm | null
  readonly yaml: string
  readonly model: Model | null
  readonly problems: readonly Problem[]
}

/** Throws `unknown_id`. */
export function draftOf(db: ReadableDB, packs: PackSet, id: string): ReadDraft {
  const row = localModel(db, id)
  if (row === undefined) throw new AppError('unknown_id', `没有自写模型 ${id}。`, { next: '请刷新模型清单。' })
  return readRow(row, packs)
}

function readRow(row: LocalModelRow, packs: PackSet): ReadDraft {
  const form = row.form === '' ? null : (modelForm.safeParse(JSON.parse(row.form)).data ?? null)
  if (form !== null) {
    const { yaml, problems, model } = writeForm(form, packs)
    return { row, form, yaml, model, problems }
  }
  return { row, form, yaml: row.yaml, ...readText(row.id, row.yaml, packs) }
}

/** A form as YAML, with what it lacks or what is wrong with the model that comes of it. */
export function writeForm(
  form: ModelForm,
  packs: PackSet
): { readonly yaml: string; readonly model: Model | null; readonly problems: readonly Problem[] } {
  const { model, faults } = writeModel(form, packs.datasets)
  if (model === null) return { yaml: '', model, problems: faults.map((fault) => ({ ...fault, line: null, column: null })) }
  const yaml = modelYaml(model)
  return { yaml, ...readText(form.id, yaml, packs) }
}

function readText(id: string, yaml: string, packs: PackSet): { readonly model: Model | null; readonly problems: readonly Problem[] } {
  const problem = (line: number | null, column: number | null, message: string): readonly Problem[] => [
    { at: '', line, column, zh: message, en: message }
  ]
  if (yaml.trim() === '') return { model: null, problems: problem(null, null, '还没有内容。') }
  try {
    const file = readDraft(yaml)
    if (file.value.id !== id) {
      const at = file.where(['id'])
      return { model: null, problems: problem(at.line, at.column, `id 须为 ${id}。`) }
    }
    const other = packs.model(id)
    if (other !== undefined && other.pack !== localPackId)
      return { model: null, problems: problem(null, null, `编号 ${id} 已被领域包 ${other.pack} 使用，请换一个编号。`) }
    checkDraft(file, packs)
    return { model: file.value, problems: [] }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { line = null, column = null } = error.value
    return { model: null, problems: problem(line, typeof column === 'number' ? column : null, error.message.replace(/^领域包有误：/, '')) }
  }
}

/** What the window is shown of a draft. */
export function draftView(db: ReadableDB, packs: PackSet, id: string): DraftView {
  const { row, form, yaml, problems, model } = draftOf(db, packs, id)
  const cases = form?.cases ?? model?.cases ?? []
  return {
    id,
    revision: row.revision,
    state: row.state,
    enabledVersion: row.state === 'enabled' ? row.version : null,
    edited: isEdited(row),
    mode: row.form === '' ? 'sql' : 'form',
    form,
    yaml,
    problems: [...problems],
    cases: cases.map(({ name, kind, as_of, params, rows, hits }) => ({ name, kind, asOf: as_of, params, rows, hits })),
    revisions: revisionsOf(db, id).map((one) => ({ ...one, enabled: one.revision === row.enabled_revision }))
  }
}

const isEdited = (row: LocalModelRow): boolean => row.state === 'enabled' && row.revision !== row.enabled_revision

/** Everything written here and taken in. */
export function authorList(session: Session): CommandOutput<'author.list'> {
  const { reader } = session.vault
  const models = localModels(reader).map((row) => {
    const { form, model, problems } = readRow(row, session.packs)
    const cases = form?.cases ?? model?.cases ?? []
    const count = (kind: string): number => cases.filter((one) => one.kind === kind).length
    const name = form?.name ?? model?.name ?? { zh: row.id, en: row.id }
    return {
      id: row.id,
      name: name.zh === '' ? { zh: row.id, en: row.id } : { zh: name.zh, en: name.en === '' ? name.zh : name.en },
      state: row.state,
      version: row.version,
      edited: isEdited(row),
      mode: row.form === '' ? ('sql' as const) : ('form' as const),
      problems: problems.length,
      cases: { fires: count('fires'), quiet: count('quiet'), edge: count('edge') },
      at: row.at,
      account: row.account
    }
  })
  const packs = localPacks(reader).map(({ no, id, version, files, sha256, unit, key_id, verdict, at, account, approver, state }) => {
    const loaded = session.packs.packs.find((pack) => pack.manifest.id === id)
    const names = Object.keys(JSON.parse(files) as object).filter((path) => path.startsWith('models/'))
    const name = state === 'enabled' && loaded !== undefined ? loaded.manifest.name : { zh: id, en: id }
    const ids = names.map((path) => path.slice('models/'.length).replace(/\.ya?ml$/, ''))
    return { no, id, version, name, models: ids, sha256, unit, keyId: key_id, verdict, at, account, approver, state }
  })
  const procedures = proceduresToCarry(session).map(({ id, name }) => ({ id, name }))
  return { models, packs, procedures, faults: [...session.packFaults] }
}

/** Keeps a text as the newest revision; one that says what the last said is not kept again. Call inside `session.write`. */
export function saveDraft(session: Session, { model: id, form, yaml }: ParsedInput<'author.save'>, at: string): DraftView {
  const { vault } = session
  if (form !== undefined && form.id !== id) throw new AppError('usage', '表单的编号与模型编号不同。', { next: '请核对编号。' })
  const text = form === undefined ? { form: '', yaml } : { form: JSON.stringify(form), yaml: writeForm(form, session.packs).yaml }
  const known = localModel(vault.writer, id)
  if (known === undefined || known.form !== text.form || known.yaml !== text.yaml || known.state === 'retired') {
    transaction(vault.writer, () => {
      const revision = addRevision(vault.writer, id, text, { at, account: vault.account })
      vault.audit({ action: 'author.save', subject: id, detail: { revision } })
    })
  }
  return draftView(vault.writer, session.packs, id)
}
