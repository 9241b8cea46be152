/**
 * What a register proposes from the vault's own rows, by the SELECT that it declares: run in the runner under the gate of models, with the rows that
 * speak for each. What an entry says already is left out. Nothing is written; a person ticks what becomes an entry.
 */
import type { FigureValue } from '../../../../shared/domain/warning.ts'
import { push } from '../../../../shared/domain/register-participation.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { paramsInForce, type ParamOverrides, type ParamValue } from '../../../../shared/packs/params.ts'
import { dateOf, dayOf } from '../../../../shared/packs/calendar.ts'
import { addMonths } from '../../../../shared/packs/clocks.ts'
import { proposingModel } from '../../packs/check-proposals.ts'
import { titlesOf } from '../../queries/rows.ts'
import { proposalsTaken, warningNumbers, type RegisterCause } from '../../queries/register-cause.ts'
import type { RunnerLine } from '../../runner-line.ts'
import type { Session } from '../../session.ts'
import { findGap } from '../model-coverage.ts'
import { refreshAlerts, readsAlerts } from '../refresh-alerts.ts'
import type { Book } from './open-book.ts'

export interface Proposed {
  readonly key: string
  /** by field of the register, as the SELECT gave them */
  readonly fields: Readonly<Record<string, FigureValue>>
  readonly causes: readonly RegisterCause[]
}
export interface Proposals {
  /** why nothing can be proposed at all; null when it can */
  readonly gap: { readonly zh: string; readonly en: string } | null
  readonly params: Readonly<Record<string, ParamValue>>
  readonly proposed: readonly Proposed[]
  /** those left out because an entry says the same */
  readonly known: number
}

/** Within `session.write`: warnings are first brought up to date with their handling. `asOf`: the day that limits are read at. Throws `usage`, `time_limit`, `cancelled`. */
export async function proposeEntries(
  session: Session,
  book: Book,
  input: { readonly asOf: string; readonly overrides: ParamOverrides; readonly line: RunnerLine }
): Promise<Proposals> {
  const { register } = book
  const { asOf, overrides } = input
  const model = proposingModel(register)
  if (model === null || register.propose === undefined)
    throw new AppError('usage', `台账“${register.name.zh}”没有声明从哪里拟列条目。`, { next: '请直接新建条目。' })
  checkOverrides(model.params, overrides)
  const params = paramsInForce(model.params, asOf, overrides)
  const { packs, vault } = session
  const unknown = model.reads.find((name) => packs.datasets[name] === undefined)
  const gap =
    unknown === undefined
      ? findGap(vault.reader, { reads: [...model.reads], needs: [] }, packs.datasets)
      : { zh: `没有数据集 ${unknown}`, en: `no dataset ${unknown}` }
  if (gap !== null) return { gap: { zh: gap.zh, en: gap.en }, params, proposed: [], known: 0 }
  if (readsAlerts(model)) refreshAlerts(vault.writer, packs, asOf)
  const datasets = Object.fromEntries(
    model.reads.flatMap((name) => (packs.datasets[name] === undefined ? [] : [[name, packs.datasets[name]]]))
  )
  const found: { readonly key: string; readonly fields: Proposed['fields']; readonly evidence: readonly Evidence[] }[] = []
  await input.line.ask({ do: 'run', id: 0, model, datasets, asOf, overrides }, (answer) => {
    if (answer.is !== 'hits') return
    for (const { key, subject, figures, evidence } of answer.hits)
      found.push({ key: `${subject}|${key}`, fields: withoutRoles(figures), evidence })
  })
  const taken = takenIn(session, book, register.propose.same, register.propose.again_months)
  const fresh = found.filter((one) => !taken(one))
  const causes = causesOf(
    session,
    fresh.flatMap(({ evidence }) => evidence)
  )
  const proposed = fresh
    .map(({ key, fields, evidence }) => ({ key, fields, causes: evidence.map((row) => causes(row)) }))
    .toSorted((a, b) => b.causes.length - a.causes.length || (a.key < b.key ? -1 : 1))
  return { gap: null, params, proposed, known: found.length - fresh.length }
}

interface Evidence {
  readonly dataset: string
  readonly id: string
}

const withoutRoles = (figures: Proposed['fields']): Proposed['fields'] =>
  Object.fromEntries(
    Object.entries(figures).filter(([name, value]) => name !== 'subject' && name !== 'key' && value !== null && value !== '')
  )

/** Throws `usage` for a parameter that is not there, is of another kind, or is out of its bounds. */
function checkOverrides(params: NonNullable<ReturnType<typeof proposingModel>>['params'], overrides: ParamOverrides): void {
  for (const [name, value] of Object.entries(overrides)) {
    const param = params[name]
    if (param === undefined) throw new AppError('usage', `没有参数 ${name}。`, { next: `可以设：${Object.keys(params).join('、')}。` })
    const { min = -Infinity, max = Infinity, name: called } = param
    if (typeof value !== typeof param.default) throw new AppError('usage', `“${called.zh}”不能是 ${String(value)}。`)
    if (typeof value === 'number' && (value < min || value > max)) throw new AppError('usage', `“${called.zh}”须在 ${min} 与 ${max} 之间。`)
  }
}

/** Whether an entry was made from a proposal, or says the same in the fields that tell; one that came to its end long enough ago no longer counts. */
function takenIn(
  session: Session,
  book: Book,
  same: readonly string[],
  againMonths: number | undefined
): (proposed: Pick<Proposed, 'key' | 'fields'>) => boolean {
  const day = dayOf(book.asOf)
  const from = againMonths === undefined || day === null ? '' : dateOf(addMonths(day, -againMonths))
  const counting = book.entries.filter((entry) => !entry.walk.final || entry.begin >= from)
  const proposals = proposalsTaken(session.vault.reader, book.register.id)
  const keys = new Set(counting.map(({ id }) => proposals.get(id)))
  const said = new Set(counting.map((entry) => sameKey(same, (field) => entry.value(field))))
  return ({ key, fields }) => keys.has(key) || said.has(sameKey(same, (field) => fields[field]))
}

const sameKey = (same: readonly string[], value: (field: string) => FigureValue | undefined): string =>
  JSON.stringify(same.map((field) => String(value(field) ?? '').trim()))

/** Rows as they are kept with an entry: in words, a warning with its number. */
function causesOf({ vault, packs }: Session, evidence: readonly Evidence[]): (row: Evidence) => RegisterCause {
  const ids = new Map<string, string[]>()
  for (const { dataset, id } of evidence) push(ids, dataset, id)
  const numbers = warningNumbers(vault.reader, ids.get('alert') ?? [])
  const titles = new Map([...ids].map(([dataset, rows]) => [dataset, titlesOf(vault.reader, packs, dataset, rows)]))
  return ({ dataset, id }) => ({
    dataset,
    row_id: id,
    warning: dataset === 'alert' ? (numbers.get(id) ?? '') : '',
    label: titles.get(dataset)?.get(id) ?? id
  })
}
