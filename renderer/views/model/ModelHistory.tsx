/** What became of a model's hits here, and in which versions it was used. */
import type { ReactNode } from 'react'
import { shortHash } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import type { ModelPage } from './index.tsx'

export function ModelHistory(props: { readonly page: ModelPage }): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const { page } = props
  return (
    <section className="section">
      <h2>{t('rules.tab.history')}</h2>
      <KeyValue
        labels={104}
        rows={[
          [t('rules.history.hits'), t('rules.history.text', { ...page.history })],
          [
            t('rules.exception.part'),
            page.excepted === 0 ? (
              t('rules.about.none')
            ) : (
              <Button key="show" kind="quiet" onPress={() => open({ place: 'warnings', search: { models: [page.id], excepted: true } })}>
                {t('rules.history.excepted', { n: page.excepted })}
              </Button>
            )
          ],
          [
            t('rules.history.versions'),
            page.versions.length === 0 ? (
              t('rules.history.none')
            ) : (
              <ul key="versions">
                {page.versions.map((one) => (
                  <li key={one.hash}>
                    {t('rules.history.version', { version: one.version, hash: shortHash(one.hash), date: one.firstUsed.slice(0, 10) })}
                  </li>
                ))}
              </ul>
            )
          ]
        ]}
      />
    </section>
  )
}
