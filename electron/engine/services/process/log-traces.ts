/**
 * A procedure's matters as the traces of an event log. A step that came from an event log goes out as that line said it, with every attribute
 * (also nested ones and lists) and its type; a step from a ledger goes out as one event with what the spine knows of it, its acts as a list.
 * Planned steps that nothing happened to are no events.
 */
import type { PackSet } from '../../packs/pack-set.ts'
import { listCell, logOutline, type LogColumn, type LogOutline } from '../../io/xes/columns.ts'
import type { XesAttribute, XesEvent, XesHead, XesTrace, XesType } from '../../io/xes/attribute.ts'
import type { WrittenLog } from '../../io/xes/write-xes.ts'
import { actsOfLog, mattersOfLog, sheetsOfLog, stepsOfLog, type LogAct, type LogMatter, type LogStep } from '../../queries/event-log.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { groupBy } from '../../../../shared/domain/group.ts'
import { instantOf } from '../../../../shared/domain/process/instant.ts'
import { logColumns } from '../import/event-log.ts'
import { findColumn, headerIndex } from '../import/header-name.ts'

const batchSize = 300
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)
const stampForm = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i

const attribute = (type: XesType, key: string, value: string, children: readonly XesAttribute[] = []): XesAttribute => ({
  type,
  key,
  value,
  children
})

/** A column of a sheet in the log. `guess`: the file did not say its type, so each value that is a time goes out as one. */
type Placed = LogColumn & { readonly guess?: true }
interface Sheet {
  readonly outline: LogOutline | null
  readonly columns: readonly (Placed | null)[]
}

/** The log of a procedure, from the rows as they are when `traces` is gone through. */
export function logOfProcedure(db: ReadableDB, packs: PackSet, procedure: string): WrittenLog {
  const sheets = new Map(
    sheetsOfLog(db, procedure).map(({ id, header, outline: text }): readonly [number, Sheet] => {
      const outline = text === '' ? null : logOutline.parse(JSON.parse(text))
      return [id, { outline, columns: outline?.columns ?? tableColumns(JSON.parse(header) as string[]) }]
    })
  )
  const outlines = [...sheets.values()].map((sheet) => sheet.outline)
  const only = outlines.length === 1 ? (outlines[0] ?? null) : null
  const nodes = new Map(packs.procedures.get(procedure)?.nodes.map((node) => [node.code, node.name.zh]))
  return {
    head: headOf(packs, procedure, only),
    *traces() {
      for (let after = -1; ;) {
        const matters = mattersOfLog(db, procedure, after, batchSize)
        const last = matters.at(-1)
        if (last === undefined) return
        const ids = matters.map((matter) => matter.id)
        const steps = groupBy(stepsOfLog(db, ids), (step) => step.matter_id)
        const acts = groupBy(actsOfLog(db, ids), (act) => act.step_id)
        for (const matter of matters) yield traceOf(matter, steps.get(matter.id) ?? [], acts, sheets, nodes)
        after = last.place
      }
    }
  }
}

function headOf(packs: PackSet, id: string, outline: LogOutline | null): XesHead {
  if (outline !== null) {
    const { head } = outline
    const told = head.attributes.some((one) => one.key === 'procedure') ? [] : [attribute('id', 'procedure', id)]
    return { ...head, attributes: [...head.attributes, ...told] }
  }
  const name = packs.procedures.get(id)?.name.zh ?? id
  return {
    extensions: [],
    globals: [
      { scope: 'trace', attributes: [attribute('string', 'concept:name', '')] },
      {
        scope: 'event',
        attributes: [attribute('string', 'concept:name', ''), attribute('date', 'time:timestamp', '1970-01-01T00:00:00.000+00:00')]
      }
    ],
    classifiers: [{ name: 'Activity', keys: 'concept:name' }],
    attributes: [attribute('string', 'concept:name', name), attribute('id', 'procedure', id)]
  }
}

/** The columns of a csv event log as places in a log: names of its own for the standard's keys, `case:` for what stands at the case. */
function tableColumns(header: readonly string[]): readonly (Placed | null)[] {
  const index = headerIndex(header)
  const keys = new Map<number, Placed>()
  const known = (names: readonly string[], scope: LogColumn['scope'], key: string, type: LogColumn['type'] = 'string'): void => {
    const at = findColumn(index, names)
    if (at !== null) keys.set(at, { name: header[at] ?? '', scope, path: [key], type, ...(type === 'date' ? { guess: true } : {}) })
  }
  known(logColumns.case, 'trace', 'concept:name')
  known(logColumns.activity, 'event', 'concept:name')
  known(logColumns.time, 'event', 'time:timestamp', 'date')
  known(logColumns.resource, 'event', 'org:resource')
  known(logColumns.role, 'event', 'org:role')
  known(logColumns.instance, 'event', 'concept:instance')
  known(logColumns.lifecycle, 'event', 'lifecycle:transition')
  return header.map((name, at) => {
    const standard = keys.get(at)
    if (standard !== undefined) return standard
    if (name === '') return null
    const ofCase = /^case:(?=.)/i.test(name)
    return { name, scope: ofCase ? 'trace' : 'event', path: [ofCase ? name.slice(5) : name], type: 'string', guess: true }
  })
}

function traceOf(
  matter: LogMatter,
  steps: readonly LogStep[],
  acts: ReadonlyMap<string, readonly LogAct[]>,
  sheets: ReadonlyMap<number, Sheet>,
  nodes: ReadonlyMap<string, string>
): XesTrace {
  let said: readonly XesAttribute[] | null = null
  const events = steps.flatMap((step): readonly Ordered[] => {
    const columns = step.sheet === null ? undefined : sheets.get(step.sheet)?.columns
    const at = step.decided_at
    const order = { sheet: step.sheet, source: step.source ?? 0, at: at === null ? 0 : (instantOf(at) ?? 0), line: 0 }
    if (columns === undefined || step.cells === null)
      return at === null ? [] : [{ ...order, attributes: ownEvent(step, at, acts.get(step.id) ?? [], nodes) }]
    const cells = JSON.parse(step.cells) as (string | number | boolean | null)[]
    said ??= attributesOf(columns, cells, 'trace')
    return [{ ...order, attributes: attributesOf(columns, cells, 'event') }]
  })
  // one log keeps its own order; what came from several, or from ledgers, is ordered by time
  const oneLog = said !== null && events.every((event) => event.sheet === events[0]?.sheet)
  const ordered = events.toSorted((a, b) => (oneLog ? 0 : a.at - b.at) || a.source - b.source)
  return { line: 0, attributes: said ?? ownTrace(matter), events: ordered.map(({ line, attributes }) => ({ line, attributes })) }
}

type Ordered = XesEvent & { readonly sheet: number | null; readonly source: number; readonly at: number }

interface Branch {
  type: XesType
  key: string
  value: string
  children: Branch[]
}

/** What a line says of its case or of its event, children within their parents again. */
function attributesOf(
  columns: readonly (Placed | null)[],
  cells: readonly (string | number | boolean | null)[],
  scope: LogColumn['scope']
): readonly XesAttribute[] {
  const root: Branch[] = []
  for (const [at, column] of columns.entries()) {
    const cell = cells[at] ?? null
    if (column === null || column.scope !== scope || cell === null) continue
    let into = root
    for (const key of column.path.slice(0, -1)) {
      let above = into.find((one) => one.key === key)
      if (above === undefined) into.push((above = { type: 'string', key, value: '', children: [] }))
      into = above.children
    }
    const key = column.path.at(-1) ?? ''
    const text = String(cell)
    const { type, value, children } = valueOf(column, text)
    const known = into.find((one) => one.key === key)
    if (known === undefined) into.push({ type, key, value, children })
    else Object.assign(known, { type, value })
  }
  return root
}

function valueOf({ type, guess }: Placed, text: string): Omit<Branch, 'key'> {
  if (type === 'list') return { type, value: '', children: listCell.parse(JSON.parse(text)) as Branch[] }
  if (guess !== true) return { type, value: text, children: [] }
  const stamp = dateText(text)
  return stamp === null ? { type: 'string', value: text, children: [] } : { type: 'date', value: stamp, children: [] }
}

/** xs:dateTime of a day with a time as logs write it, a day without one as it stands; null for other text. A zone is never added. */
function dateText(text: string): string | null {
  if (isDay(text)) return text
  const found = stampForm.exec(text.trim())
  if (found === null) return null
  const zone = (found[4] ?? '').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  return `${found[1]}T${found[2]}${found[3] ?? ':00'}${zone.toUpperCase()}`
}

/** Ledgers are kept in Beijing time: a point in time in XES says so. A day without an hour stays one. */
function ledgerTime(text: string): string {
  if (isDay(text)) return text
  const stamp = dateText(text) ?? text
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(stamp) ? stamp : `${stamp}+08:00`
}

function ownTrace(matter: LogMatter): readonly XesAttribute[] {
  const { opened, closed, deadline } = matter
  const dates = Object.entries({ opened, closed, deadline })
  const texts = Object.entries({ unit: matter.org_name, status: matter.status, channel: matter.channel })
  return [
    attribute('string', 'concept:name', matter.code),
    attribute('string', 'name', matter.name),
    ...texts.flatMap(([key, value]) => (value === null ? [] : [attribute('string', key, value)])),
    ...dates.flatMap(([key, value]) => (value === null ? [] : [attribute('date', key, ledgerTime(value))]))
  ]
}

/** Who stands for the step as its resource: whoever approved or decided, else whoever acted last. */
function ownEvent(step: LogStep, decided: string, acts: readonly LogAct[], nodes: ReadonlyMap<string, string>): readonly XesAttribute[] {
  const named = acts.filter((act) => act.person !== null && act.kind !== 'delegate')
  const who = named.findLast((act) => act.kind === 'approve' || act.kind === 'decide') ?? named.at(-1)
  const { received_at: received, registered_at: registered, due_at: due, plan_date: planned } = step
  const dates = Object.entries({ received, registered, due, planned })
  const texts = Object.entries({
    'org:resource': who?.person ?? null,
    'org:role': who?.post_name ?? null,
    'org:group': step.org_name,
    document: step.doc_no,
    outcome: step.outcome
  })
  const members = acts.map((act) =>
    attribute('string', act.kind, act.person ?? '', act.at === null ? [] : [attribute('date', 'time:timestamp', ledgerTime(act.at))])
  )
  return [
    attribute('string', 'concept:name', nodes.get(step.node) ?? step.node),
    attribute('date', 'time:timestamp', ledgerTime(decided)),
    attribute('string', 'lifecycle:transition', 'complete'),
    attribute('string', 'node', step.node),
    ...texts.flatMap(([key, value]) => (value === null ? [] : [attribute('string', key, value)])),
    ...dates.flatMap(([key, value]) => (value === null ? [] : [attribute('date', key, ledgerTime(value))])),
    ...(step.round === null ? [] : [attribute('int', 'round', String(step.round))]),
    ...(step.amount === null ? [] : [attribute('int', 'amount_fen', String(step.amount))]),
    ...(members.length === 0 ? [] : [attribute('list', 'acts', '', members)])
  ]
}
