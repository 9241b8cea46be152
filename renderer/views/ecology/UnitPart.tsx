/** The sheet of one unit: how it stands and why, from the total through the tree down to the indicator; beside it what pulls it down and what is missing. */
import { useState, type ReactNode } from 'react'
import type { ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { ContextMenu } from '../../widgets/ContextMenu.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { CaseOfCell, type CaseWish } from './CaseOfCell.tsx'
import { IndicatorInspector } from './IndicatorInspector.tsx'
import { ScoreTree } from './ScoreTree.tsx'
import type { EcologySearch } from './search.ts'
import { UnitHead } from './UnitHead.tsx'
import { UnitInspector } from './UnitInspector.tsx'
import type { Way } from './use-way.ts'

export interface UnitPartProps {
  readonly table: ScoreTable
  readonly search: EcologySearch
  readonly change: (patch: Partial<EcologySearch>) => void
  readonly way: Way
  readonly filters: ReactNode
}

export function UnitPart(props: UnitPartProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { table, search, way } = props
  const unit = search.unit ?? ''
  const result = useCommand('score.unit', { unit, period: table.period })
  const view = result.data?.unit.id === unit && result.data.period === table.period ? result.data : undefined
  const [wish, setWish] = useState<CaseWish>()
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number }>()
  const choose = (id: string): void => {
    const found = table.indicators.find((one) => one.id === id)
    if (found) way.indicator(unit, id, name(found.name))
  }
  const isLeaf = table.indicators.some((one) => one.id === search.indicator && one.leaf)
  const putWarnings = (): void => setWish({ unit, indicator: search.indicator ?? '', what: 'warnings' })
  const warnings = view && view.warned.red + view.warned.orange + view.warned.yellow
  useKeys({
    Escape: () => props.change({ indicator: undefined, row: undefined }),
    // the inspector of an indicator has the key for itself
    ...(isLeaf || search.row !== undefined ? {} : { a: putWarnings })
  })
  return (
    <ViewLayout
      filters={props.filters}
      scroll
      status={
        <>
          <span>{t('ecology.status.tree', { tree: name(table.tree.name), version: table.tree.version })}</span>
          <span>{t('ecology.status.asOf', { date: table.asOf })}</span>
          <span className="push" />
          <span>{t('ecology.keys.tree')}</span>
          <span>{t('ecology.keys.lines')}</span>
          <span>{t('ecology.keys.case')}</span>
        </>
      }
      inspector={
        search.indicator === undefined && search.row === undefined ? (
          <UnitInspector view={result} unit={unit} table={table} onIndicator={choose} onCase={putWarnings} />
        ) : (
          <IndicatorInspector table={table} search={search} unit={search.unit} indicator={search.indicator} way={way} onCase={setWish} />
        )
      }
    >
      <Waiting result={{ ...result, data: view }} rows={14}>
        {(found) => (
          <div className="page ecology-sheet">
            <UnitHead view={found} table={table} onWarnings={way.warnings} />
            <ScoreTree
              root={found.root}
              table={table}
              here={search.indicator}
              onChoose={choose}
              onMenu={(id, point) => {
                choose(id)
                setMenu(point)
              }}
            />
          </div>
        )}
      </Waiting>
      <ContextMenu
        label={t('ecology.menu.label')}
        at={menu}
        onClose={() => setMenu(undefined)}
        actions={[
          {
            id: 'case',
            label: t('ecology.menu.figures'),
            disabled: !isLeaf,
            run: () => setWish({ unit, indicator: search.indicator ?? '', what: 'figures' })
          },
          { id: 'warnings', label: t('ecology.menu.warnings'), disabled: warnings === 0, run: putWarnings }
        ]}
      />
      <CaseOfCell wish={wish} period={table.period} onDone={() => setWish(undefined)} />
    </ViewLayout>
  )
}
