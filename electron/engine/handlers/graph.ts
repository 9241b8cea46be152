/** The relations graph. Looking at a node is logged, as looking at a person's page is. */
import { clustersOf } from '../../../shared/domain/graph/clusters.ts'
import { confidenceFacts } from '../../../shared/domain/graph/confidence.ts'
import { nodeKey } from '../../../shared/domain/graph/node-key.ts'
import { groupBy } from '../../../shared/domain/group.ts'
import type { GraphNode } from '../../../shared/ipc/commands/graph.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { sessionOf } from '../context.ts'
import { meetingsOf } from '../queries/graph-pairs.ts'
import { tieRows } from '../queries/graph-rows.ts'
import { sourcesOf, titlesOf } from '../queries/rows.ts'
import { climbOwnership } from '../services/graph/climb-ownership.ts'
import { expandNode, listNeighbours, tiesAmong } from '../services/graph/expand-node.ts'
import { tieTable } from '../services/graph/export-ties.ts'
import { commonNeighbours, findWay } from '../services/graph/find-way.ts'
import { factsOf, nodeOf, readNodes } from '../services/graph/read-nodes.ts'
import type { Session } from '../session.ts'
import { handOutTable } from './hand-out-table.ts'
import type { NamesUnder, Part } from './handler.ts'

export const graphHandlers: Part<NamesUnder<'graph'>> = {
  'graph.kinds': (_input, context) => {
    const { graph } = sessionOf(context).packs
    return {
      nodes: Object.entries(graph.nodes).map(([id, { name, shape, tone, dataset }]) => ({
        id,
        name,
        shape,
        tone,
        dataset: dataset ?? null,
        held: graph.edges.some(({ rows }) => rows.some(({ share, to }) => share !== undefined && to.node === id))
      })),
      edges: graph.edges.map(({ id, name, confidence, innocent, rows, pair, proposed }) => ({
        id,
        name,
        confidence,
        why: whyOf(confidence),
        innocent: innocent ?? null,
        ends: [...new Set([...rows.flatMap(({ from, to }) => [from.node, to.node]), ...[pair?.node ?? [], proposed?.node ?? []].flat()])],
        pair: pair !== undefined
      }))
    }
  },
  'graph.node': (input, context) => {
    const session = sessionOf(context)
    const { vault, packs } = session
    const node = nodeOf(packs, input.node)
    const facts = factsOf(vault.reader, packs, node)
    const { groups } = expandNode(vault.reader, packs, node, input, 0, 1)
    const view = oneNode(session, input.node)
    session.looked({ action: 'view.relations', subject: view.row === null ? view.label : input.node })
    return { node: view, facts: [...facts], groups: groups.map((group) => ({ ...group, shown: 0 })) }
  },
  'graph.expand': (input, context) => {
    const session = sessionOf(context)
    const { vault, packs } = session
    const node = nodeOf(packs, input.node)
    const { groups, edges } = expandNode(vault.reader, packs, node, input, input.offset, input.limit)
    const nodes = readNodes(vault.reader, packs, [input.node, ...edges.flatMap(({ from, to }) => [from, to])])
    const view = oneNode(session, input.node)
    session.looked({ action: 'view.relations', subject: view.row === null ? view.label : input.node, detail: { shown: nodes.length - 1 } })
    return { node: view, groups: [...groups], nodes: nodes.filter(({ key }) => key !== input.node), edges: [...edges] }
  },
  'graph.neighbours': (input, context) => {
    const session = sessionOf(context)
    const { vault, packs } = session
    const { total, found, rows } = listNeighbours(vault.reader, packs, nodeOf(packs, input.node), { ...input, edges: [input.kind] }, input)
    look(session, 'view.relations', [input.node], { shown: rows.length })
    return { total, found, rows: [...rows] }
  },
  'graph.among': (input, context) => {
    const { vault, packs } = sessionOf(context)
    const nodes = input.nodes.map((key) => nodeOf(packs, key))
    return { nodes: [...readNodes(vault.reader, packs, input.nodes)], edges: [...tiesAmong(vault.reader, packs, nodes, input)] }
  },
  'graph.path': (input, context) => {
    const session = sessionOf(context)
    const { vault, packs } = session
    const [from, to] = [nodeOf(packs, input.from), nodeOf(packs, input.to)]
    const { path, edges } = findWay(vault.reader, packs, from, to, input, {
      maxSteps: input.steps,
      hub: input.hub,
      by: input.by,
      through: new Set(input.through)
    })
    look(session, 'view.path', [input.from, input.to], { found: path.nodes !== null, steps: (path.nodes?.length ?? 1) - 1 })
    return {
      found: path.nodes !== null,
      nodes: [...readNodes(vault.reader, packs, path.nodes ?? [])],
      edges: [...edges],
      cost: path.cost,
      hubs: [...readNodes(vault.reader, packs, path.hubs.slice(0, 12))],
      hubTotal: path.hubs.length,
      met: path.met,
      complete: path.complete
    }
  },
  'graph.common': (input, context) => {
    const session = sessionOf(context)
    const { vault, packs } = session
    const [a, b] = [nodeOf(packs, input.from), nodeOf(packs, input.to)]
    const { keys, edges, total } = commonNeighbours(vault.reader, packs, a, b, input, input.limit)
    look(session, 'view.common', [input.from, input.to], { total })
    return { nodes: [...readNodes(vault.reader, packs, keys)], edges: [...edges], total }
  },
  'graph.cluster': (input, context) => {
    const { vault, packs } = sessionOf(context)
    const pair = packs.graph.edges.find(({ id }) => id === input.edge)?.pair
    if (pair === undefined) throw new AppError('unknown_id', '没有这种成对的关系。')
    const meetings = meetingsOf(vault.reader, packs, pair, input)
    const node = input.node === undefined ? undefined : nodeOf(packs, input.node)
    const all = clustersOf(meetings, input).filter(({ members }) => node === undefined || members.some(({ who }) => who === node.id))
    const clusters = all.slice(0, input.limit)
    const key = (id: string): string => nodeKey({ kind: pair.node, id })
    const nodes = readNodes(
      vault.reader,
      packs,
      clusters.flatMap(({ members }) => members.map(({ who }) => key(who)))
    )
    const viewOf = new Map(nodes.map((one) => [one.key, one]))
    return {
      total: all.length,
      meetings: new Set(meetings.map(({ where }) => where)).size,
      clusters: clusters.map((cluster) => ({
        ...cluster,
        members: cluster.members.flatMap(({ who, lots, present, taken }) => {
          const view = viewOf.get(key(who))
          return view === undefined ? [] : [{ node: view, lots, present, taken }]
        }),
        pairs: cluster.pairs.map((one) => ({ ...one, a: key(one.a), b: key(one.b) }))
      }))
    }
  },
  'graph.edge': (input, context) => {
    const session = sessionOf(context)
    const { vault, packs } = session
    const [from, to] = [nodeOf(packs, input.from), nodeOf(packs, input.to)]
    const kind = packs.graph.edges.find(({ id }) => id === input.kind)
    const filter = { ...input, edges: [input.kind] }
    const edge = tiesAmong(vault.reader, packs, [from, to], filter).find((one) => one.from === input.from && one.to === input.to)
    if (kind === undefined || edge === undefined) throw new AppError('unknown_id', '这一关系已没有行支持。', { next: '请刷新关系图。' })
    const rows = tieRows(vault.reader, packs, kind, from, to, filter)
    look(session, 'view.relations', [input.from, input.to], { tie: input.kind, rows: rows.length })
    const page = rows.slice(input.offset, input.offset + input.limit)
    const byDataset = groupBy(page, ({ dataset }) => dataset)
    const known = new Map(
      [...byDataset].map(([dataset, own]) => {
        const ids = own.map(({ id }) => id)
        return [dataset, { titles: titlesOf(vault.reader, packs, dataset, ids), sources: sourcesOf(vault.reader, dataset, ids) }]
      })
    )
    return {
      edge,
      from: oneNode(session, input.from),
      to: oneNode(session, input.to),
      why: whyOf(kind.confidence),
      total: rows.length,
      rows: page.map(({ dataset, id, on, amount }) => ({
        dataset,
        datasetName: packs.datasets[dataset]?.name ?? { zh: dataset, en: dataset },
        id,
        title: known.get(dataset)?.titles.get(id) ?? id,
        date: on,
        amount,
        source: known.get(dataset)?.sources.get(id) ?? null
      }))
    }
  },
  'graph.chain': (input, context) => {
    const session = sessionOf(context)
    const { vault, packs } = session
    const on = input.on ?? chinaDay(context.deps.clock())
    const { ownership, edges } = climbOwnership(vault.reader, packs, nodeOf(packs, input.node), on, input.steps)
    look(session, 'view.ownership', [input.node], { holders: ownership.holders.length })
    return {
      on,
      nodes: [...readNodes(vault.reader, packs, [input.node, ...ownership.holders.map(({ node }) => node)])],
      edges: [...edges],
      holders: [...ownership.holders],
      circles: ownership.circles.map((circle) => [...circle]),
      complete: ownership.complete
    }
  },
  'graph.export': async (input, context) => {
    const session = sessionOf(context)
    const at = context.deps.clock().toISOString()
    const filter = { edges: input.edges, since: input.since, until: input.until, dated: input.dated }
    const nodes = input.nodes.map((key) => nodeOf(session.packs, key))
    const table = tieTable(session, nodes, filter, input.language, at)
    const out = { format: 'csv', at, filter: JSON.stringify(filter) } as const
    return handOutTable(context, input.language === 'zh' ? '关系清单' : 'relations', table, out)
  }
}

function oneNode({ vault, packs }: Session, key: string): GraphNode {
  const [node] = readNodes(vault.reader, packs, [key])
  if (node === undefined) throw new AppError('unknown_id', '没有这样的关系结点。')
  return node
}

/** The day in China at a moment. */
const chinaDay = (at: Date): string => at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

/** Logs a look at nodes: rows by their keys, values by what may be shown of them. */
function look(
  session: Session,
  action: string,
  keys: readonly string[],
  detail: Readonly<Record<string, string | number | boolean>>
): void {
  const shown = readNodes(session.vault.reader, session.packs, keys).map(({ key, row, label }) => (row === null ? label : key))
  session.looked({ action, subject: shown.join(' — '), detail })
}

function whyOf(confidence: keyof typeof confidenceFacts): { readonly zh: string; readonly en: string } {
  const { zh, en } = confidenceFacts[confidence]
  return { zh, en }
}
