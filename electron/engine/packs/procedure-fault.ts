/** What is wrong with a procedure beyond its schema: one check for those of packs and for those that an office lays down in a form. */
import type { NodeEvent, Procedure } from '../../../shared/packs/pack.ts'
import type { PackSet } from './pack-set.ts'

/** `path` leads to the place inside the procedure. */
export interface ProcedureFault {
  readonly reason: string
  readonly path: readonly (string | number)[]
}

/**
 * The first fault: codes used twice, nodes, procedures and datasets that are not there, a limit that does not name its basis, an order that runs in
 * a circle. Null when it holds.
 */
export function procedureFault(procedure: Procedure, packSet: Pick<PackSet, 'datasets' | 'procedures'>): ProcedureFault | null {
  return (
    takesFault(procedure, packSet) ??
    codesFault(procedure) ??
    nodesFault(procedure, packSet) ??
    basisFault(procedure) ??
    orderFault(procedure)
  )
}

function takesFault({ id, takes }: Procedure, { procedures }: Pick<PackSet, 'procedures'>): ProcedureFault | null {
  if (takes === undefined) return null
  const path = ['takes', 'procedure']
  if (takes.procedure === id) return { reason: '不能承接自己的事项。', path }
  const other = procedures.get(takes.procedure)
  if (other === undefined) return { reason: `所承接的程序“${takes.procedure}”不存在。`, path }
  if (other.takes !== undefined) return { reason: `“${other.name.zh}”本身承接别的程序的事项，不能再被承接。`, path }
  const rival = [...procedures.values()].find(
    (one) => one.id !== id && (one.takes?.procedure === id || (one.takes?.procedure === takes.procedure && one.takes.kind === takes.kind))
  )
  if (rival === undefined) return null
  return { reason: rival.takes?.procedure === id ? `它的事项已由“${rival.name.zh}”承接。` : `这些事项已由“${rival.name.zh}”承接。`, path }
}

function codesFault({ nodes }: Procedure): ProcedureFault | null {
  const codes = new Set<string>()
  for (const [index, { code }] of nodes.entries()) {
    if (codes.has(code)) return { reason: `节点代码“${code}”重复。`, path: ['nodes', index, 'code'] }
    codes.add(code)
  }
  return null
}

function nodesFault({ nodes }: Procedure, { datasets }: Pick<PackSet, 'datasets'>): ProcedureFault | null {
  const codes = new Set(nodes.map((node) => node.code))
  for (const [index, node] of nodes.entries()) {
    for (const key of ['must_follow', 'incompatible'] as const) {
      const unknown = node[key].find((code) => !codes.has(code))
      if (unknown !== undefined)
        return {
          reason: `节点“${node.name.zh}”的${key === 'must_follow' ? '先行节点' : '不相容节点'}“${unknown}”不在本程序中。`,
          path: ['nodes', index, key]
        }
    }
    if (node.incompatible.includes(node.code))
      return { reason: `节点“${node.name.zh}”不能与自己不相容。`, path: ['nodes', index, 'incompatible'] }
    const strange = node.before.find((event) => !isDatedOfMatter(datasets, event))
    if (strange !== undefined) {
      const name = `${strange.dataset}.${strange.field}`
      return { reason: `节点 ${node.code} 的 before 所指“${name}”不是事项所属数据集的日期字段。`, path: ['nodes', index, 'before'] }
    }
  }
  return null
}

/** What a mark rests on is shown beside it: a limit, office hours and what counts as quick all say where they are laid down. */
function basisFault({ nodes, office_hours: hours, quick }: Procedure): ProcedureFault | null {
  const bare = ({ basis }: { readonly basis: string }): boolean => basis.trim() === ''
  if (hours !== undefined && bare(hours)) return { reason: '办公时间没有写明依据。', path: ['office_hours', 'basis'] }
  if (quick !== undefined && bare(quick)) return { reason: '“过快”的秒数没有写明依据。', path: ['quick', 'basis'] }
  const index = nodes.findIndex(({ limit }) => limit !== undefined && bare(limit))
  return index < 0
    ? null
    : { reason: `节点“${nodes[index]?.name.zh ?? ''}”的时限没有写明依据（法规、文件及条款）。`, path: ['nodes', index, 'limit', 'basis'] }
}

function orderFault({ nodes }: Procedure): ProcedureFault | null {
  const before = new Map(nodes.map((node) => [node.code, node.must_follow]))
  const state = new Map<string, 'open' | 'done'>()
  const visit = (code: string): boolean => {
    if (state.get(code) === 'done') return true
    if (state.get(code) === 'open') return false
    state.set(code, 'open')
    const acyclic = (before.get(code) ?? []).every(visit)
    state.set(code, 'done')
    return acyclic
  }
  const index = nodes.findIndex((node) => !visit(node.code))
  return index < 0
    ? null
    : { reason: `节点“${nodes[index]?.name.zh ?? ''}”的先行节点成环，互为先后，排不出顺序。`, path: ['nodes', index, 'must_follow'] }
}

/** A date of a dataset whose rows belong to matters. */
function isDatedOfMatter(datasets: PackSet['datasets'], { dataset, field, where }: NodeEvent): boolean {
  const fields = datasets[dataset]?.fields
  const type = fields?.[field]?.type
  const known = Object.keys(where).every((name) => fields?.[name] !== undefined)
  return fields?.['matter_id']?.ref === 'matter' && (type === 'date' || type === 'timestamp') && known
}
