/** Whether a procedure holds in itself and against the datasets that its nodes are to come before. */
import type { NodeEvent, Procedure } from '../../../shared/packs/pack.ts'
import type { PackFiles } from './pack-files.ts'
import type { PackSet } from './pack-set.ts'
import { badPack } from './yaml-file.ts'

/** Throws `bad_pack` at the first fault: codes used twice, nodes and datasets that are not there, an order that runs in a circle. */
export function checkProcedure({ procedures }: PackFiles, procedure: Procedure, position: number, packSet: PackSet): void {
  if (procedures === null) return
  const at = ['procedures', position, 'nodes']
  const codes = new Set<string>()
  procedure.nodes.forEach((node, index) => {
    if (codes.has(node.code)) throw badPack(procedures.file, `节点代码“${node.code}”重复。`, procedures.where([...at, index, 'code']))
    codes.add(node.code)
  })
  procedure.nodes.forEach((node, index) => {
    for (const key of ['must_follow', 'incompatible'] as const) {
      const unknown = node[key].find((code) => !codes.has(code))
      if (unknown !== undefined)
        throw badPack(procedures.file, `节点 ${node.code} 的 ${key} 所指“${unknown}”不存在。`, procedures.where([...at, index, key]))
    }
    const strange = node.before.find((event) => !isDatedOfMatter(packSet, event))
    if (strange !== undefined) {
      const name = `${strange.dataset}.${strange.field}`
      throw badPack(
        procedures.file,
        `节点 ${node.code} 的 before 所指“${name}”不是事项所属数据集的日期字段。`,
        procedures.where([...at, index, 'before'])
      )
    }
  })
  const before = new Map(procedure.nodes.map((node) => [node.code, node.must_follow]))
  const state = new Map<string, 'open' | 'done'>()
  const visit = (code: string): boolean => {
    if (state.get(code) === 'done') return true
    if (state.get(code) === 'open') return false
    state.set(code, 'open')
    const acyclic = (before.get(code) ?? []).every(visit)
    state.set(code, 'done')
    return acyclic
  }
  procedure.nodes.forEach((node, index) => {
    if (!visit(node.code))
      throw badPack(procedures.file, `节点 ${node.code} 的 must_follow 成环。`, procedures.where([...at, index, 'must_follow']))
  })
}

/** A date of a dataset whose rows belong to matters. */
function isDatedOfMatter({ datasets }: PackSet, { dataset, field, where }: NodeEvent): boolean {
  const fields = datasets[dataset]?.fields
  const type = fields?.[field]?.type
  const known = Object.keys(where).every((name) => fields?.[name] !== undefined)
  return fields?.['matter_id']?.ref === 'matter' && (type === 'date' || type === 'timestamp') && known
}
