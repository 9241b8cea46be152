/** A vault without figures of the index: what will be here, what is needed for it, and the two ways to get there: a file, or the form. */
import type { ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'

export function NoPoints(props: { readonly message: string }): ReactNode {
  const t = useText()
  const { open } = useWalk()
  return (
    <ViewLayout>
      <h1 className="hidden-text">{t('frame.place.ecology')}</h1>
      <EmptyState
        title={t('ecology.empty.title')}
        text={
          <>
            {t('ecology.empty.text')} <span className="mut">{props.message}</span>
          </>
        }
        action={
          <>
            <Button kind="primary" onPress={() => open({ place: 'import' })}>
              {t('ecology.empty.action')}
            </Button>
            <Button onPress={() => open({ place: 'points' })}>{t('ecology.empty.fill')}</Button>
          </>
        }
      />
    </ViewLayout>
  )
}
