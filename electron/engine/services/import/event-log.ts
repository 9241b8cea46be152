/**
 * Event logs that no pack knows. A table with a case, an activity and a time in each line is read as matters, steps and acts under a procedure of
 * its own, which the vault keeps; the mapping is made here and kept like one that a person saved, so that every row has its way back. Nothing is
 * made up: no node is required, no order and no limit holds until somebody lays one down.
 */
import { createHash } from 'node:crypto'
import { stringify } from 'yaml'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { mapping as mappingSchema, type FieldSource, type Mapping } from '../../../../shared/packs/mapping.ts'
import { procedure as procedureSchema, procedureNode, type Procedure, type ProcedureNode } from '../../../../shared/packs/pack.ts'
import type { TableFile, TableSheet } from '../../io/table-file.ts'
import { insertMapping, savedMappings } from '../../queries/mapping.ts'
import { insertProcedure, nodesInSteps, procedureVersions } from '../../queries/procedures.ts'
import type { WritableDB } from '../../vault/connection.ts'
import { findColumn, headerIndex } from './header-name.ts'

/** Names of the columns that make a table an event log, and of those that say more. */
export const logColumns = {
  case: ['case:concept:name', 'case id', 'case_id', 'caseid', 'case', '案件编号', '流程编号', '办件编号', '事项编号'],
  activity: ['concept:name', 'activity', 'activity name', 'activity_name', '活动', '活动名称', '环节', '环节名称', '节点名称'],
  time: ['time:timestamp', 'timestamp', 'complete timestamp', 'end timestamp', '时间戳', '办理时间', '完成时间', '发生时间'],
  resource: ['org:resource', 'resource', 'user', '办理人', '经办人', '操作人'],
  role: ['org:role', 'role', '岗位', '职务'],
  instance: ['concept:instance', 'activity instance', 'event id', 'event_id', '事件编号'],
  lifecycle: ['lifecycle:transition', 'lifecycle', 'transition'],
  opened: ['case:startdate', 'case:start_date', 'case:opened'],
  closed: ['case:enddate', 'case:end_date', 'case:closed'],
  deadline: ['case:deadline', 'case:due', 'case:due_date']
} as const satisfies Readonly<Record<string, readonly string[]>>

/** More activities than this are no activities but a column of something else. */
const mostNodes = 500
const isoDay = /^\d{4}-\d{2}-\d{2}/

/** The mapping that reads each sheet which is an event log, by the sheet's index. */
export async function eventLogMappings(table: TableFile): Promise<ReadonlyMap<number, Mapping>> {
  const found = new Map<number, Mapping>()
  for (const sheet of table.sheets) {
    const index = headerIndex(sheet.header)
    if ([logColumns.case, logColumns.activity, logColumns.time].some((names) => findColumn(index, names) === null)) continue
    const several = table.sheets.length > 1 ? ` ${sheet.name}` : ''
    const said = (key: string): string => sheet.log?.head.attributes.find((one) => one.key === key)?.value.trim() ?? ''
    const file = table.name.replace(/\.[a-z]{2,5}(\.gz)?$/i, '').trim() || 'log'
    // logs of one name from different places are not one log: the id goes by the file, unless we wrote the log ourselves and say which it is
    const id = logId((said('procedure') || file) + several)
    found.set(sheet.index, mappingOf(sheet, await datedColumns(table, sheet), id, (said('concept:name') || file) + several))
  }
  return found
}

function logId(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  const known = plain.startsWith('log-') ? plain.slice(4) : plain
  // what the letters alone do not tell apart is told by a short hash
  const told = /^[\x20-\x7e]*$/.test(name) && known !== '' ? known : [known, createHash('sha256').update(name).digest('hex').slice(0, 8)]
  return `log-${Array.isArray(told) ? told.filter((part) => part !== '').join('-') : told}`
}

/** Columns about the case that hold dates as far as the first lines show; a column called deadline may hold days instead. */
async function datedColumns(table: TableFile, sheet: TableSheet): Promise<ReadonlySet<'opened' | 'closed' | 'deadline'>> {
  const index = headerIndex(sheet.header)
  const dated = new Set<'opened' | 'closed' | 'deadline'>()
  const asked = (['opened', 'closed', 'deadline'] as const).filter((name) => findColumn(index, logColumns[name]) !== null)
  if (asked.length === 0) return dated
  for await (const batch of table.rows(sheet.index)) {
    for (const name of asked) {
      const at = findColumn(index, logColumns[name]) ?? -1
      const filled = batch.map(({ cells }) => String(cells[at] ?? '')).filter((text) => text !== '')
      if (filled.length > 0 && filled.every((text) => isoDay.test(text))) dated.add(name)
    }
    break
  }
  return dated
}

function mappingOf(sheet: TableSheet, dated: ReadonlySet<'opened' | 'closed' | 'deadline'>, id: string, name: string): Mapping {
  const column = (names: readonly string[], more: Partial<FieldSource> = {}): Partial<FieldSource> => ({ column: [...names], ...more })
  const has = (names: readonly string[]): boolean => findColumn(headerIndex(sheet.header), names) !== null
  const dates = Object.fromEntries([...dated].map((field) => [field, column(logColumns[field])]))
  const emits: unknown[] = [
    {
      dataset: 'matter',
      key: ['procedure', 'code'],
      fields: {
        procedure: { value: id },
        code: column(logColumns.case, { required: true }),
        name: column(logColumns.case, { required: true }),
        ...dates
      }
    },
    {
      dataset: 'step',
      primary: true,
      // an event has no number of its own: its case, activity, time and instance tell it, and a count tells twins apart
      key: ['matter_id', 'node', 'decided_at', 'doc_no', 'round'],
      partial: true,
      fields: {
        matter_id: { from: 'matter.id' },
        node: column(logColumns.activity, {
          required: true,
          ...(has(logColumns.lifecycle) ? { also: { column: [...logColumns.lifecycle], but: ['complete'] } } : {})
        }),
        decided_at: column(logColumns.time, { required: true }),
        doc_no: column(logColumns.instance),
        round: { nth: ['matter_id', 'node', 'decided_at', 'doc_no'] }
      }
    }
  ]
  if (has(logColumns.resource))
    emits.push(
      {
        dataset: 'person',
        as: 'officer',
        key: ['name'],
        identify: 'mention',
        optional: true,
        fields: { name: column(logColumns.resource, { as: 'person_name', required: true }) }
      },
      {
        dataset: 'act',
        key: ['step_id', 'kind'],
        when: { column: [...logColumns.resource], filled: true },
        fields: {
          step_id: { from: 'step.id' },
          matter_id: { from: 'matter.id' },
          kind: { value: 'handle' },
          person_id: { from: 'officer.id' },
          person_name: column(logColumns.resource, { as: 'person_name' }),
          post_name: column(logColumns.role),
          at: column(logColumns.time)
        }
      }
    )
  return mappingSchema.parse({
    id,
    version: 1,
    name: { zh: `事件日志：${name}`, en: `Event log: ${name}` },
    procedure: id,
    event_log: true,
    required: [[...logColumns.case], [...logColumns.activity], [...logColumns.time]],
    emits
  })
}

interface Stamp {
  readonly at: string
  readonly account: string
}

/** Keeps the mapping of a log under the version it has, or the next when it reads other columns than before. Gives it with that version. */
export function keepLogMapping(writer: WritableDB, mapping: Mapping, stamp: Stamp): Mapping {
  const last = savedMappings(writer).findLast((saved) => saved.id === mapping.id)
  const versioned = (version: number): string => stringify({ ...mapping, version }, { version: '1.2', lineWidth: 0 })
  if (last !== undefined && last.yaml === versioned(last.version)) return { ...mapping, version: last.version }
  const version = (last?.version ?? 0) + 1
  insertMapping(writer, { id: mapping.id, version, yaml: versioned(version), ...stamp })
  return { ...mapping, version }
}

/**
 * Keeps the procedure of a log: the activities that its steps name, in the order cases come to them. What somebody laid down about a node stays;
 * activities that are new are added. Throws `bad_file` when there are too many to be activities.
 */
export function keepLogProcedure(writer: WritableDB, mapping: Mapping, file: string, stamp: Stamp): void {
  const nodes = nodesInSteps(writer, mapping.id)
  if (nodes.length > mostNodes)
    throw new AppError('bad_file', `文件“${file}”的活动有 ${nodes.length} 种，不像事件日志的活动名称。`, {
      file,
      next: '请核对哪一列是活动（环节）名称。'
    })
  const [last] = procedureVersions(writer, mapping.id)
  const before = last === undefined || last.body === '' ? null : procedureSchema.parse(JSON.parse(last.body))
  const known = new Set(before?.nodes.map((node) => node.code))
  const fresh = nodes.filter(({ node }) => !known.has(node)).map(({ node }) => logNode(node))
  if (before !== null && fresh.length === 0) return
  if (before === null && fresh.length === 0) return
  const version = (last?.version ?? 0) + 1
  const name = mapping.name.zh.replace(/^事件日志：/, '')
  const body: Procedure =
    before === null
      ? { id: mapping.id, version, name: { zh: name, en: name }, nodes: fresh }
      : { ...before, version, nodes: [...before.nodes, ...fresh] }
  const reason = before === null ? `导入 ${file}` : `导入 ${file}，新增活动 ${fresh.length} 种`
  insertProcedure(writer, { id: mapping.id, version, origin: 'log', body: JSON.stringify(body), reason, approver: '', ...stamp })
}

/** A node of which nothing is known but that it happens. */
function logNode(code: string): ProcedureNode {
  const known = { name: { zh: code, en: code }, stage: { zh: '全过程', en: 'Process' }, acts: ['handle'] }
  return procedureNode.parse({ code, ...known, required: false, repeats: true })
}
