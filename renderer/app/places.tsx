/**
 * The one list of places in the window. A view registers itself by existing: `renderer/views/<id>/index.tsx` exports the view as default and is
 * loaded when first opened; `renderer/views/<id>/search.ts`, when there, exports `search`, the zod schema of what its link carries.
 */
import {
  Building2,
  ChartColumn,
  CircleHelp,
  Database,
  FileCheck2,
  Gauge,
  GraduationCap,
  Grid3x3,
  LayoutDashboard,
  ListChecks,
  Package,
  ScrollText,
  ShieldCheck,
  Search,
  Settings,
  Share2,
  Stamp,
  Table2,
  TriangleAlert,
  UserRound,
  Waypoints,
  Workflow,
  type LucideIcon
} from 'lucide-react'
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type * as z from 'zod'
import type { WalkKind } from './walk-steps.ts'

export const placeIds = [
  'overview',
  'heat',
  'ecology',
  'power',
  'warnings',
  'matter',
  'proof',
  'process',
  'person',
  'unit',
  'graph',
  'search',
  'cases',
  'registers',
  'bundle',
  'packs',
  'model',
  'author',
  'points',
  'import',
  'audit',
  'help',
  'training',
  'settings'
] as const
export type PlaceId = (typeof placeIds)[number]

export interface Place {
  readonly id: PlaceId
  readonly icon: LucideIcon
  /** `end` stands at the foot of the rail; `none` is reached from other places, by key and by search only. */
  readonly side: 'start' | 'end' | 'none'
  /** G then this letter goes here. */
  readonly letter: string
  /** What kind of walk step opening this place is. */
  readonly kind: WalkKind
  /** The place of the rail that stays lit while this one is open. */
  readonly within?: PlaceId
  /** Stands beside the place it is within, in the bar above the view. */
  readonly beside?: true
}

export const places: readonly Place[] = [
  { id: 'overview', icon: LayoutDashboard, side: 'start', letter: 'o', kind: 'overview' },
  { id: 'heat', icon: Grid3x3, side: 'start', letter: 'h', kind: 'heat' },
  { id: 'ecology', icon: Gauge, side: 'start', letter: 'z', kind: 'ecology' },
  { id: 'power', icon: Stamp, side: 'start', letter: 'j', kind: 'place' },
  { id: 'warnings', icon: TriangleAlert, side: 'start', letter: 'w', kind: 'place' },
  { id: 'matter', icon: Waypoints, side: 'start', letter: 'm', kind: 'place' },
  { id: 'proof', icon: ShieldCheck, side: 'none', letter: 'y', kind: 'place', within: 'matter', beside: true },
  { id: 'process', icon: Workflow, side: 'none', letter: 'v', kind: 'place', within: 'matter', beside: true },
  { id: 'person', icon: UserRound, side: 'start', letter: 'p', kind: 'place' },
  { id: 'unit', icon: Building2, side: 'none', letter: 'u', kind: 'place', within: 'person', beside: true },
  { id: 'graph', icon: Share2, side: 'start', letter: 'x', kind: 'place' },
  { id: 'search', icon: Search, side: 'none', letter: 'q', kind: 'place' },
  { id: 'cases', icon: FileCheck2, side: 'start', letter: 'c', kind: 'place' },
  { id: 'registers', icon: ListChecks, side: 'start', letter: 'l', kind: 'place' },
  { id: 'bundle', icon: Package, side: 'none', letter: 'b', kind: 'place', within: 'cases', beside: true },
  { id: 'packs', icon: ChartColumn, side: 'start', letter: 'k', kind: 'place' },
  { id: 'model', icon: ChartColumn, side: 'none', letter: 'r', kind: 'place', within: 'packs' },
  { id: 'author', icon: ChartColumn, side: 'none', letter: 'n', kind: 'place', within: 'packs', beside: true },
  { id: 'points', icon: Table2, side: 'none', letter: 'f', kind: 'place', within: 'ecology', beside: true },
  { id: 'import', icon: Database, side: 'start', letter: 'd', kind: 'place' },
  { id: 'audit', icon: ScrollText, side: 'start', letter: 'a', kind: 'place' },
  { id: 'training', icon: GraduationCap, side: 'end', letter: 't', kind: 'place' },
  { id: 'help', icon: CircleHelp, side: 'end', letter: 'e', kind: 'place' },
  { id: 'settings', icon: Settings, side: 'end', letter: 's', kind: 'place' }
]

/** A place of the rail with those that stand beside it; empty where it stands alone. */
export function familyOf(id: PlaceId | undefined): readonly Place[] {
  const head = places.find((place) => place.id === id)?.within ?? id
  const family = places.filter((place) => place.id === head || (place.within === head && place.beside === true))
  return family.length > 1 ? family : []
}

interface ViewModule {
  readonly default: ComponentType
}
const modules = import.meta.glob<ViewModule>('../views/*/index.tsx')
const searches = import.meta.glob<z.ZodType<Record<string, unknown>>>('../views/*/search.ts', { eager: true, import: 'search' })

const loaded = new Map<string, LazyExoticComponent<ComponentType> | undefined>()

/** The view of a place (or of `chooser`, `lock`), loaded when first shown; undefined while nobody has written it. */
export function viewOf(id: string): LazyExoticComponent<ComponentType> | undefined {
  if (!loaded.has(id)) {
    const load = modules[`../views/${id}/index.tsx`]
    loaded.set(id, load ? lazy(load) : undefined)
  }
  return loaded.get(id)
}

/** Checks what a link carries for a place: the view's own schema, where junk falls back to nothing rather than breaking the view. */
export function checkSearch(id: PlaceId, raw: Record<string, unknown>): Record<string, unknown> {
  const schema = searches[`../views/${id}/search.ts`]
  if (!schema) return raw
  const found = schema.safeParse(raw)
  if (found.success) return found.data
  const fallback = schema.safeParse({})
  return fallback.success ? fallback.data : {}
}
