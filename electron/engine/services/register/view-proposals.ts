/** Proposals as a window shows them: fields in words, the parameters they were found under, the rows that speak for each. */
import type { CommandOutput, JobResult } from '../../../../shared/ipc/contract.ts'
import { referencedTitles, shownValue } from '../../queries/rows.ts'
import type { Session } from '../../session.ts'
import type { Book } from './open-book.ts'
import type { Proposals, Proposed } from './propose-entries.ts'

type View = JobResult<'register.propose'>
type Shown = CommandOutput<'register.entry'>['fields'][number]

export function viewProposals(
  session: Session,
  book: Book,
  { gap, params, proposed, known }: Proposals,
  { asOf, language }: { readonly asOf: string; readonly language: 'zh' | 'en' }
): View {
  const { register } = book
  const declared = register.propose?.params ?? {}
  const rows = proposed.map(({ key, fields }) => ({ id: key, ...fields }))
  const names = referencedTitles(session.vault.reader, session.packs, register.dataset, rows)
  return {
    asOf,
    gap,
    params: Object.entries(params).flatMap(([id, value]) => {
      const param = declared[id]
      return param === undefined || typeof value === 'object' ? [] : [{ id, name: param.name, value, unit: param.unit, basis: param.basis }]
    }),
    proposed: proposed.map((one) => ({
      key: one.key,
      title: String(one.fields[register.title] ?? ''),
      fields: register.fields.flatMap((asked) => shownField(book, one, asked, names, language)),
      n: one.causes.length,
      causes: one.causes.map(({ row_id: id, ...cause }) => ({ id, ...cause }))
    })),
    known
  }
}

function shownField(
  { dataset }: Book,
  { fields }: Proposed,
  { field, control }: Book['register']['fields'][number],
  names: Parameters<typeof shownValue>[3],
  language: 'zh' | 'en'
): Shown[] {
  const value = fields[field] ?? null
  if (value === null) return []
  return [
    {
      field,
      name: dataset.fields[field]?.name ?? { zh: field, en: field },
      control,
      value,
      shown: String(shownValue(dataset, field, value, names, language) ?? '')
    }
  ]
}
