/**
 * The walk in the window: keeps the steps, moves the router with them, and restores scroll on the way back. Selection lives in the link itself,
 * scroll here by link; both come back with Back. Views only call `advance`.
 */
import { useRouter, useRouterState } from '@tanstack/react-router'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject
} from 'react'
import type { Text } from '../../shared/text/index.ts'
import { places } from './places.tsx'
import type { Target } from './router.tsx'
import { useText } from './settings.tsx'
import {
  advanceWalk,
  comingKinds,
  emptyWalk,
  findLink,
  standAt,
  startWalk,
  walkRecord,
  type Walk,
  type WalkKind,
  type WalkStep
} from './walk-steps.ts'

export interface NextStep extends Target {
  readonly kind: WalkKind
  readonly label: string
}
export interface WalkValue {
  readonly walk: Walk
  readonly coming: readonly WalkKind[]
  /** Goes on to `step`: the router opens its link. The same kind as the present step replaces it (another cell, another warning) unless told. */
  readonly advance: (step: NextStep, mode?: 'auto' | 'push' | 'replace') => void
  /** Gives the present step its kind and name without moving, once a view opened by a pasted link knows them. */
  readonly name: (kind: WalkKind, label: string) => void
  /** Opens a place afresh: a new walk begins. A place gone to by its bare name opens with what the view that is shown told of it. */
  readonly open: (target: Target) => void
  /** What a place is to open with while the calling view is shown; returns how to take it back. */
  readonly tell: (target: Target) => () => void
  readonly back: () => void
  readonly forward: () => void
  /** The address of a step or target, to copy. */
  readonly linkOf: (target: Target) => string
  /** The walk up to here, for a volume's "how I got here". */
  readonly record: () => ReturnType<typeof walkRecord>
}

const nothing = (): void => undefined
const WalkContext = createContext<WalkValue>({
  walk: emptyWalk,
  coming: [],
  advance: nothing,
  name: nothing,
  open: nothing,
  tell: () => nothing,
  back: nothing,
  forward: nothing,
  linkOf: () => '',
  record: () => []
})
const scrolls = new Map<string, number>()
/** The paths on which a thing of this kind is shown and named. */
const homes: Readonly<Partial<Record<WalkKind, readonly string[]>>> = {
  cell: ['/heat'],
  ecology: ['/ecology'],
  region: ['/ecology'],
  score: ['/ecology'],
  indicator: ['/ecology'],
  warning: ['/warnings'],
  matter: ['/matter'],
  act: ['/matter'],
  source: ['/matter', '/warnings'],
  person: ['/person'],
  case: ['/cases'],
  entry: ['/registers']
}

/** Shows a given walk without a router: gallery and tests. */
export function FixedWalk(props: { readonly walk: Walk; readonly children: ReactNode }): ReactNode {
  const base = useContext(WalkContext)
  const value = useMemo(() => ({ ...base, walk: props.walk, coming: comingKinds(props.walk) }), [base, props.walk])
  return <WalkContext value={value}>{props.children}</WalkContext>
}

export function WalkProvider(props: { readonly children: ReactNode }): ReactNode {
  const t = useText()
  const router = useRouter()
  const link = useRouterState({ select: (state) => state.location.href })
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [walk, setWalk] = useState<Walk>(emptyWalk)
  const expected = useRef<string | undefined>(undefined)

  const linkOf = useCallback(
    (target: Target) => router.buildLocation({ to: `/${target.place}`, search: target.search ?? {} } as never).href,
    [router]
  )
  const go = useCallback(
    (target: Target, replace: boolean) => void router.navigate({ to: `/${target.place}`, search: target.search ?? {}, replace } as never),
    [router]
  )

  useEffect(() => {
    if (expected.current === link) {
      expected.current = undefined
      return
    }
    const place = places.find((one) => path === `/${one.id}`)
    if (!place) return
    setWalk((old) => {
      const found = findLink(old, link)
      if (found !== undefined) return standAt(old, found)
      const here = old.steps[old.at]
      // A filter changed the link of the same view: the step keeps its name and follows.
      if (here && here.link.split('?')[0] === path) return advanceWalk(old, { ...here, link }, 'replace')
      return startWalk({ kind: place.kind, label: '', link })
    })
  }, [link, path])

  const advance = useCallback(
    (step: NextStep, mode: 'auto' | 'push' | 'replace' = 'auto') => {
      const href = linkOf(step)
      const made: WalkStep = { kind: step.kind, label: step.label, link: href }
      setWalk((old) => advanceWalk(old, made, mode))
      const here = walk.steps[walk.at]
      const replaces = mode === 'replace' || (mode === 'auto' && here?.kind === step.kind)
      if (href !== link) {
        expected.current = href
        go(step, replaces)
      }
    },
    [go, link, linkOf, walk]
  )
  const name = useCallback((kind: WalkKind, label: string) => {
    setWalk((old) => {
      const here = old.steps[old.at]
      // The view that is being left may still learn its name: it must not write it over the step that came after.
      if (here && homes[kind]?.includes(here.link.split('?')[0] ?? '') === false) return old
      return here && (here.kind !== kind || here.label !== label) ? advanceWalk(old, { kind, label, link: here.link }, 'replace') : old
    })
  }, [])
  const told = useRef<readonly Target[]>([])
  const tell = useCallback((target: Target) => {
    told.current = [...told.current, target]
    return () => {
      told.current = told.current.filter((one) => one !== target)
    }
  }, [])
  const open = useCallback(
    (asked: Target) => {
      const target = asked.search === undefined ? (told.current.findLast((one) => one.place === asked.place) ?? asked) : asked
      const place = places.find((one) => one.id === target.place)
      const href = linkOf(target)
      setWalk(startWalk({ kind: place?.kind ?? 'place', label: '', link: href }))
      if (href !== link) {
        expected.current = href
        go(target, false)
      }
    },
    [go, link, linkOf]
  )
  // A step that is a place bears its name in the language of the window, also after that was changed.
  const named = useMemo<Walk>(
    () => ({ at: walk.at, steps: walk.steps.map((step) => (step.label === '' ? { ...step, label: placeLabel(step, t) } : step)) }),
    [walk, t]
  )
  const value = useMemo<WalkValue>(
    () => ({
      walk: named,
      coming: comingKinds(walk),
      advance,
      name,
      open,
      tell,
      back: () => router.history.back(),
      forward: () => router.history.forward(),
      linkOf,
      record: () => walkRecord(named, (kind) => (kind === 'place' ? '' : t(`frame.walkKind.${kind}`)))
    }),
    [walk, named, advance, name, open, tell, router, linkOf, t]
  )
  return <WalkContext value={value}>{props.children}</WalkContext>
}

function placeLabel(step: WalkStep, t: Text): string {
  const place = places.find((one) => step.link.split('?')[0] === `/${one.id}`)
  return place ? t(`frame.place.${place.id}`) : ''
}

export function useWalk(): WalkValue {
  return useContext(WalkContext)
}

/** While the calling view is shown, this place opens with `search` however it is gone to: the process beside a matter is that matter's. */
export function useTold(place: Target['place'], search: Readonly<Record<string, string | undefined>>): void {
  const { tell } = useWalk()
  const words = JSON.stringify(search)
  useEffect(() => {
    const told = JSON.parse(words) as Record<string, string>
    return Object.keys(told).length === 0 ? undefined : tell({ place, search: told })
  }, [tell, place, words])
}

/** Remembers where an element was scrolled to under this key (default: the place), and puts it back when the view is drawn again. */
export function useScrollMemory(ref: RefObject<HTMLElement | null>, key: string): void {
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    element.scrollTop = scrolls.get(key) ?? 0
    const keep = (): void => void scrolls.set(key, element.scrollTop)
    element.addEventListener('scroll', keep, { passive: true })
    return () => element.removeEventListener('scroll', keep)
  }, [ref, key])
}
