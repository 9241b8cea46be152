/**
 * Which units are looked at, by what they are: kind of unit, kind of clean-governance unit (systems.md F6). One rule for the index, the heat map, the
 * list of warnings and the command line, so that a filter means the same units everywhere.
 */

/** Stands for units of no kind: a link and a command line cannot carry an empty word. */
export const noKind = '-'
/** A kind as a filter names it. */
export const kindWord = (kind: string): string => (kind === '' ? noKind : kind)

export interface UnitFilter {
  readonly unitKinds?: readonly string[] | undefined
  readonly cleanKinds?: readonly string[] | undefined
}
/** What a unit is; '' where it is of no kind. */
export interface FilteredUnit {
  readonly kind: string
  readonly clean: string
}

/** Whether any unit is left out. */
export const filtersUnits = ({ unitKinds, cleanKinds }: UnitFilter): boolean => (unitKinds?.length ?? 0) + (cleanKinds?.length ?? 0) > 0

/** Whether a unit is looked at; an empty list filters nothing. */
export function fitsUnit({ unitKinds, cleanKinds }: UnitFilter, { kind, clean }: FilteredUnit): boolean {
  const within = (wanted: readonly string[] | undefined, value: string): boolean =>
    wanted === undefined || wanted.length === 0 || wanted.includes(kindWord(value))
  return within(unitKinds, kind) && within(cleanKinds, clean)
}
