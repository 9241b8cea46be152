/**
 * The walk as data: the steps from a coloured cell down to the source row, where one stands, and which steps are still to come. Pure functions, so
 * that back, forward and links are tested without a window.
 */
export const walkKinds = [
  'overview',
  'heat',
  'cell',
  'ecology',
  'region',
  'score',
  'indicator',
  'warning',
  'matter',
  'act',
  'source',
  'person',
  'case',
  'entry',
  'bundle',
  'import',
  'place'
] as const
export type WalkKind = (typeof walkKinds)[number]

/** One step: what kind of thing, its short name, and the link that shows it again. `link` is the part after `#`, as the router prints it. */
export interface WalkStep {
  readonly kind: WalkKind
  readonly label: string
  readonly link: string
}
export interface Walk {
  readonly steps: readonly WalkStep[]
  readonly at: number
}

export const emptyWalk: Walk = { steps: [], at: -1 }
const longestWalk = 24

/** The way down, in order; a walk may enter and leave it anywhere (a person's acts lead to a matter again). */
const wayDown: readonly WalkKind[] = ['heat', 'cell', 'warning', 'matter', 'act', 'source']
/** The way down from a score: a figure ends at the line that told it. */
const wayOfScore: readonly WalkKind[] = ['ecology', 'region', 'score', 'indicator', 'source']

/** Where one stands before anything is chosen; a choice taken back leads here again. */
const standing: readonly WalkKind[] = ['heat', 'ecology', 'region', 'score']

/** Goes one step on from where one stands: what lay ahead is dropped. The same kind again at the end takes the place of the present step. */
export function advanceWalk(walk: Walk, step: WalkStep, mode: 'auto' | 'push' | 'replace' = 'auto'): Walk {
  const here = walk.steps[walk.at]
  if (here && here.link === step.link && here.kind === step.kind) return replaceAt(walk, walk.at, step)
  const replaces = here !== undefined && (mode === 'replace' || (mode === 'auto' && here.kind === step.kind))
  const before = walk.steps.slice(0, replaces ? walk.at : walk.at + 1)
  // Back on the map that the step began from: once is enough.
  const kept = mode === 'replace' && standing.includes(step.kind) && before.at(-1)?.kind === step.kind ? before.slice(0, -1) : before
  const steps = [...kept, step].slice(-longestWalk)
  return { steps, at: steps.length - 1 }
}

function replaceAt(walk: Walk, at: number, step: WalkStep): Walk {
  return { steps: walk.steps.map((old, index) => (index === at ? step : old)), at }
}

/** Stands on another step of the same walk; what lies ahead stays, so that forward works. */
export function standAt(walk: Walk, at: number): Walk {
  return at >= 0 && at < walk.steps.length ? { steps: walk.steps, at } : walk
}

/**
 * Finds the step that an address belongs to after back, forward or a pasted link: the nearest one to where one stands. Undefined when the address
 * is on no step of this walk.
 */
export function findLink(walk: Walk, link: string): number | undefined {
  const hits = walk.steps.flatMap((step, index) => (step.link === link ? [index] : []))
  return hits.toSorted((a, b) => Math.abs(a - walk.at) - Math.abs(b - walk.at))[0]
}

/** A walk that begins at one place. */
export function startWalk(step: WalkStep): Walk {
  return { steps: [step], at: 0 }
}

/** Kinds still to come below the present step, for the grey words; a person leads to acts. */
export function comingKinds(walk: Walk): readonly WalkKind[] {
  const here = walk.steps[walk.at]
  if (!here) return []
  if (here.kind === 'person') return ['act', 'source']
  const way = wayDown.includes(here.kind) ? wayDown : wayOfScore
  const at = way.indexOf(here.kind)
  return at < 0 ? [] : way.slice(at + 1)
}

/** The walk up to here as lines, kept in a volume as "how I got here". `kindName` gives the word for each kind. */
export function walkRecord(
  walk: Walk,
  kindName: (kind: WalkKind) => string
): readonly { readonly kind: string; readonly label: string; readonly link: string }[] {
  return walk.steps.slice(0, walk.at + 1).map((step) => ({ kind: kindName(step.kind), label: step.label, link: step.link }))
}
