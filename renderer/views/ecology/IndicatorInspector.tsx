/** What is shown of the chosen indicator: the source line once one was opened, an indicator down to its lines, or a branch with what it is made of. */
import type { ReactNode } from 'react'
import type { ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { useText } from '../../app/settings.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { BranchInspector } from './BranchInspector.tsx'
import type { CaseWish } from './CaseOfCell.tsx'
import { LeafInspector } from './LeafInspector.tsx'
import { LineSource } from './LineSource.tsx'
import type { EcologySearch } from './search.ts'
import type { Way } from './use-way.ts'

export interface IndicatorInspectorProps {
  readonly table: ScoreTable
  readonly search: EcologySearch
  readonly unit: string | undefined
  readonly indicator: string | undefined
  readonly way: Way
  readonly onCase: (wish: CaseWish) => void
}

export function IndicatorInspector(props: IndicatorInspectorProps): ReactNode {
  const t = useText()
  const { table, search, unit, indicator } = props
  const row = table.indicators.find((one) => one.id === indicator)
  if (search.row !== undefined) return <LineSource row={search.row} />
  if (unit === undefined || !row)
    return (
      <Inspector width="heat" label={t('ecology.leaf.inspector')}>
        <EmptyState title={t('ecology.leaf.pick')} text={t('ecology.leaf.pickText')} />
      </Inspector>
    )
  const chosen = { table, unit, indicator: row, way: props.way, onCase: props.onCase }
  return row.leaf ? <LeafInspector {...chosen} /> : <BranchInspector {...chosen} />
}
