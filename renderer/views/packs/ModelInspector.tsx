/** One model: purpose, whether it can run here and what is lacking, the marks of its sources, its warnings. */
import type { ReactNode } from 'react'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Tag } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'
import { Menu } from '../../widgets/Menu.tsx'
import type { ModelRow } from './ModelsPart.tsx'
import { isLevel, markMeaning, missingWord, subjectWord } from './words.ts'

export function ModelInspector(props: {
  readonly model: ModelRow | undefined
  readonly packName: string
  readonly busy: boolean
  readonly onRun: (model: string) => void
}): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const { open, advance } = useWalk()
  const { model } = props
  if (!model)
    return (
      <Inspector label={t('models.facts')}>
        <EmptyState title={t('models.pick')} text={t('models.pickText')} />
      </Inspector>
    )
  return (
    <Inspector
      label={t('models.facts')}
      of={model.id}
      kick={
        <>
          {isLevel(model.level) ? <LevelMark level={model.level} word="long" /> : <span>{t('models.levelOf.by')}</span>}
          <span className="bar" />
          <span>{model.ref ?? model.id}</span>
        </>
      }
      title={name(model.name)}
      footer={
        <>
          <Button
            big
            kind="primary"
            isDisabled={model.open === 0}
            onPress={() => open({ place: 'warnings', search: { models: [model.id] } })}
          >
            {model.open === 0 ? t('models.noWarnings') : t('models.openWarnings', { n: model.open })}
          </Button>
          <Button big onPress={() => advance({ place: 'model', kind: 'place', label: name(model.name), search: { id: model.id } }, 'push')}>
            {t('rules.open')}
          </Button>
          <span className="push" />
          <Menu
            label={t('common.more')}
            big
            actions={props.busy ? [] : [{ id: 'run', label: t('models.runOne'), run: () => props.onRun(model.id) }]}
          />
        </>
      }
    >
      <InspectorSection title={t('models.purpose')}>
        <p className="say">{name(model.purpose)}</p>
      </InspectorSection>
      <InspectorSection title={t('models.missing')} {...(model.canRun ? {} : { note: t('models.missingNote') })}>
        {model.missing.length === 0 ? (
          <p className="mut">{t('models.nothingMissing')}</p>
        ) : (
          <ul className="dashes">
            {model.missing.map((one) => (
              <li key={one}>{missingWord(t, one, settings.language === 'en')}</li>
            ))}
          </ul>
        )}
      </InspectorSection>
      <InspectorSection title={t('models.marksTitle')}>
        <dl className="mark-list">
          {model.marks.map((mark) => [
            <dt key={mark}>
              <Tag>{mark}</Tag>
            </dt>,
            <dd key={`${mark} text`}>{markMeaning(t, mark)}</dd>
          ])}
        </dl>
      </InspectorSection>
      <InspectorSection title={t('models.facts')}>
        <KeyValue
          rows={[
            [t('models.column.id'), model.id],
            [t('models.column.version'), `v${String(model.version)}`],
            [t('models.column.pack'), props.packName],
            [t('models.column.subject'), subjectWord(t, model.subject)],
            [t('models.column.cases'), String(model.cases)]
          ]}
        />
      </InspectorSection>
    </Inspector>
  )
}
