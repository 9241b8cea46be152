/** One line of the list: every entry that answers to it with its reasons, and the ways on. Nothing is chosen for the person. */
import type { ReactNode } from 'react'
import { matchReasons } from '../../../shared/domain/match/match-reason.ts'
import type { NameLine } from '../../../shared/ipc/commands/search.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useSettings } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'

type Hit = NameLine['hits'][number]

export function NameInspector(props: {
  readonly line: NameLine | undefined
  readonly onGo: (hit: Hit) => void
  readonly onSource: (hit: Hit) => void
  readonly onAdd: () => void
}): ReactNode {
  const { settings, text: t } = useSettings()
  const { line } = props
  const english = settings.language === 'en'
  if (!line)
    return (
      <Inspector label={t('search.names.title')} title={t('search.names.pick')} plain>
        <p className="say sec">{t('search.names.basis')}</p>
      </Inspector>
    )
  return (
    <Inspector
      label={t('search.names.title')}
      of={String(line.line)}
      kick={t(`search.names.sureWord.${line.sure}`)}
      title={line.text}
      {...(line.hits.length > 0
        ? {
            footer: (
              <Button big onPress={props.onAdd}>
                {t('search.toCase')}
              </Button>
            )
          }
        : {})}
    >
      {line.ambiguous && <p className="say sec">{t('search.names.ambiguousNote', { n: formatNumber(line.found) })}</p>}
      {line.hits.length === 0 && <p className="say sec">{t('search.names.noneText')}</p>}
      {line.hits.map((hit) => (
        <InspectorSection key={`${hit.dataset}/${hit.id}`} title={hit.title} note={t(`search.kind.${hit.kind}`)}>
          <p className="sec">{hit.note}</p>
          {hit.reasons.length > 0 && (
            <p className="sec">
              {t('search.names.reasons')}：
              {hit.reasons.map((reason) => matchReasons[reason][english ? 'en' : 'zh']).join(english ? ', ' : '、')}
              {hit.score !== null && `　${t('search.names.score', { n: formatNumber(hit.score) })}`}
            </p>
          )}
          <p className="row-line">
            <Button onPress={() => props.onGo(hit)}>{t('search.open')}</Button>
            {hit.kind !== 'row' && <Button onPress={() => props.onSource(hit)}>{t('search.openSource')}</Button>}
          </p>
        </InspectorSection>
      ))}
    </Inspector>
  )
}
