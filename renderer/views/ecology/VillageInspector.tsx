/** What one number of a township counts: villages with what is known of them, or petitions with their line; a petition opens its source row. */
import type { ReactNode } from 'react'
import type { QuietShare } from '../../../shared/ipc/commands/quiet.ts'
import type { QuietFigure } from '../../../shared/domain/quiet-places.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { shortPlace } from '../../widgets/evidence-columns.ts'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { LineSource } from './LineSource.tsx'
import type { EcologySearch } from './search.ts'
import type { Way } from './use-way.ts'

export interface VillageInspectorProps {
  readonly shares: readonly QuietShare[]
  readonly period: string
  readonly search: EcologySearch
  readonly change: (patch: Partial<EcologySearch>) => void
  readonly way: Way
}
/** More rows than this are told by number only. */
const most = 200

export function VillageInspector(props: VillageInspectorProps): ReactNode {
  const t = useText()
  const { shares, search, period } = props
  const { township, figure } = search
  if (search.row !== undefined) return <LineSource row={search.row} />
  const share = shares.find((one) => township === '*' || one.groups.some((group) => group.id === idOf(township)))
  const group = share?.groups.find((one) => one.id === idOf(township))
  if (figure === undefined || share === undefined)
    return (
      <Inspector width="heat" plain label={t('quiet.inspector')}>
        <EmptyState title={t('quiet.pick')} text={t('quiet.pickText')} />
      </Inspector>
    )
  const title = group === undefined ? t('quiet.all') : group.name || t('quiet.noTownship')
  const ofPlaces = figure === 'places' || figure === 'without' || figure === 'unknown'
  const places = ofPlaces ? (group?.places ?? []).filter((place) => figure === 'places' || place.state === figure) : []
  return (
    <Inspector
      width="heat"
      label={t('quiet.inspector')}
      of={`${township} ${figure}`}
      kick={
        <>
          <span>{t(`quiet.figure.${figure}`)}</span>
          <span className="push" />
          <span>{period}</span>
        </>
      }
      title={title}
    >
      {ofPlaces ? (
        <Places places={places} />
      ) : (
        <Rows
          asked={{ period, share: share.id, group: figure === 'unplaced' ? null : (group?.id ?? ''), figure: rowsOf(figure) }}
          onOpen={props.way.row}
        />
      )}
    </Inspector>
  )
}

const idOf = (township: string | undefined): string | undefined => (township === '-' ? '' : township)
/** Accusations about nobody are asked for as accusations of no township. */
const rowsOf = (figure: NonNullable<EcologySearch['figure']>): QuietFigure =>
  figure === 'unplaced' || figure === 'places' || figure === 'without' || figure === 'unknown' ? 'accused' : figure

function Places(props: { readonly places: QuietShare['groups'][number]['places'] }): ReactNode {
  const t = useText()
  const { open } = useWalk()
  return (
    <InspectorSection title={t('quiet.places', { n: props.places.length })}>
      <ul className="ecology-lines">
        {props.places.map((place) => (
          <li key={place.id}>
            <button type="button" title={t('quiet.openUnit')} onClick={() => open({ place: 'unit', search: { id: place.id } })}>
              <span className="cut">{place.name}</span>
              <span className="mut">{t(`quiet.state.${place.state}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </InspectorSection>
  )
}

interface RowsProps {
  readonly asked: { readonly period: string; readonly share: string; readonly group: string | null; readonly figure: QuietFigure }
  readonly onOpen: Way['row']
}

function Rows(props: RowsProps): ReactNode {
  const t = useText()
  const result = useCommand('quiet.rows', props.asked)
  return (
    <Waiting result={result} rows={6}>
      {({ dataset, rows }) => (
        <InspectorSection title={t('quiet.rows', { n: rows.length })}>
          <ul className="ecology-lines">
            {rows.slice(0, most).map((row) => (
              <li key={row.id}>
                <button type="button" onClick={() => props.onOpen(dataset, row.id, row.title)}>
                  <span className="cut">
                    {row.title} <span className="mut">{row.day}</span>
                  </span>
                  <span className="mut cut">
                    {row.source === null
                      ? '—'
                      : `${shortPlace(row.source.file, row.source.sheet)} · ${t('ecology.leaf.line', { line: row.source.line })}`}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {rows.length > most && <p className="mut">{t('quiet.more', { n: most })}</p>}
        </InspectorSection>
      )}
    </Waiting>
  )
}
