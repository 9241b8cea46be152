/**
 * Hash history and typed search parameters: every view is a link that can be copied, kept in a volume and opened again. Routes come from the list
 * of places; this file knows no view by name.
 */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
  useNavigate,
  useSearch,
  type AnyRouter
} from '@tanstack/react-router'
import { Suspense, useCallback, type ReactNode } from 'react'
import { EmptyState } from '../widgets/EmptyState.tsx'
import { Skeleton } from '../widgets/Skeleton.tsx'
import { Failsafe } from './Failsafe.tsx'
import { checkSearch, placeIds, viewOf, type PlaceId } from './places.tsx'
import { useText } from './settings.tsx'

function PlaceView(props: { readonly id: PlaceId }): ReactNode {
  const t = useText()
  const View = viewOf(props.id)
  if (!View)
    return (
      <div className="middle">
        <div className="middle-body">
          <EmptyState title={t('frame.notBuilt')} text={t('frame.notBuiltWhy', { place: t(`frame.place.${props.id}`) })} />
        </div>
      </div>
    )
  return (
    <Failsafe key={props.id}>
      <Suspense
        fallback={
          <div className="middle">
            <div className="middle-body">
              <Skeleton rows={8} />
            </div>
          </div>
        }
      >
        <View />
      </Suspense>
    </Failsafe>
  )
}

/** The router of the product. `frame` is drawn around every place. */
export function makeRouter(frame: () => ReactNode): AnyRouter {
  const root = createRootRoute({ component: frame, notFoundComponent: () => <PlaceView id="overview" /> })
  const start = createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/overview' })
    }
  })
  const routes = placeIds.map((id) =>
    createRoute({
      getParentRoute: () => root,
      path: `/${id}`,
      validateSearch: (raw: Record<string, unknown>) => checkSearch(id, raw),
      component: () => <PlaceView id={id} />
    })
  )
  return createRouter({ routeTree: root.addChildren([start, ...routes]), history: createHashHistory() })
}

export interface Target {
  readonly place: PlaceId
  readonly search?: Readonly<Record<string, unknown>>
}

/** What the link of the present view carries, and a way to change part of it (replacing, so that Back does not stop at every filter). */
export function useViewSearch<S extends Record<string, unknown>>(): readonly [S, (patch: Partial<S>) => void] {
  const search = useSearch({ strict: false }) as S
  const navigate = useNavigate()
  const change = useCallback(
    (patch: Partial<S>) => void navigate({ to: '.', search: (old: Record<string, unknown>) => ({ ...old, ...patch }), replace: true }),
    [navigate]
  )
  return [search, change]
}
