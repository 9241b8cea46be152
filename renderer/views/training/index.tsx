/** Training: lessons at the left, the one chosen in the middle with steps and hints, its questions in the inspector. */
import type { ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useSettings } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import '../help/help.css'
import { LessonSteps } from './LessonSteps.tsx'
import { Questions } from './Questions.tsx'
import type { TrainingSearch } from './search.ts'
import './training.css'

export default function TrainingView(): ReactNode {
  const { settings, text: t } = useSettings()
  const [search, change] = useViewSearch<TrainingSearch>()
  const language = settings.language === 'en' ? 'en' : 'zh'
  const list = useCommand('lesson.list', {})
  const vault = useCommand('vault.state', {})
  const id = search.id ?? list.data?.lessons[0]?.id
  const lesson = useCommand('lesson.read', { id: id ?? '-', language }, { enabled: id !== undefined })
  const elsewhere = vault.data?.info?.training === false
  return (
    <ViewLayout
      inspector={
        lesson.data && (
          <Inspector label={t('guide.training.questions')} width="side" title={t('guide.training.questions')}>
            <Questions key={`${lesson.data.id} ${language}`} lesson={lesson.data} language={language} />
          </Inspector>
        )
      }
    >
      {list.data?.lessons.length === 0 ? (
        <EmptyState title={t('guide.training.empty')} text={t('guide.training.emptyText')} />
      ) : (
        <div className="help">
          <nav className="help-pages" aria-label={t('guide.training.list')}>
            <ul>
              {(list.data?.lessons ?? []).map((one) => (
                <li key={one.id}>
                  <a
                    href={`#/training?id=${one.id}`}
                    aria-current={one.id === id ? 'page' : undefined}
                    onClick={(event) => {
                      event.preventDefault()
                      change({ id: one.id })
                    }}
                  >
                    {settings.language === 'en' ? one.titleEn : one.titleZh}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className="help-page">
            {elsewhere && <p className="done-line">{t('guide.training.needsVault')}</p>}
            <Waiting result={lesson} rows={8}>
              {(read) => <LessonSteps lesson={read} />}
            </Waiting>
          </div>
        </div>
      )}
    </ViewLayout>
  )
}
