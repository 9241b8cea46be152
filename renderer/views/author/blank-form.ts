/** A form as it begins: nothing chosen that the person would have to undo. */
import type { CommandInput, CommandOutput } from '../../../shared/ipc/contract.ts'

export type Draft = CommandOutput<'author.read'>
export type Form = NonNullable<Draft['form']>
export type Words = CommandOutput<'author.words'>
export type DatasetWords = Words['datasets'][number]
export type FieldWords = DatasetWords['fields'][number]

export const modelIdPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

export function blankForm(id: string): CommandInput<'author.save'>['form'] {
  return {
    id,
    name: { zh: '', en: '' },
    level: 'yellow',
    dataset: 'contract',
    subject: 'org',
    sentence: { zh: '', en: '' },
    basis: [{ law: '', article: '', mark: 'L' }]
  }
}
