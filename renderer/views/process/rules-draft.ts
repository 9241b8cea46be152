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

interface Words {
  readonly zh: string
  readonly en: string
}

/** Words changed in one language; the other follows as long as it says the same, or nothing. */
export function reworded({ zh, en }: Words, language: 'zh-CN' | 'en', text: string): { zh: string; en: string } {
  const follows = zh === en || (language === 'en' ? zh : en) === ''
  return language === 'en' ? { zh: follows ? text : zh, en: text } : { zh: text, en: follows ? text : en }
}

/** A node under another code; what the others said of it goes along, unless the old code is another's too. */
export function recode(procedure: Procedure, at: number, code: string): Procedure {
  const old = procedure.nodes[at]?.code
  const only = procedure.nodes.filter((node) => node.code === old).length === 1
  const renamed = (codes: readonly string[]): string[] => codes.map((one) => (only && one === old ? code : one))
  const nodes = procedure.nodes.map((node, place) => ({
    ...node,
    code: place === at ? code : node.code,
    must_follow: renamed(node.must_follow),
    incompatible: renamed(node.incompatible)
  }))
  return { ...procedure, nodes }
}

/** Nodes as steps at hand name them, behind those that are there: nothing is laid down of them yet. */
export function addFound(
  procedure: Procedure,
  found: readonly { readonly code: string; readonly name: Words; readonly stage: Words }[]
): Procedure {
  const known = new Set(procedure.nodes.map((node) => node.code))
  const fresh = found.filter((one) => !known.has(one.code)).map(({ code, name, stage }) => blankNode(code, { ...name }, { ...stage }))
  return { ...procedure, nodes: [...procedure.nodes, ...fresh] }
}

/** Nodes with a limit that does not say where it is laid down: a mark shows its basis, so the engine refuses these. */
export function withoutBasis({ nodes }: Procedure): readonly RuleNode[] {
  return nodes.filter(({ limit }) => limit !== undefined && limit.basis.trim() === '')
}

/** What one to begin still lacks before it can be tried. */
export function isWhole({ id, name, takes, nodes }: Procedure): boolean {
  const told = ({ zh, en }: Words): boolean => zh.trim() !== '' && en.trim() !== ''
  return (
    idPattern.test(id) &&
    told(name) &&
    takes !== undefined &&
    nodes.length > 0 &&
    nodes.every((node) => node.code.trim() !== '' && told(node.name) && told(node.stage))
  )
}

const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

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
  return { ...procedure, nodes: [...procedure.nodes, blankNode(`X${number}`, { zh: name, en: name }, stage)] }
}

function blankNode(code: string, name: { zh: string; en: string }, stage: { zh: string; en: string }): RuleNode {
  const none = { must_follow: [], before: [], acts: [], posts: [], incompatible: [], aliases: [] }
  return { code, name, stage, required: false, repeats: false, basis: '', mark: 'L', ...none }
}

/** A limit of the office's own (mark L); none for nothing, or for what is no whole number above nought. */
export function limitOf(node: RuleNode, amount: string, clock: 'working_days' | 'calendar_days' | 'months'): RuleNode['limit'] {
  const number = Number(amount)
  if (!Number.isInteger(number) || number <= 0) return undefined
  const { mark = 'L', basis = '' } = node.limit ?? {}
  const kept = node.limit?.amount === number && node.limit.clock === clock
  return { clock, amount: number, mark: kept ? mark : 'L', basis: kept ? basis : '' }
}
