/** Nodes as a person may see them: rows by their title, values by the names that rows give them, masked or hidden as their kind is declared. */
import { createHash } from 'node:crypto'
import { maskValue, nodeKey, parseNodeKey, type NodeRef } from '../../../../shared/domain/graph/node-key.ts'
import type { GraphNode } from '../../../../shared/ipc/commands/graph.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { formatMoney, moneyUnitName } from '../../../../shared/text/format.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { namesOfValues } from '../../queries/graph.ts'
import { referencedTitles, rowsById, shownValue, titlesOf } from '../../queries/rows.ts'
import type { ReadableDB } from '../../vault/connection.ts'

type Words = { zh: string; en: string }
const yesNo = { zh: ['否', '是'], en: ['no', 'yes'] } as const

/** A key as a node of a declared kind. Throws `unknown_id`. */
export function nodeOf(packs: PackSet, key: string): NodeRef {
  const node = parseNodeKey(key)
  if (node === null || packs.graph.nodes[node.kind] === undefined)
    throw new AppError('unknown_id', '没有这样的关系结点。', { next: '请从人员、企业或单位页面进入。' })
  return node
}

/** Names of nodes, in the order of `keys`, each once. */
export function readNodes(db: ReadableDB, packs: PackSet, keys: Iterable<string>): readonly GraphNode[] {
  const nodes = [...new Set(keys)].flatMap((key) => parseNodeKey(key) ?? [])
  const named = new Map<string, GraphNode>()
  for (const kind of new Set(nodes.map((node) => node.kind))) {
    const declared = packs.graph.nodes[kind]
    if (declared === undefined) continue
    const ids = nodes.filter((node) => node.kind === kind).map((node) => node.id)
    const { dataset } = declared
    if (dataset === undefined) {
      const names = namesOfValues(db, packs, kind, ids)
      for (const id of ids)
        named.set(nodeKey({ kind, id }), { key: nodeKey({ kind, id }), kind, ...valueLabel(declared, id, names.get(id) ?? []), row: null })
      continue
    }
    const titles = titlesOf(db, packs, dataset, ids)
    const notes = notesOf(db, packs, dataset, ids)
    for (const id of ids)
      named.set(nodeKey({ kind, id }), {
        key: nodeKey({ kind, id }),
        kind,
        label: titles.get(id) ?? id,
        note: notes.get(id) ?? '',
        row: { dataset, id }
      })
  }
  return nodes.flatMap((node) => named.get(nodeKey(node)) ?? [])
}

/**
 * A value by its name; without one as its kind allows, the same in every language: its kind stands beside it wherever it is shown. Two hidden values are
 * told apart by four signs of a digest, which tell nothing more.
 */
function valueLabel(
  kind: PackSet['graph']['nodes'][string],
  value: string,
  names: readonly string[]
): { readonly label: string; readonly note: string } {
  const mark = createHash('sha256').update(value).digest('hex').slice(0, 4)
  if (kind.value === 'open') return { label: value, note: '' }
  if (kind.value === 'masked') return { label: maskValue(value), note: '' }
  return names.length > 0 ? { label: names.join(' / '), note: mark } : { label: `#${mark}`, note: '' }
}

/** The unit of each row, or its code: what tells two of one name apart. */
function notesOf(db: ReadableDB, packs: PackSet, dataset: string, ids: readonly string[]): ReadonlyMap<string, string> {
  const fields = packs.datasets[dataset]?.fields ?? {}
  const unit = Object.entries(fields).find(([, field]) => field.ref === 'org')?.[0]
  const field = dataset !== 'org' && unit !== undefined ? unit : fields['code'] === undefined ? undefined : 'code'
  if (field === undefined) return new Map()
  const rows = rowsById(db, packs, dataset, ids)
  const names =
    field === unit
      ? titlesOf(
          db,
          packs,
          'org',
          rows.flatMap((row) => (typeof row[field] === 'string' ? [row[field]] : []))
        )
      : undefined
  return new Map(rows.map((row) => [row.id, names?.get(String(row[field])) ?? (names === undefined ? String(row[field] ?? '') : '')]))
}

/** What is on record about a node, in the dataset's own words; hidden values stay hidden. Throws `unknown_id` when the row is not there. */
export function factsOf(db: ReadableDB, packs: PackSet, node: NodeRef): readonly { readonly name: Words; readonly value: Words }[] {
  const dataset = packs.graph.nodes[node.kind]?.dataset
  if (dataset === undefined) return []
  const [row] = rowsById(db, packs, dataset, [node.id])
  if (row === undefined) throw new AppError('unknown_id', '没有这一结点的登记行。')
  const declared = packs.datasets[dataset]
  if (declared === undefined) return []
  const names = referencedTitles(db, packs, dataset, [row])
  return Object.entries(declared.fields).flatMap(([field, about]) => {
    const value = row[field] ?? null
    if (value === null || value === '' || about.secret) return []
    const inWords = (language: 'zh' | 'en'): string => {
      if (about.type === 'boolean') return yesNo[language][value === 1 ? 1 : 0]
      if (about.type !== 'fen') return String(shownValue(declared, field, value, names, language))
      return `${formatMoney(Number(value), 'yuan')} ${moneyUnitName('yuan', language === 'zh' ? 'zh-CN' : 'en')}`
    }
    const masked = packs.graph.edges.some(({ rows }) =>
      rows.some(({ dataset: from, to }) => from === dataset && to.field === field && packs.graph.nodes[to.node]?.value === 'masked')
    )
    const [zh, en] = [inWords('zh'), inWords('en')].map((shown) => (masked ? maskValue(shown) : shown))
    return [{ name: about.name, value: { zh: zh ?? '', en: en ?? '' } }]
  })
}
