/** What was decided on a day: matter, node, unit and people, by the hour; each leads to its place in the matter's trail. */
import type { ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'

export function DayInspector(props: { readonly day: string | undefined; readonly org?: string }): ReactNode {
  const t = useText()
  if (props.day === undefined)
    return (
      <Inspector width="heat" label={t('heat.calendar.inspector')}>
        <EmptyState title={t('heat.calendar.pick')} text={t('heat.calendar.pickText')} />
      </Inspector>
    )
  return <DayDecisions day={props.day} {...(props.org === undefined ? {} : { org: props.org })} />
}

function DayDecisions(props: { readonly day: string; readonly org?: string }): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const result = useCommand('heat.day', { date: props.day, ...(props.org === undefined ? {} : { org: props.org }) })
  return (
    <Inspector width="heat" label={t('heat.calendar.inspector')} of={props.day} title={props.day}>
      <Waiting result={result} rows={8}>
        {(data) => (
          <InspectorSection
            title={t('heat.calendar.decided', { n: data.total })}
            note={data.total > data.rows.length ? t('heat.calendar.first', { n: data.rows.length }) : undefined}
          >
            {data.total === 0 && <p className="sec">{t('heat.calendar.none')}</p>}
            <ul className="heat-warnings">
              {data.rows.map((row) => (
                <li key={row.step}>
                  <button type="button" onClick={() => open({ place: 'matter', search: { id: row.matter, step: row.step } })}>
                    <span className="num sec">{row.at.length > 10 ? row.at.slice(11, 16) : '—'}</span>
                    <span className="heat-warning-lines">
                      <b className="cut">
                        {row.node} · {row.name}
                      </b>
                      <span className="cut sec">
                        {row.org}
                        {row.people !== '' && ` · ${row.people}`}
                      </span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </InspectorSection>
        )}
      </Waiting>
    </Inspector>
  )
}
