/** Registers 台账: which there are, or one of them as list, board or figures. What stands in it is told by packs; nothing here knows a register by name. */
import { type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { RegisterList } from './RegisterList.tsx'
import { RegisterView } from './RegisterView.tsx'
import type { RegistersSearch } from './search.ts'
import './registers.css'

export default function RegistersView(): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const [search] = useViewSearch<RegistersSearch>()
  const list = useCommand('register.list', {})
  if (list.data === undefined || list.data.registers.length === 0)
    return (
      <ViewLayout>
        <h1 className="hidden-text">{t('registers.list')}</h1>
        <Waiting result={list} rows={8}>
          {() => (
            <EmptyState
              title={t('registers.none')}
              text={t('registers.noneText')}
              action={
                <Button kind="primary" onPress={() => open({ place: 'packs' })}>
                  {t('registers.toPacks')}
                </Button>
              }
            />
          )}
        </Waiting>
      </ViewLayout>
    )
  const here = list.data.registers.find(({ id }) => id === search.register)
  return here === undefined ? (
    <RegisterList registers={list.data.registers} />
  ) : (
    <RegisterView key={here.id} register={here} asOf={list.data.asOf} />
  )
}
