/**
 * The overview: what is new since the last import, open warnings by level, pack and unit, the newest of them, what is lacking, and the copy itself.
 * One read; every figure opens where it belongs. An empty vault says what to do first.
 */
import { Plus } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { useRowFocus } from '../../widgets/row-focus.ts'
import { Waiting } from '../../widgets/Waiting.tsx'
import { OverviewInspector } from './OverviewInspector.tsx'
import { OverviewLevels, OverviewPacks } from './OverviewLevels.tsx'
import { OverviewLacks, OverviewNewest, OverviewUnits } from './OverviewLists.tsx'
import { OverviewSince } from './OverviewSince.tsx'
import './overview.css'

export default function OverviewView(): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const result = useCommand('overview.read', {})
  const box = useRef<HTMLDivElement>(null)
  const data = result.data
  const empty = data !== undefined && data.imports === 0
  useRowFocus(box)
  useKeys({
    Enter: () => {
      if (document.activeElement === document.body || document.activeElement === null) open({ place: empty ? 'import' : 'heat' })
    }
  })
  return (
    <ViewLayout
      scroll
      inspector={<OverviewInspector data={data} />}
      status={
        <>
          {data?.run && (
            <>
              <span>{t('overview.status', { ran: data.run.ran, skipped: data.run.skipped })}</span>
              <span>{t('overview.asOf', { date: data.run.asOf })}</span>
            </>
          )}
          <span className="push" />
          <span>{t('overview.keyHeat')}</span>
          <span>{t('overview.keyWarnings')}</span>
        </>
      }
    >
      <Waiting result={result} rows={14}>
        {(overview) =>
          empty ? (
            <EmptyState
              title={t('overview.empty')}
              text={t('overview.emptyText')}
              action={
                <Button kind="primary" big icon={<Plus className="ic" />} onPress={() => open({ place: 'import' })}>
                  {t('overview.import')}
                </Button>
              }
            />
          ) : (
            <div className="page" ref={box}>
              <OverviewSince data={overview} />
              <div className="two-columns">
                <div>
                  <OverviewLevels levels={overview.levels} />
                  <OverviewPacks packs={overview.packs} />
                  <OverviewNewest newest={overview.newest} />
                </div>
                <div>
                  <OverviewUnits units={overview.units} />
                  <OverviewLacks lacks={overview.lacks} />
                </div>
              </div>
            </div>
          )
        }
      </Waiting>
    </ViewLayout>
  )
}
