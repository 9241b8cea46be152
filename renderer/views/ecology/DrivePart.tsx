/** 动态图、成果图 (systems.md F4): activity of the drive by month and results by unit, drawn from its registers; every bar opens its entries. */
import { useRef, type ReactNode } from 'react'
import type { DrivePicture } from '../../../shared/ipc/commands/register.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { SavePicture } from '../../widgets/SavePicture.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { DriveBars } from './DriveBars.tsx'

/** Months drawn at most: one year. */
const months = 12

/** The last months up to the day of the registers, those in which nothing was begun too: a gap is to be seen. */
function lastMonths(activity: DrivePicture): DrivePicture {
  const [year = 0, month = 1] = activity.asOf.split('-').map(Number)
  const ids = Array.from({ length: months }, (_, at) => new Date(Date.UTC(year, month - months + at, 1)).toISOString().slice(0, 7))
  const none = activity.columns.map(() => null)
  const rows = ids.map((id) => activity.rows.find((row) => row.id === id) ?? { id, name: { zh: id, en: id }, values: none })
  return { ...activity, rows }
}

export function DrivePart(props: { readonly filters: ReactNode }): ReactNode {
  const t = useText()
  const result = useCommand('register.pictures', {})
  return (
    <ViewLayout filters={props.filters} scroll status={<span>{t('drive.open')}</span>}>
      <div className="page ecology-drive">
        <Waiting result={result} rows={12}>
          {({ activity, results }) =>
            activity.rows.length + results.rows.length === 0 ? (
              <EmptyState title={t('drive.none')} text={t('drive.noneText')} />
            ) : (
              <>
                <Picture title={t('drive.activity')} note={t('drive.activityNote', { n: months })} picture={lastMonths(activity)} />
                <Picture title={t('drive.results')} note={t('drive.resultsNote')} picture={results} />
                <p className="mut say">{t('drive.missing')}</p>
              </>
            )
          }
        </Waiting>
      </div>
    </ViewLayout>
  )
}

function Picture(props: { readonly title: string; readonly note: string; readonly picture: DrivePicture }): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const drawing = useRef<SVGSVGElement>(null)
  const { title, note, picture } = props
  const asOf = t('drive.asOf', { date: picture.asOf })
  return (
    <section>
      <div className="row-line">
        <h1 className="heading">
          {title} <small>{note}</small>
        </h1>
        <span className="push" />
        <span className="mut">{asOf}</span>
        <SavePicture take={() => drawing.current} title={title} filter={`${note} · ${asOf}`} figures={picture} />
      </div>
      <DriveBars
        picture={picture}
        label={t('drive.label', { title, rows: picture.rows.length, columns: picture.columns.length })}
        drawing={drawing}
        onOpen={({ register, figure }, group) => open({ place: 'registers', search: { register, figure, by: picture.by, group } })}
      />
    </section>
  )
}
