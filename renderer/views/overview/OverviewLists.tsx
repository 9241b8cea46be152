/** The lists of the overview: newest warnings, the units with most of them (one symbol a warning), and models that could not run with the reason. */
import type { ReactNode } from 'react'
import type { Overview } from '../../../shared/ipc/commands/overview.ts'
import { readSkip } from '../../../shared/packs/skip-reason.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Money, useMoneyUnit } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { LevelMark, LevelRun } from '../../widgets/LevelMark.tsx'
import { countLevels } from './overview-figures.ts'

export function OverviewNewest(props: { readonly newest: Overview['newest'] }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const unit = useMoneyUnit()
  const { advance } = useWalk()
  return (
    <section>
      <h2 className="heading">
        <b>{t('overview.newest')}</b> <span className="unit">{t('overview.newestNote', { n: props.newest.length })}</span>
      </h2>
      {props.newest.length === 0 ? (
        <p className="mut">{t('overview.noOpen')}</p>
      ) : (
        <Ledger
          label={t('overview.newest')}
          rows={props.newest}
          rowKey={(row) => row.id}
          onOpen={(row) => advance({ place: 'warnings', kind: 'warning', label: name(row.name), search: { id: row.id } })}
          columns={[
            { id: 'level', title: t('overview.level'), width: 56, cell: (row) => <LevelMark level={row.level} /> },
            { id: 'model', title: t('overview.model'), cell: (row) => name(row.name) },
            { id: 'subject', title: t('overview.subject'), cell: (row) => row.subjectName },
            { id: 'amount', title: unit, number: true, width: 84, cell: (row) => <Money fen={row.amount} unit={false} /> }
          ]}
        />
      )}
    </section>
  )
}

export function OverviewUnits(props: { readonly units: Overview['units'] }): ReactNode {
  const t = useText()
  const { advance } = useWalk()
  const units = props.units.filter((unit) => unit.total > 0)
  return (
    <section>
      <h2 className="heading">
        <b>{t('overview.units')}</b> <span className="unit">{t('overview.unitsNote', { n: units.length })}</span>
      </h2>
      {units.length === 0 ? (
        <p className="mut">{t('overview.noOpen')}</p>
      ) : (
        <Ledger
          label={t('overview.units')}
          rows={units}
          rowKey={(row) => row.id}
          onOpen={(row) => advance({ place: 'unit', kind: 'place', label: row.name, search: { id: row.id } }, 'push')}
          columns={[
            { id: 'unit', title: t('overview.unit'), cell: (row) => row.name },
            { id: 'levels', title: '', width: 216, cell: (row) => <UnitLevels row={row} /> },
            { id: 'count', title: t('overview.count'), number: true, width: 52, cell: (row) => <b>{formatNumber(row.total)}</b> },
            {
              id: 'matters',
              title: t('overview.matters'),
              number: true,
              width: 56,
              cell: (row) => <span className="sec">{formatNumber(row.matters)}</span>
            }
          ]}
        />
      )}
    </section>
  )
}

const shownLevels = 10

function UnitLevels(props: { readonly row: Overview['units'][number] }): ReactNode {
  const { levels, total } = props.row
  const more = total - Math.min(levels.length, shownLevels)
  return (
    <>
      <LevelRun counts={countLevels(levels.slice(0, shownLevels))} />
      {more > 0 && <span className="unit"> +{formatNumber(more)}</span>}
    </>
  )
}

export function OverviewLacks(props: { readonly lacks: Overview['lacks'] }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { advance } = useWalk()
  return (
    <section>
      <h2 className="heading">
        <b>{t('overview.lacks')}</b>{' '}
        {props.lacks.length > 0 && <span className="unit">{t('overview.lacksNote', { n: props.lacks.length })}</span>}
      </h2>
      {props.lacks.length === 0 ? (
        <p className="mut">{t('overview.lacksNone')}</p>
      ) : (
        <Ledger
          label={t('overview.lacks')}
          rows={props.lacks}
          rowKey={(row) => row.model}
          onOpen={(row) => advance({ place: 'packs', kind: 'place', label: name(row.name), search: { id: row.model } }, 'push')}
          columns={[
            { id: 'model', title: t('overview.model'), cell: (row) => name(row.name) },
            { id: 'why', title: t('overview.why'), cell: (row) => <LackText missing={row.missing} /> }
          ]}
        />
      )}
    </section>
  )
}

function LackText(props: { readonly missing: readonly string[] }): ReactNode {
  const name = useBilingual()
  const whole = props.missing.map((text) => name(readSkip(text) ?? { zh: text, en: text })).join('、')
  return (
    <span className="sec" title={whole}>
      {whole === '' ? '—' : whole}
    </span>
  )
}
