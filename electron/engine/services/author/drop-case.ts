/** Takes a case out of a draft; the revision that had it stays. */
import type { CommandOutput, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { Session } from '../../session.ts'
import { draftOf, saveDraft } from './keep-draft.ts'
import { withoutCase } from './model-yaml.ts'

/** Throws `unknown_id`. */
export function dropCase(session: Session, wanted: ParsedInput<'author.dropCase'>, at: string): CommandOutput<'author.dropCase'> {
  const { form, model, yaml, row } = draftOf(session.vault.reader, session.packs, wanted.model)
  const cases = form?.cases ?? model?.cases ?? []
  const place = cases.findIndex((each) => each.name === wanted.case)
  if (place < 0) throw new AppError('unknown_id', `没有用例“${wanted.case}”。`, { next: '请刷新。' })
  const text = form === null ? { yaml: withoutCase(yaml, place) } : { form: { ...form, cases: form.cases.toSpliced(place, 1) }, yaml: '' }
  return saveDraft(session, { model: row.id, ...text }, at)
}
