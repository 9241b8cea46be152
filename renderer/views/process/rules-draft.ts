/** The form of a procedure as plain values: codes and names as text, changed a field at a time. Pure. */
import type { CommandOutput } from '../../../shared/ipc/contract.ts'

export type Procedure = CommandOutput<'procedure.read'>['procedure']
export type RuleNode = Procedure['nodes'][number]

/** Codes in a text, spaces or commas between; each once. */
export function codesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,，、;；]+/).filter((code) => code !== ''))]
}

export function changeNode(procedure: Procedure, at: number, change: Partial<RuleNode>): Procedure {
  return { ...procedure, nodes: procedure.nodes.map((node, place) => (place === at ? { ...node, ...change } : node)) }
}

/** Moves a node one place; the ends stay. */
export function moveNode(procedure: Procedure, at: number, by: 1 | -1): Procedure {
  const [node, other] = [procedure.nodes[at], procedure.nodes[at + by]]
  if (node === undefined || other === undefined) return procedure
  const nodes = procedure.nodes.map((one, place) => (place === at ? other : place === at + by ? node : one))
  return { ...procedure, nodes }
}

/** Without the node, and without what the others said of it. */
export function removeNode(procedure: Procedure, at: number): Procedure {
  const gone = procedure.nodes[at]?.code
  const without = (codes: readonly string[]): string[] => codes.filter((code) => code !== gone)
  const nodes = procedure.nodes
    .filter((_, place) => place !== at)
    .map((node) => ({
      ...node,
      must_follow: without(node.must_follow),
      incompatible: without(node.incompatible)
    }))
  return nodes.length === 0 ? procedure : { ...procedure, nodes }
}

/** A node more at the end, with a code that none has. */
export function addNode(procedure: Procedure, name: string): Procedure {
  const codes = new Set(procedure.nodes.map((node) => node.code))
  let number = procedure.nodes.length + 1
  while (codes.has(`X${number}`)) number += 1
  const stage = procedure.nodes.at(-1)?.stage ?? { zh: name, en: name }
  const none = { must_follow: [], before: [], acts: [], posts: [], incompatible: [], aliases: [] }
  const node: RuleNode = {
    code: `X${number}`,
    name: { zh: name, en: name },
    stage,
    required: false,
    repeats: false,
    basis: '',
    mark: 'L',
    ...none
  }
  return { ...procedure, nodes: [...procedure.nodes, node] }
}

/** A limit of the office's own (mark L); none for nothing, or for what is no whole number above nought. */
export function limitOf(node: RuleNode, amount: string, clock: 'working_days' | 'calendar_days' | 'months'): RuleNode['limit'] {
  const number = Number(amount)
  if (!Number.isInteger(number) || number <= 0) return undefined
  const { mark = 'L', basis = '' } = node.limit ?? {}
  const kept = node.limit?.amount === number && node.limit.clock === clock
  return { clock, amount: number, mark: kept ? mark : 'L', basis: kept ? basis : '' }
}
