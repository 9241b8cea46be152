/** A branch of the tree for one unit: its score, how much of it is known, and its children with what each of them loses. */
import type { ReactNode } from 'react'
import type { IndicatorRow, ScoreNodeRow, ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Hero } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { shares } from './score-lines.ts'
import { ScoreMark } from './ScoreMark.tsx'
import type { Way } from './use-way.ts'

export interface BranchInspectorProps {
  readonly table: ScoreTable
  readonly unit: string
  readonly indicator: IndicatorRow
  readonly way: Way
}

function findNode(node: ScoreNodeRow, id: string): ScoreNodeRow | undefined {
  if (node.id === id) return node
  for (const child of node.children) {
    const found = findNode(child, id)
    if (found) return found
  }
  return undefined
}

export function BranchInspector(props: BranchInspectorProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { table, indicator, way } = props
  const result = useCommand('score.unit', { unit: props.unit, period: table.period })
  const at = table.indicators.findIndex((one) => one.id === indicator.id)
  const median = table.medians[at] ?? null
  return (
    <Inspector
      width="heat"
      label={t('ecology.leaf.inspector')}
      of={`${props.unit} ${indicator.id}`}
      kick={
        <>
          <span>{result.data?.unit.name}</span>
          <span className="push" />
          <span>{table.period}</span>
        </>
      }
      title={`${indicator.id} ${name(indicator.name)}`}
    >
      <Waiting result={result} rows={8}>
        {(view) => {
          const node = findNode(view.root, indicator.id)
          if (!node) return <p className="mut">{t('ecology.state.other_kind')}</p>
          return (
            <>
              <Hero
                value={node.score === null ? '—' : formatNumber(node.score, 1)}
                of={t('ecology.of100')}
                facts={[
                  [t('ecology.leaf.median'), median === null ? '—' : formatNumber(median, 1)],
                  [t('ecology.unit.coverage'), formatPercent(node.coverage, 0)],
                  [t('ecology.leaf.share'), formatNumber(node.weight, 1)]
                ]}
              />
              {node.score === null && <p className="mut">{t('ecology.leaf.tooLittle', { share: Math.round(table.minCoverage * 100) })}</p>}
              <InspectorSection title={t('ecology.branch.children')} note={t('ecology.branch.note')}>
                <Ledger
                  label={t('ecology.branch.children')}
                  rows={node.children}
                  rowKey={(child) => child.id}
                  onOpen={(child) => way.indicator(props.unit, child.id, name(child.name))}
                  columns={[
                    { id: 'name', title: t('ecology.leaf.name'), cell: (child) => `${child.id} ${name(child.name)}` },
                    {
                      id: 'score',
                      title: t('ecology.unit.score'),
                      width: 64,
                      number: true,
                      cell: (child) => <ScoreMark score={child.score} state={child.state} bands={table.bands} />
                    },
                    {
                      id: 'lost',
                      title: t('ecology.branch.lost'),
                      width: 56,
                      number: true,
                      cell: (child) =>
                        child.contribution === null || child.state === 'missing' ? '—' : formatNumber(shares(child).lost, 1)
                    }
                  ]}
                />
              </InspectorSection>
            </>
          )
        }}
      </Waiting>
    </Inspector>
  )
}
