/** What the dimension comes to: concentration on few with its n; of the chosen member its figures, each a way into its list. */
import type { ReactNode } from 'react'
import type { PowerMember, PowerView } from '../../../shared/ipc/commands/power.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Money } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Days } from './Days.tsx'
import type { PowerSearch } from './search.ts'

export function MemberInspector(props: {
  readonly view: PowerView
  readonly here: PowerMember | undefined
  readonly onOpen: (member: PowerMember, only?: PowerSearch['only']) => void
  readonly onCourse: (person: { readonly id: string; readonly name: string }) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { view, here } = props
  const person = view.dimension === 'person' || view.dimension === 'section' || view.dimension === 'head'
  return (
    <Inspector
      label={t('power.inspector')}
      {...(here ? { of: here.id, kick: name(here.of), title: name(here.name) } : { title: t(`power.part.${view.dimension}`) })}
      footer={
        here && (
          <>
            <Button kind="primary" big keys="Enter" onPress={() => props.onOpen(here)}>
              {t('power.openList')}
            </Button>
            {person && (
              <Button big onPress={() => props.onCourse({ id: here.id, name: name(here.name) })}>
                {t('power.openCourse')}
              </Button>
            )}
          </>
        )
      }
    >
      {here ? (
        <InspectorSection title={t('power.figures')}>
          <KeyValue
            rows={[
              [t('power.head.count'), <Figure key="n" value={here.n} onPress={() => props.onOpen(here)} />],
              [t('power.head.days'), <Days key="days" of={here} />],
              [t('power.timedOf'), t('power.timed', { n: formatNumber(here.timed), of: formatNumber(here.n) })],
              [
                t('power.amount'),
                here.amounts === 0 ? (
                  <span key="none" className="mut">
                    {t('power.unknown')}
                  </span>
                ) : (
                  <Money key="amount" fen={here.amount} />
                )
              ],
              [t('power.marked'), <Figure key="marked" value={here.marked} onPress={() => props.onOpen(here, 'marked')} />],
              [t('power.warned'), <Figure key="warned" value={here.warned} onPress={() => props.onOpen(here, 'warned')} />]
            ]}
          />
        </InspectorSection>
      ) : (
        <p className="say sec">{t(`power.about.${view.dimension}`)}</p>
      )}
      <Gathering title={t('power.concentration.count')} of={view.concentration.count} />
      <Gathering title={t('power.concentration.amount')} of={view.concentration.amount} money />
      <p className="mut say">{t('power.concentration.note')}</p>
    </Inspector>
  )
}

function Figure(props: { readonly value: number; readonly onPress: () => void }): ReactNode {
  if (props.value === 0) return <span className="num">0</span>
  return (
    <button type="button" className="link num" onClick={props.onPress}>
      {formatNumber(props.value)}
    </button>
  )
}

function Gathering(props: {
  readonly title: string
  readonly of: PowerView['concentration']['count']
  readonly money?: boolean
}): ReactNode {
  const t = useText()
  const { of } = props
  return (
    <InspectorSection title={props.title} note={of ? t('power.concentration.members', { n: formatNumber(of.members) }) : undefined}>
      {of ? (
        <KeyValue
          rows={[
            [t('power.concentration.top1'), formatPercent(of.top1)],
            [t('power.concentration.top3'), formatPercent(of.top3)],
            ['HHI', formatNumber(of.hhi, 3)],
            [t('power.concentration.total'), props.money ? <Money key="total" fen={of.total} /> : formatNumber(of.total)]
          ]}
        />
      ) : (
        <p className="mut">{t('power.unknown')}</p>
      )}
    </InspectorSection>
  )
}
