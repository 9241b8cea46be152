/**
 * Ties of a pack against the datasets: every kind of node and every column is there, and both ends are indexed, since a neighbour that can only
 * be found by reading a whole ledger would keep a person waiting. Faults name line and column.
 */
import type { GraphDate, GraphRows } from '../../../shared/packs/graph.ts'
import type { PackFiles } from './pack-files.ts'
import type { PackSet } from './pack-set.ts'
import { badPack, type YamlPath } from './yaml-file.ts'

/** Throws `bad_pack` at the first fault. */
export function checkGraph({ graph }: PackFiles, packSet: PackSet): void {
  if (graph === null) return
  const { datasets } = packSet
  const refuse = (reason: string, path: YamlPath): never => {
    throw badPack(graph.file, reason, graph.where(path))
  }
  const fieldOf = (dataset: string, name: string, path: YamlPath) => {
    const declared = datasets[dataset] ?? refuse(`数据集“${dataset}”不存在。`, path)
    return declared.fields[name] ?? refuse(`数据集 ${dataset} 没有字段“${name}”。`, path)
  }
  const checkDate = (dataset: string, date: GraphDate | undefined, path: YamlPath): void => {
    if (date === undefined) return
    if (typeof date === 'string') return void fieldOf(dataset, date, path)
    const { ref } = fieldOf(dataset, date.through, path)
    if (ref === undefined) refuse(`${dataset}.${date.through} 不引用别的数据集。`, path)
    else fieldOf(ref, date.field, path)
  }
  const checkNode = (node: string, dataset: string, name: string, path: YamlPath): void => {
    const kind = packSet.graph.nodes[node] ?? refuse(`没有结点类别“${node}”。`, path)
    if (name === 'id') {
      if (kind.dataset !== dataset) refuse(`结点 ${node} 不是数据集 ${dataset} 的行。`, path)
      return
    }
    const field = fieldOf(dataset, name, path)
    if (!field.index) refuse(`关系两端须有索引：${dataset}.${name}。`, path)
    if (kind.value !== 'secret' && field.secret) refuse(`${dataset}.${name} 是密文，结点 ${node} 须声明为 secret。`, path)
  }
  const checkRows = (rows: GraphRows, path: YamlPath): void => {
    for (const field of Object.keys(rows.where)) fieldOf(rows.dataset, field, [...path, 'where'])
    for (const key of ['from', 'to'] as const) {
      checkNode(rows[key].node, rows.dataset, rows[key].field, [...path, key])
      const { named } = rows[key]
      if (named !== undefined && fieldOf(rows.dataset, named, [...path, key]).secret)
        refuse(`${rows.dataset}.${named} 是密文，不能作名称。`, [...path, key])
    }
    checkDate(rows.dataset, rows.since, [...path, 'since'])
    for (const key of ['until', 'label', 'amount', 'share'] as const) {
      const field = rows[key]
      if (field !== undefined && fieldOf(rows.dataset, field, [...path, key]).secret)
        refuse(`${rows.dataset}.${field} 是密文，不能写在关系上。`, [...path, key])
    }
  }
  for (const [kind, { dataset }] of Object.entries(graph.value.nodes))
    if (dataset !== undefined && datasets[dataset] === undefined) refuse(`数据集“${dataset}”不存在。`, ['nodes', kind])
  graph.value.edges.forEach((edge, index) => {
    const path = ['edges', index]
    edge.rows.forEach((rows, at) => checkRows(rows, [...path, 'rows', at]))
    if (edge.pair !== undefined) {
      checkNode(edge.pair.node, edge.pair.dataset, edge.pair.of, [...path, 'pair'])
      if (!fieldOf(edge.pair.dataset, edge.pair.by, [...path, 'pair']).index)
        refuse(`${edge.pair.dataset}.${edge.pair.by} 须有索引。`, [...path, 'pair'])
      if (edge.pair.taken !== undefined) fieldOf(edge.pair.dataset, edge.pair.taken, [...path, 'pair', 'taken'])
      checkDate(edge.pair.dataset, edge.pair.since, [...path, 'pair', 'since'])
    }
    const kind = edge.proposed && packSet.graph.nodes[edge.proposed.node]
    if (edge.proposed !== undefined && kind?.dataset !== edge.proposed.register)
      refuse('proposed 的结点须是所比登记册的行。', [...path, 'proposed'])
  })
}
