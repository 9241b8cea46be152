/**
 * A case out of rows of the vault: rows behind a finding, rows near one, or rows moved to the edge, with names and ids replaced. Of a form the
 * expectation is what the form means; of SQL what it finds in the replaced rows, which must be something, or nothing, as the case is to show.
 */
import type { JobResult, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { edgeCases, expectedHits, type FormCase } from '../../../../shared/packs/form/edge-cases.ts'
import { maskRows } from '../../../../shared/packs/form/mask-rows.ts'
import type { ModelForm } from '../../../../shared/packs/form/model-form.ts'
import { modelCase, type Model, type ModelCase } from '../../../../shared/packs/pack.ts'
import type { HitRow } from '../../packs/compare-hits.ts'
import { RunnerLine } from '../../runner-line.ts'
import type { Session } from '../../session.ts'
import { chooseHit, hitRows, quietRows } from './case-rows.ts'
import { draftOf, saveDraft } from './keep-draft.ts'
import { withCase } from './model-yaml.ts'
import { soundDraft, tryModel, type TryInput } from './try-draft.ts'

type Made = JobResult<'author.case'>

/** Makes the case (at the edge: all that the form has) and keeps it with the draft. Call inside `session.write`. */
export async function makeCase(session: Session, wanted: ParsedInput<'author.case'>, input: TryInput, at: string): Promise<Made> {
  const { model: id, kind } = wanted
  const model = soundDraft(session, id)
  const { form, yaml } = draftOf(session.vault.reader, session.packs, id)
  if (kind === 'edge' && form === null)
    throw new AppError('not_allowed', '以 SQL 编写的模型，边界用例请在文本中自写。', { next: '在 cases 中增加 kind: edge 的用例。' })
  const { hits } = await tryModel(session, model, input)
  const { reader } = session.vault
  const raw =
    kind === 'quiet'
      ? quietRows(reader, session.packs, model, form, hits, input.asOf)
      : hitRows(reader, session.packs, model, chooseHit(hits, wanted))
  const { rows, replaced, kept } = maskRows(raw, session.packs.datasets, model.sql)
  const taken = new Set(model.cases.map((each) => each.name))
  const name = { fires: '取自本库的命中行', quiet: '取自本库的未命中行', edge: '' }[kind]
  const plain: FormCase = { name, as_of: input.asOf, params: {}, rows }
  const forms = kind === 'edge' && form !== null ? edgeCases(form, session.packs.datasets, rows, input.asOf) : [plain]
  if (forms.length === 0) throw new AppError('not_allowed', '这份表单没有可以自动取的边界。', { next: '请手写边界用例。' })
  const made = await expectAll(session, model, form, kind, forms, input)
  const named = made.map((each) => {
    const found = uniqueName(each.name, taken)
    taken.add(found)
    return { ...each, name: found }
  })
  const saved =
    form === null
      ? { model: id, yaml: named.reduce(withCase, yaml) }
      : { model: id, form: { ...form, cases: [...form.cases, ...named] }, yaml: '' }
  saveDraft(session, saved, at)
  const count = (of: (each: ModelCase) => number): number => named.reduce((sum, each) => sum + of(each), 0)
  return {
    case: named.map((each) => each.name).join('、'),
    rows: count((each) => Object.values(each.rows).flat().length),
    hits: count((each) => each.hits.length),
    replaced: [...replaced],
    kept: [...kept]
  }
}

async function expectAll(
  session: Session,
  model: Model,
  form: ModelForm | null,
  kind: ModelCase['kind'],
  cases: readonly FormCase[],
  input: TryInput
): Promise<readonly ModelCase[]> {
  const made: ModelCase[] = []
  for (const each of cases) {
    const draft = modelCase.parse({ ...each, kind, hits: [] })
    const hits = form === null ? figuresOf(await tryOne(session, model, draft, input)) : expectedHits(form, session.packs.datasets, each)
    if (kind === 'fires' && hits.length === 0)
      throw new AppError('not_allowed', '名称替换之后这些行不再命中，不能做成用例。', { next: '请换一条命中，或手写用例。' })
    if (kind === 'quiet' && hits.length > 0)
      throw new AppError('not_allowed', '这些行单独看仍会命中，不能做成不命中的用例。', { next: '请手写用例。' })
    made.push({ ...draft, hits })
  }
  return made
}

async function tryOne(session: Session, model: Model, each: ModelCase, input: TryInput): Promise<readonly HitRow[]> {
  const { spawnRunner, calendars, nativeBinding, signal } = input
  const line = new RunnerLine({ spawnRunner, opening: null, timeLimitMs: 20_000, signal })
  const binding = nativeBinding === undefined ? {} : { nativeBinding }
  const { datasets, procedures } = session.packs
  let found: readonly HitRow[] = []
  try {
    await line.ask(
      { do: 'try', id: 0, model, case: each, datasets, procedures: [...procedures.values()], calendars, ...binding },
      (answer) => {
        if (answer.is === 'tried') found = answer.hits
      }
    )
  } finally {
    line.close()
  }
  return found
}

/** Subject, key, numbers and evidence: what a case of SQL holds fast. Names were replaced and say nothing. */
function figuresOf(hits: readonly HitRow[]): ModelCase['hits'] {
  return hits.map((hit) =>
    Object.fromEntries(
      Object.entries(hit).filter(
        (entry): entry is [string, string | number] =>
          ['subject', 'key'].includes(entry[0]) || typeof entry[1] === 'number' || entry[0].startsWith('evidence_')
      )
    )
  )
}

function uniqueName(name: string, taken: ReadonlySet<string>): string {
  let found = name
  for (let n = 2; taken.has(found); n += 1) found = `${name} ${String(n)}`
  return found
}
