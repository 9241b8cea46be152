/** One unit: its matters with most marks first, its people with most marked acts first, and its warnings in the inspector. */
import { useRef, useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useScrollMemory, useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { RelationsButton } from '../../widgets/RelationsButton.tsx'
import { ReportDialog } from '../../widgets/ReportDialog.tsx'
import { useRowFocus } from '../../widgets/row-focus.ts'
import { Waiting } from '../../widgets/Waiting.tsx'
import { TrailWarnings } from '../matter/TrailWarnings.tsx'
import { UnitMatters, UnitPeople } from './UnitLists.tsx'

export type UnitTrail = CommandOutput<'trail.org'>
const shownMatters = 40

export function UnitView(props: { readonly id: string }): ReactNode {
  const t = useText()
  const { open, advance } = useWalk()
  const result = useCommand('trail.org', { org: props.id, limit: shownMatters })
  const unit = result.data?.org.id === props.id ? result.data : undefined
  const box = useRef<HTMLDivElement>(null)
  const [reporting, setReporting] = useState(false)
  useScrollMemory(box, `unit ${props.id}`)
  useRowFocus(box)
  const warnings = (): void =>
    advance({ place: 'warnings', kind: 'place', label: unit?.org.name ?? t('frame.place.warnings'), search: { org: props.id } }, 'push')
  useKeys({ Enter: () => (document.activeElement === document.body ? warnings() : undefined) }, unit !== undefined)
  return (
    <ViewLayout
      status={
        unit && (
          <>
            <span>
              {t('person.unit.matters')} <b>{formatNumber(unit.total)}</b>
            </span>
            <span>
              {t('person.unit.people')} <b>{formatNumber(unit.people.length)}</b>
            </span>
            <span>
              {t('person.unit.warnings')} <b>{formatNumber(unit.warnings.length)}</b>
            </span>
            <span className="push" />
            <span>{t('matter.keys.move')}</span>
            <span>{t('matter.keys.next')}</span>
          </>
        )
      }
      inspector={
        <Inspector
          label={t('person.unit.kick')}
          {...(unit ? { of: unit.org.id, kick: unit.org.kind ?? t('person.unit.kick'), title: unit.org.name } : {})}
          footer={
            unit && (
              <>
                <Button kind="primary" big keys="Enter" onPress={warnings}>
                  {t('person.unit.openWarnings')}
                </Button>
                <Button big onPress={() => open({ place: 'heat', search: { org: props.id } })}>
                  {t('person.unit.heat')}
                </Button>
                <RelationsButton nodes={[`org~${props.id}`]} label={unit.org.name} />
                <Button big onPress={() => setReporting(true)}>
                  {t('report.open')}
                </Button>
              </>
            )
          }
        >
          {unit && reporting && <ReportDialog unit={unit.org} onClose={() => setReporting(false)} />}
          {unit && (
            <TrailWarnings
              title={t('person.unit.warnings')}
              warnings={unit.warnings}
              none={t('person.unit.noWarnings')}
              all={{ total: unit.warningsTotal, search: { org: props.id } }}
            />
          )}
        </Inspector>
      }
    >
      <div className="middle-body" data-scroll ref={box}>
        <Waiting result={{ ...result, data: unit }} rows={12}>
          {(found) => (
            <div className="page">
              <div>
                <div className="sec">{found.org.kind ?? t('person.unit.kick')}</div>
                <h1 className="title">{found.org.name}</h1>
              </div>
              <UnitMatters unit={found} />
              <UnitPeople unit={found} />
            </div>
          )}
        </Waiting>
      </div>
    </ViewLayout>
  )
}
