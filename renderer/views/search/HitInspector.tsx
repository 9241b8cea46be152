/** What is chosen among the results: where it was found and how, and the ways on. */
import type { ReactNode } from 'react'
import type { SearchHit } from '../../../shared/ipc/commands/search.ts'
import { useSettings } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText, Money } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { caseContentOf, keyOf, stepOf } from './hit-step.ts'
import { Marked } from './Marked.tsx'

export function HitInspector(props: {
  readonly hit: SearchHit | undefined
  readonly onGo: (hit: SearchHit) => void
  readonly onSource: (hit: SearchHit) => void
  readonly onAdd: () => void
}): ReactNode {
  const { settings, text: t } = useSettings()
  const { hit } = props
  if (!hit)
    return (
      <Inspector label={t('search.label')} title={t('search.pick')} plain>
        <p className="say sec">{t('search.pickText')}</p>
      </Inspector>
    )
  const page = stepOf(hit) !== null
  return (
    <Inspector
      label={t('search.label')}
      of={keyOf(hit)}
      kick={t(`search.kind.${hit.kind}`)}
      title={hit.title.text}
      footer={
        <>
          {caseContentOf(hit) && (
            <Button big onPress={props.onAdd} keys="A">
              {t('search.toCase')}
            </Button>
          )}
          {page && hit.dataset !== null && (
            <Button big onPress={() => props.onSource(hit)}>
              {t('search.openSource')}
            </Button>
          )}
          <Button big kind="primary" keys="Enter" onPress={() => props.onGo(hit)}>
            {t(page ? 'search.open' : 'search.openSource')}
          </Button>
        </>
      }
    >
      {hit.found && (
        <InspectorSection title={t('search.where')} note={settings.language === 'en' ? hit.found.field.en : hit.found.field.zh}>
          <p className="say hit-whole">
            <Marked {...hit.found.piece} />
          </p>
        </InspectorSection>
      )}
      <InspectorSection title={t('search.note')}>
        <KeyValue
          rows={[
            ...(hit.note === '' ? [] : [[t('search.note'), hit.note] as const]),
            ...(hit.date === null ? [] : [[t('search.date'), <DateText key="date" date={hit.date} />] as const]),
            ...(hit.amount === null ? [] : [[t('search.amount'), <Money key="amount" fen={hit.amount} />] as const]),
            [t('search.how'), t(`search.via.${hit.via}`)] as const
          ]}
        />
      </InspectorSection>
    </Inspector>
  )
}
