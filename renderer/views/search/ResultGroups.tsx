/** Results by kind: a heading with the count, some hits, and the way to all of that kind. One line a hit: what it is, where it was found, when, how much. */
import { useEffect, useRef, type ReactNode } from 'react'
import type { SearchGroup, SearchHit } from '../../../shared/ipc/commands/search.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useSettings } from '../../app/settings.tsx'
import { DateText, Money } from '../../widgets/Figures.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'
import { keyOf } from './hit-step.ts'
import { Marked } from './Marked.tsx'

export interface ResultGroupsProps {
  readonly groups: readonly SearchGroup[]
  /** One group is shown alone. */
  readonly alone: boolean
  readonly most: number
  readonly here: string | undefined
  readonly onPick: (hit: SearchHit) => void
  readonly onGo: (hit: SearchHit) => void
  /** Undefined: back to all. */
  readonly onOnly: (only: string | undefined) => void
}

export function ResultGroups(props: ResultGroupsProps): ReactNode {
  const { settings, text: t } = useSettings()
  return (
    <>
      {props.alone && (
        <button type="button" className="link" onClick={() => props.onOnly(undefined)}>
          {t('search.backToAll')}
        </button>
      )}
      {props.groups.map((group) => {
        const only = group.of ?? group.kind
        const name = settings.language === 'en' ? group.name.en : group.name.zh
        return (
          <section key={only} aria-label={name}>
            <h2 className="heading">
              <b>{name}</b> <span className="unit">{t(`search.counted.${group.counted}`, { n: formatNumber(group.count) })}</span>
              {!props.alone && group.count > group.hits.length && (
                <button type="button" className="link" onClick={() => props.onOnly(only)} aria-label={`${t('search.onlyThis')} ${name}`}>
                  {t('search.onlyThis')}
                </button>
              )}
            </h2>
            <div role="listbox" aria-label={name} className="hits">
              {group.hits.map((hit) => (
                <HitLine key={keyOf(hit)} hit={hit} here={props.here === keyOf(hit)} onPick={props.onPick} onGo={props.onGo} />
              ))}
            </div>
            {props.alone && group.count > group.hits.length && (
              <p className="mut">{t('search.atMost', { n: formatNumber(Math.min(props.most, group.hits.length)) })}</p>
            )}
          </section>
        )
      })}
    </>
  )
}

function HitLine(props: {
  readonly hit: SearchHit
  readonly here: boolean
  readonly onPick: (hit: SearchHit) => void
  readonly onGo: (hit: SearchHit) => void
}): ReactNode {
  const { settings } = useSettings()
  const { hit, here } = props
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (here) line.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are handled by the view as a whole
    <div
      ref={line}
      role="option"
      aria-selected={here}
      tabIndex={-1}
      className="hit"
      onClick={() => props.onPick(hit)}
      onDoubleClick={() => props.onGo(hit)}
    >
      <span className="hit-title cut" title={hit.title.text}>
        {hit.level && (
          <span className="hit-level">
            <LevelMark level={hit.level} />
          </span>
        )}
        <Marked {...hit.title} />
        {hit.note !== '' && <small>{hit.note}</small>}
      </span>
      <span className="hit-piece cut">
        {hit.found && (
          <>
            <small>{settings.language === 'en' ? hit.found.field.en : hit.found.field.zh}</small>
            <Marked {...hit.found.piece} />
          </>
        )}
      </span>
      <span className="num">{hit.date !== null && <DateText date={hit.date} />}</span>
      <span className="num">{hit.amount !== null && <Money fen={hit.amount} />}</span>
    </div>
  )
}
