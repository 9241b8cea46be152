/** Commands of the relations graph: neighbours, ways between two, what two share, who meets again and again, who stands above, and the rows of a tie. */
import * as z from 'zod'
import { confidences } from '../../domain/graph/confidence.ts'
import { nodeShapes } from '../../packs/graph.ts'
import { isoDate, keptFile, language, nothing, query, shortText } from '../command.ts'
import { bilingual, sourceRef } from './refs.ts'

const nodeKey = z
  .string()
  .max(400)
  .regex(/^[a-z][a-z0-9_]*~./u)
const kindId = z
  .string()
  .max(48)
  .regex(/^[a-z][a-z0-9_]*$/u)
/** Which rows count by their days, as ISO. One without a date is kept and counted apart, unless `dated`. */
const days = { since: isoDate.optional(), until: isoDate.optional(), dated: z.boolean().optional() }
const filter = { edges: z.array(kindId).max(200).optional(), ...days }

export const graphNode = z.strictObject({
  key: z.string(),
  kind: z.string(),
  label: z.string(),
  /** beside the label: unit of a person, code of a matter */
  note: z.string(),
  /** the row that the node is; null for values */
  row: z.strictObject({ dataset: z.string(), id: z.string() }).nullable()
})
export type GraphNode = z.infer<typeof graphNode>
/** All rows of one kind between two nodes, counted. `amount` in fen, `share` per cent. */
export const graphEdge = z.strictObject({
  kind: z.string(),
  from: z.string(),
  to: z.string(),
  n: z.number().int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  /** at least one row has a beginning and no end */
  open: z.boolean(),
  undated: z.number().int(),
  amount: z.number().int().nullable(),
  share: z.number().nullable(),
  label: bilingual,
  confidence: z.enum(confidences)
})
export type GraphEdge = z.infer<typeof graphEdge>
const group = z.strictObject({
  edge: z.string(),
  /** neighbours by this kind of tie, drawn or not */
  total: z.number().int(),
  /** values that nothing else has: no tie, not counted in `total` */
  alone: z.number().int(),
  shown: z.number().int()
})
export type GraphGroup = z.infer<typeof group>
const pair = z.strictObject({ from: nodeKey, to: nodeKey })

export const graphCommands = {
  'graph.kinds': query(
    nothing,
    z.strictObject({
      nodes: z.array(
        z.strictObject({
          id: z.string(),
          name: bilingual,
          shape: z.enum(nodeShapes),
          tone: z.number().int(),
          dataset: z.string().nullable(),
          /** others may hold shares in it */
          held: z.boolean()
        })
      ),
      edges: z.array(
        z.strictObject({
          id: z.string(),
          name: bilingual,
          confidence: z.enum(confidences),
          why: bilingual,
          innocent: bilingual.nullable(),
          ends: z.array(z.string()),
          /** made by two that meet again and again: clusters can be asked for */
          pair: z.boolean()
        })
      )
    })
  ),
  'graph.node': query(
    z.strictObject({ node: nodeKey, ...filter }),
    z.strictObject({
      node: graphNode,
      facts: z.array(z.strictObject({ name: bilingual, value: bilingual })),
      groups: z.array(group)
    })
  ),
  /** `limit` and `offset` count within each kind of tie, so that a hub's thousand matters do not hide its three kin. */
  'graph.expand': query(
    z.strictObject({
      node: nodeKey,
      ...filter,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(12)
    }),
    z.strictObject({ node: graphNode, groups: z.array(group), nodes: z.array(graphNode), edges: z.array(graphEdge) })
  ),
  /** One kind of tie of a node, as a list to page through and to search by name: what a hub has that is not drawn. `found`: of `total`, by the text. */
  'graph.neighbours': query(
    z.strictObject({
      node: nodeKey,
      kind: kindId,
      ...days,
      text: shortText.default(''),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(50)
    }),
    z.strictObject({
      total: z.number().int(),
      found: z.number().int(),
      rows: z.array(z.strictObject({ node: graphNode, edge: graphEdge }))
    })
  ),
  /** The ties among these nodes. */
  'graph.among': query(
    z.strictObject({ nodes: z.array(nodeKey).max(5000), ...filter }),
    z.strictObject({ nodes: z.array(graphNode), edges: z.array(graphEdge) })
  ),
  'graph.path': query(
    z.strictObject({
      ...pair.shape,
      ...filter,
      steps: z.number().int().min(1).max(8).default(6),
      by: z.enum(['steps', 'confidence']).default('steps'),
      hub: z.number().int().min(2).max(100_000).default(150),
      /** hubs that the way may be led through all the same */
      through: z.array(nodeKey).max(20).default([])
    }),
    z.strictObject({
      found: z.boolean(),
      nodes: z.array(graphNode),
      edges: z.array(graphEdge),
      cost: z.number(),
      /** nodes with so many neighbours that no way is led through them: the first few, and how many in all */
      hubs: z.array(graphNode),
      hubTotal: z.number().int(),
      met: z.number().int(),
      complete: z.boolean()
    })
  ),
  'graph.common': query(
    z.strictObject({ ...pair.shape, ...filter, limit: z.number().int().min(1).max(500).default(50) }),
    z.strictObject({ nodes: z.array(graphNode), edges: z.array(graphEdge), total: z.number().int() })
  ),
  /** `share`: of the lots of the one that was in fewer. `node`: only the clusters it is in. */
  'graph.cluster': query(
    z.strictObject({
      edge: kindId,
      node: nodeKey.optional(),
      ...days,
      least: z.number().int().min(2).max(1000).default(3),
      share: z.number().min(0).max(1).default(0.5),
      limit: z.number().int().min(1).max(200).default(50)
    }),
    z.strictObject({
      total: z.number().int(),
      meetings: z.number().int(),
      clusters: z.array(
        z.strictObject({
          members: z.array(z.strictObject({ node: graphNode, lots: z.number().int(), present: z.number().int(), taken: z.number().int() })),
          pairs: z.array(z.strictObject({ a: z.string(), b: z.string(), together: z.number().int(), of: z.number().int() })),
          lots: z.number().int(),
          /** lots of which the winner is on record: the denominator of `takenInside` */
          decided: z.number().int(),
          takenInside: z.number().int(),
          turns: z.number().int(),
          first: z.string().nullable(),
          last: z.string().nullable()
        })
      )
    })
  ),
  /** The rows of one tie, in order of time. */
  'graph.edge': query(
    z.strictObject({
      kind: kindId,
      ...pair.shape,
      ...days,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100)
    }),
    z.strictObject({
      edge: graphEdge,
      from: graphNode,
      to: graphNode,
      why: bilingual,
      total: z.number().int(),
      rows: z.array(
        z.strictObject({
          dataset: z.string(),
          datasetName: bilingual,
          id: z.string(),
          title: z.string(),
          date: z.string().nullable(),
          amount: z.number().int().nullable(),
          source: sourceRef
        })
      )
    })
  ),
  /** Who stands above a node by shares, as of a day; today when absent. */
  'graph.chain': query(
    z.strictObject({ node: nodeKey, on: isoDate.optional(), steps: z.number().int().min(1).max(20).default(10) }),
    z.strictObject({
      /** the day as of which it stands */
      on: z.string(),
      nodes: z.array(graphNode),
      edges: z.array(graphEdge),
      holders: z.array(
        z.strictObject({
          node: z.string(),
          share: z.number().nullable(),
          partly: z.boolean(),
          ultimate: z.boolean(),
          ways: z.array(z.strictObject({ nodes: z.array(z.string()), share: z.number().nullable() }))
        })
      ),
      circles: z.array(z.array(z.string())),
      complete: z.boolean()
    })
  ),
  /** The ties among these nodes as a table. */
  'graph.export': query(z.strictObject({ nodes: z.array(nodeKey).max(5000), ...filter, language: language.default('zh') }), keptFile)
}
