/** The model behind it: version, parameters, to whom it goes and who is avoided, how its hits ended, what it excludes and does not see, its query. */
import { useId, type ReactNode } from 'react'
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import { formatNumber, shortHash } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Tag } from '../../widgets/Figures.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { CardReplay } from './CardReplay.tsx'
import { paramText, type ParamWords } from '../../../shared/text/param-text.ts'

export function CardModel(props: { readonly card: WarningCard }): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const { open } = useWalk()
  const { card } = props
  const english = settings.language === 'en'
  const words: ParamWords = {
    language: settings.language,
    moneyUnit: settings.moneyUnit,
    unit: (unit) => (unit === 'days' || unit === 'workdays' || unit === 'months' ? t(`warnings.unit.${unit}`) : '')
  }
  const { routing, history } = card
  const held = routing ? (english ? routing.heldEn : routing.heldZh) : null
  const rows: [string, ReactNode][] = [
    [t('warnings.card.purpose'), name(card.purpose)],
    [
      t('warnings.card.version'),
      <span key="version" title={card.hash}>
        {t('warnings.card.versionText', { id: card.model, version: card.version, run: card.run, date: card.asOf })} ·{' '}
        <span className="mono">{shortHash(card.hash)}</span>
      </span>
    ]
  ]
  if (card.params.length > 0)
    rows.push([
      t('warnings.card.params'),
      <ul key="params" className="params">
        {card.params.map((param) => (
          <li key={param.id}>
            <span>
              {name({ zh: param.nameZh, en: param.nameEn })} <b>{paramText(param.value, param.unit, words, param.kinds)}</b>
            </span>
            {param.basis !== '' && (
              <span className="mut">
                {param.basis} <abbr title={isMark(param.mark) ? t(`warnings.card.mark.${param.mark}`) : param.mark}>[{param.mark}]</abbr>
              </span>
            )}
          </li>
        ))}
      </ul>
    ])
  rows.push([
    t('warnings.card.routing'),
    routing ? (
      [name(routing), routing.unit].filter((part) => part !== null).join(' · ')
    ) : (
      <span key="none" className="mut">
        {t('warnings.card.noRoute')}
      </span>
    )
  ])
  if (held !== null) rows.push([t('warnings.card.held'), <b key="held">{held}</b>])
  rows.push([t('warnings.card.history'), <HitHistory key="history" {...history} />])
  return (
    <InspectorSection title={t('warnings.card.model')}>
      <KeyValue labels={56} rows={rows} />
      <CardReplay key={card.id} id={card.id} />
      <Points title={t('warnings.card.guards')} points={english ? card.guards.en : card.guards.zh} />
      <Points title={t('warnings.card.blind')} points={english ? card.blindSpots.en : card.blindSpots.zh} />
      <p>
        <Button onPress={() => open({ place: 'model', search: { id: card.model } })}>{t('rules.open')}</Button>
      </p>
      <details className="more">
        <summary>
          {t('warnings.card.figures')} <small>{card.figures.length}</small>
        </summary>
        <KeyValue
          labels={140}
          rows={card.figures.map((figure) => [
            figure.name,
            figure.value === null
              ? '—'
              : typeof figure.value === 'number'
                ? formatNumber(figure.value, Number.isInteger(figure.value) ? 0 : 4)
                : figure.value
          ])}
        />
      </details>
      <details className="more">
        <summary>{t('warnings.card.sql')}</summary>
        <pre className="mono" tabIndex={0}>
          {card.sql}
        </pre>
      </details>
    </InspectorSection>
  )
}

function isMark(mark: string): mark is 'V' | 'P' | 'K' | 'L' {
  return mark === 'V' || mark === 'P' || mark === 'K' || mark === 'L'
}

/** A short list under its name; nothing where the model lists nothing. */
function Points(props: { readonly title: string; readonly points: readonly string[] }): ReactNode {
  const id = useId()
  if (props.points.length === 0) return null
  return (
    <div className="points">
      <h3 id={id}>{props.title}</h3>
      <ul className="reasons" aria-labelledby={id}>
        {props.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  )
}

/** How the hits of this model ended here, as one bar in greys with its words. */
function HitHistory(props: WarningCard['history']): ReactNode {
  const { text: t } = useSettings()
  const { hits, confirmed, dismissed } = props
  const open = Math.max(0, hits - confirmed - dismissed)
  const parts = [
    [confirmed, 'var(--ink-2)'],
    [dismissed, 'var(--line-3)'],
    [open, 'var(--line-2)']
  ] as const
  const x = (count: number): number => (hits > 0 ? (count / hits) * 150 : 0)
  const bars = parts.map(([count, fill], index) => ({
    fill,
    from: x(parts.slice(0, index).reduce((sum, [n]) => sum + n, 0)),
    width: x(count)
  }))
  return (
    <span className="row-line">
      <svg width="150" height="8" aria-hidden>
        {bars.map(
          (bar) => bar.width > 0 && <rect key={bar.fill} x={bar.from} y="0" width={Math.max(1, bar.width - 1)} height="8" fill={bar.fill} />
        )}
      </svg>
      {t('warnings.card.historyText', { hits, confirmed, dismissed, open })}
      {hits < 10 && <Tag kind="ghost">{t('widgets.legend.tooFew')}</Tag>}
    </span>
  )
}
