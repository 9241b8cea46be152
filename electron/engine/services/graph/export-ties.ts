/** The ties among chosen nodes as a table to hand out, stamped with filter, count, time and user. Cells are neutralised by the writer. */
import { confidenceFacts } from '../../../../shared/domain/graph/confidence.ts'
import type { TieFilter } from '../../../../shared/domain/graph/tie.ts'
import type { NodeRef } from '../../../../shared/domain/graph/node-key.ts'
import type { WrittenSheet } from '../../io/write-table.ts'
import type { Session } from '../../session.ts'
import { readMeta } from '../../vault/meta.ts'
import { tiesAmong } from './expand-node.ts'
import { readNodes } from './read-nodes.ts'

const words = {
  zh: {
    name: '关系清单',
    header: [
      '甲类别',
      '甲',
      '关系',
      '说明',
      '乙类别',
      '乙',
      '行数（同场为次数）',
      '最早',
      '最晚',
      '无日期行数',
      '金额（元）',
      '持股比例（%）',
      '可信程度'
    ]
  },
  en: {
    name: 'Relations',
    header: [
      'Kind A',
      'A',
      'Tie',
      'Detail',
      'Kind B',
      'B',
      'Rows (times met)',
      'First',
      'Last',
      'Rows without a date',
      'Amount (yuan)',
      'Share (%)',
      'Confidence'
    ]
  }
} as const

export function tieTable(session: Session, nodes: readonly NodeRef[], filter: TieFilter, language: 'zh' | 'en', at: string): WrittenSheet {
  const { vault, packs } = session
  const edges = tiesAmong(vault.reader, packs, nodes, filter)
  const seen = new Map(
    readNodes(
      vault.reader,
      packs,
      edges.flatMap(({ from, to }) => [from, to])
    ).map((node) => [node.key, node])
  )
  const kinds = new Map(packs.graph.edges.map((kind) => [kind.id, kind]))
  const named = (key: string): readonly [string, string] => {
    const node = seen.get(key)
    return [
      packs.graph.nodes[node?.kind ?? '']?.name[language] ?? '',
      node === undefined ? '' : [node.label, node.note].filter(Boolean).join(' · ')
    ]
  }
  const rows = edges.map((edge) => [
    ...named(edge.from),
    kinds.get(edge.kind)?.name[language] ?? edge.kind,
    edge.label[language],
    ...named(edge.to),
    edge.n,
    edge.first,
    edge.last,
    edge.undated,
    edge.amount === null ? null : edge.amount / 100,
    edge.share,
    confidenceFacts[edge.confidence][language]
  ])
  const identity = readMeta(vault.reader, 'identity')
  const about = JSON.stringify(filter)
  const stamp =
    language === 'zh'
      ? `${identity.unit} · ${identity.marking} · ${vault.account} · ${at} · 共 ${edges.length} 条关系 · 关系不等于问题 · 筛选 ${about}`
      : `${identity.unit} · ${identity.marking} · ${vault.account} · ${at} · ${edges.length} ties · a tie is not a finding · filter ${about}`
  return { name: words[language].name, header: [...words[language].header], rows: [...rows, [stamp]] }
}
