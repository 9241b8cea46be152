/**
 * The whole window: connect, then the gate. Without an open vault the chooser stands outside the frame; after a lock the lock screen; otherwise the
 * frame with the router. What the title bar says comes from the vault's own record.
 */
import { RouterProvider, Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { connect, type Connection } from '../api/client.ts'
import { ApiProvider, errorValueOf, useCommand, useConnection, useEngineEvents, useRun } from '../api/hooks.tsx'
import type { CommandOutput, EngineEvent } from '../../shared/ipc/contract.ts'
import type { ErrorValue } from '../../shared/ipc/reply.ts'
import { ErrorState } from '../widgets/ErrorState.tsx'
import { Skeleton } from '../widgets/Skeleton.tsx'
import { ToastProvider } from '../widgets/Toast.tsx'
import { AppFrame } from './AppFrame.tsx'
import { usePrintHere } from './printing-here.ts'
import { RunningJobs } from './RunningJobs.tsx'
import { IdentityContext, type Identity } from './identity.tsx'
import { useIdleTimer } from './idle.tsx'
import { OutsideFrame } from './OutsideFrame.tsx'
import { placeIds, viewOf } from './places.tsx'
import { makeRouter } from './router.tsx'
import { StepsPanel } from './StepsPanel.tsx'
import { useIndexedSearch, useStepsTaken } from './steps-taken.ts'
import { useThingSearch } from './thing-search.tsx'
import { SettingsProvider, useSettings } from './settings.tsx'
import { WalkProvider } from './walk.tsx'

type VaultInfo = NonNullable<CommandOutput<'vault.state'>['info']>

export function App(): ReactNode {
  const [state, setState] = useState<{ readonly connection?: Connection; readonly error?: ErrorValue }>({})
  useEffect(() => {
    connect().then(
      (connection) =>
        setState(
          connection
            ? { connection }
            : {
                error: {
                  code: 'not_allowed',
                  message: '这个地址只能使用一次，或者不完整。',
                  next: '已打开的那个标签页可以继续用；要换一页，在运行 npm start 的终端按回车，用新打印的地址打开。'
                }
              }
        ),
      (thrown: unknown) => setState({ error: errorValueOf(thrown) })
    )
  }, [])
  return (
    <SettingsProvider>
      <ToastProvider>
        {state.error && (
          <OutsideFrame>
            <ErrorState error={state.error} />
          </OutsideFrame>
        )}
        {state.connection && (
          <ApiProvider connection={state.connection}>
            <Gate />
          </ApiProvider>
        )}
      </ToastProvider>
    </SettingsProvider>
  )
}

/** Whose copy this is, from the vault's record, as the title bar shows it. */
function identityOf(info: VaultInfo, today: string): Identity {
  const { identity } = info
  // A slow clock must not make an expired copy look valid: the data itself proves that its date has come.
  const latest = info.dataDate > today ? info.dataDate : today
  return {
    unit: identity.unit,
    copyNumber: identity.copyNumber,
    marking: identity.marking,
    user: info.accountName || info.account,
    ...(info.dataDate === '' ? {} : { dataDate: info.dataDate }),
    ...(identity.copyOf === null ? {} : { copies: identity.copyOf }),
    ...(identity.expires === null || identity.expires === '' ? {} : { expiry: identity.expires, expired: identity.expires < latest })
  }
}

function Gate(): ReactNode {
  const { settings } = useSettings()
  const vault = useCommand('vault.state', {})
  const lock = useRun('vault.lock')
  const [closedBy, setClosedBy] = useState<string>()
  useEngineEvents(
    useCallback((event: EngineEvent) => {
      if (event.kind === 'vault') setClosedBy(event.state === 'closed' ? event.why : undefined)
    }, [])
  )
  const open = vault.data?.state === 'open'
  const lockRun = lock.run
  useIdleTimer(settings.idleMinutes, () => void lockRun({ why: 'idle' }), open)
  const info = vault.data?.info ?? undefined
  const { carrier } = useConnection()
  useEffect(() => {
    if (carrier.kind === 'electron') void carrier.call('shell.language', { language: settings.language === 'en' ? 'en' : 'zh' })
  }, [carrier, settings.language])
  const identity = useMemo(() => (info ? identityOf(info, new Date().toISOString().slice(0, 10)) : undefined), [info])
  if (vault.error)
    return (
      <OutsideFrame>
        <ErrorState error={vault.error} onRetry={vault.retry} />
      </OutsideFrame>
    )
  if (!vault.data)
    return (
      <OutsideFrame>
        <Skeleton rows={3} />
      </OutsideFrame>
    )
  if (!open) {
    const View = viewOf(closedBy === undefined || closedBy === 'quit' ? 'chooser' : 'lock') ?? viewOf('chooser')
    return (
      <OutsideFrame bare>
        {View && (
          <Suspense fallback={null}>
            <View />
          </Suspense>
        )}
      </OutsideFrame>
    )
  }
  return (
    <IdentityContext value={identity}>
      <Product onLock={() => void lockRun({ why: 'hand' })} />
    </IdentityContext>
  )
}

function Product(props: { readonly onLock: () => void }): ReactNode {
  const [lock] = useState(() => props.onLock)
  const [router] = useState(() =>
    makeRouter(() => (
      <WalkProvider>
        <Framed onLock={lock} />
      </WalkProvider>
    ))
  )
  return <RouterProvider router={router} />
}

function Framed(props: { readonly onLock: () => void }): ReactNode {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { client } = useConnection()
  const search = useThingSearch(client)
  const here = placeIds.find((id) => path === `/${id}`)
  const printing = usePrintHere(here)
  const sitting = useStepsTaken(client)
  useIndexedSearch(client)
  return (
    <AppFrame
      here={here}
      onLock={props.onLock}
      search={search}
      jobs={<RunningJobs />}
      printing={printing}
      steps={(open, onOpenChange) => <StepsPanel open={open} onOpenChange={onOpenChange} sitting={sitting} />}
    >
      <Outlet />
    </AppFrame>
  )
}
