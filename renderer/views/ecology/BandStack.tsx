/** Units of a group by band as one bar, worst at the left; without a score hatched at the end. Counts stand in the bar, so that it reads without colour. */
import type { ReactNode } from 'react'
import type { GroupStanding } from '../../../shared/ipc/commands/score.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { bandStep } from '../../widgets/BandMark.tsx'
import type { Bands } from './score-filter.ts'

export function BandStack(props: { readonly standing: GroupStanding; readonly bands: Bands; readonly tall?: boolean }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { standing } = props
  const worstFirst = props.bands.toReversed().filter((band) => standing.bands[band.id] > 0)
  const label = [
    ...worstFirst.map((band) => `${name(band.name)} ${standing.bands[band.id]}`),
    ...(standing.without > 0 ? [`${t('ecology.map.noScore')} ${standing.without}`] : [])
  ].join(t('common.comma'))
  return (
    <span className="ecology-stack" data-tall={props.tall || undefined} role="img" aria-label={label} title={label}>
      {worstFirst.map((band) => (
        <i
          key={band.id}
          style={{
            flexGrow: standing.bands[band.id],
            background: `var(--q${bandStep[band.id]})`,
            color: `var(--q${bandStep[band.id]}-ink)`
          }}
        >
          {standing.bands[band.id]}
        </i>
      ))}
      {standing.without > 0 && (
        <i data-open="" style={{ flexGrow: standing.without }}>
          <span>{standing.without}</span>
        </i>
      )}
    </span>
  )
}
