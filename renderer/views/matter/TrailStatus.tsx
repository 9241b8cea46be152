/** The foot of a trail: how many acts, people and meetings, as of when, by which calendar, what is switched off, and the keys of what is shown. */
import type { ReactNode } from 'react'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import type { MatterSearch } from './search.ts'

export function TrailStatus(props: { readonly trail: MatterTrail }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { trail } = props
  const [search] = useViewSearch<MatterSearch>()
  const tab = search.tab ?? 'acts'
  const count = (label: string, n: number): ReactNode => (
    <span>
      {label} <b>{formatNumber(n)}</b>
    </span>
  )
  const off = trail.switchedOff.map(name).join('；')
  return (
    <>
      {count(t('matter.count.acts'), trail.actsTotal)}
      {count(t('matter.count.people'), trail.people)}
      {trail.meetings > 0 && count(t('matter.count.meetings'), trail.meetings)}
      <span>{t('matter.asOf', { date: trail.asOf })}</span>
      {off === '' ? (
        <span className="cut">{t('matter.calendar')}</span>
      ) : (
        <span className="cut" title={off}>
          {off}
        </span>
      )}
      <span className="push" />
      {tab === 'acts' && <span>{t('matter.keys.nodes')}</span>}
      {tab === 'acts' && <span>{t('matter.keys.acts')}</span>}
      {(tab === 'line' || search.holder !== undefined) && <span>{t('matter.keys.move')}</span>}
      <span>{t('matter.keys.next')}</span>
    </>
  )
}
