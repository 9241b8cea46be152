/**
 * Which few missing things to ask for, so that most models can run. Exactly the best set is a covering problem; taken step by step, the model that
 * lacks least comes first, and of those the one whose data completes most others, which a person can follow and dispute.
 */
export interface MissingThing {
  readonly what: string
  /** models that lack it, among whatever else */
  readonly concerns: readonly string[]
}

/** At most `most` things, in the order in which they were chosen; what no model could run with alone is left out. */
export function chooseRequest(missing: readonly MissingThing[], most: number): readonly string[] {
  const lacks = new Map<string, Set<string>>()
  for (const { what, concerns } of missing)
    for (const model of concerns) {
      const known = lacks.get(model) ?? new Set()
      lacks.set(model, known.add(what))
    }
  const chosen = new Set<string>()
  const completes = (more: ReadonlySet<string>): number =>
    [...lacks.values()].filter((own) => [...own].every((what) => chosen.has(what) || more.has(what))).length
  for (;;) {
    let best: { readonly open: ReadonlySet<string>; readonly done: number } | null = null
    for (const own of lacks.values()) {
      const open = new Set([...own].filter((what) => !chosen.has(what)))
      if (open.size === 0 || chosen.size + open.size > most) continue
      if (best !== null && open.size > best.open.size) continue
      const done = completes(open)
      if (best === null || open.size < best.open.size || done > best.done) best = { open, done }
    }
    if (best === null) return [...chosen]
    for (const what of best.open) chosen.add(what)
  }
}

/** Models that lack nothing besides these things. */
export function modelsCompleted(missing: readonly MissingThing[], given: ReadonlySet<string>): readonly string[] {
  const whole = new Map<string, boolean>()
  for (const { what, concerns } of missing) for (const model of concerns) whole.set(model, (whole.get(model) ?? true) && given.has(what))
  return [...whole].flatMap(([model, all]) => (all ? [model] : []))
}
