/** What the model says: definition, level, legal basis with its text, guards, blind spots, innocent reasons, steps of verification, data. */
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { Tag } from '../../widgets/Figures.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'
import { markMeaning } from '../packs/words.ts'
import type { ModelPage } from './index.tsx'

const tagKinds: Readonly<Record<string, 'solid' | 'ghost' | 'dash'>> = { V: 'solid', P: 'ghost', K: 'dash', L: 'dash' }

export function ModelAbout(props: { readonly page: ModelPage }): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const { page } = props
  const english = settings.language === 'en'
  const { level } = page
  const list = (points: { readonly zh: readonly string[]; readonly en: readonly string[] }): ReactNode => (
    <Points points={english ? points.en : points.zh} />
  )
  return (
    <div className="model-about">
      <section className="section">
        <h2>{t('rules.about.purpose')}</h2>
        <p className="say">{name(page.purpose)}</p>
        <KeyValue
          labels={88}
          rows={[
            [
              t('rules.about.level'),
              level === 'red' || level === 'orange' || level === 'yellow' ? (
                <LevelMark key="level" level={level} word="long" />
              ) : (
                <span key="level">{t('models.levelOf.by')}</span>
              )
            ],
            [t('rules.about.sentence'), name(page.explain).replaceAll(/\{[^}]*\}/g, '〔…〕')],
            [
              t('rules.about.coverage'),
              page.canRun ? (
                t('rules.about.can')
              ) : (
                <ul key="missing" className="dashes">
                  {page.missing.map((one) => (
                    <li key={one.what}>{name(one)}</li>
                  ))}
                </ul>
              )
            ],
            [
              t('rules.about.reads'),
              <span key="reads" className="read-list">
                {page.reads.map((one) => (
                  <span key={one.id}>
                    {name(one.name)} <span className="mut">{t('rules.about.rows', { n: formatNumber(one.rows) })}</span>
                  </span>
                ))}
              </span>
            ]
          ]}
        />
      </section>
      <section className="section">
        <h2>{t('rules.about.basis')}</h2>
        <ul className="laws">
          {page.basis.map((law) => (
            <li key={`${law.law} ${law.article}`}>
              <div>
                <b>
                  {law.law} {law.article}
                </b>{' '}
                <Tag kind={tagKinds[law.mark] ?? 'ghost'}>[{law.mark}]</Tag> <small className="mut">{markMeaning(t, law.mark)}</small>
              </div>
              {law.text === null ? <p className="mut">{t('rules.about.noText')}</p> : <p>{law.text}</p>}
            </li>
          ))}
        </ul>
      </section>
      <div className="two-columns">
        <div>
          <section className="section">
            <h2>{t('rules.about.innocent')}</h2>
            {list(page.innocent)}
          </section>
          <section className="section">
            <h2>{t('rules.about.verify')}</h2>
            {list(page.verify)}
          </section>
        </div>
        <div>
          <section className="section">
            <h2>{t('rules.about.guards')}</h2>
            {list(page.guards)}
          </section>
          <section className="section">
            <h2>{t('rules.about.blind')}</h2>
            {list(page.blindSpots)}
          </section>
        </div>
      </div>
    </div>
  )
}

function Points(props: { readonly points: readonly string[] }): ReactNode {
  const { text: t } = useSettings()
  if (props.points.length === 0) return <p className="mut">{t('rules.about.none')}</p>
  return (
    <ul className="reasons">
      {props.points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  )
}
