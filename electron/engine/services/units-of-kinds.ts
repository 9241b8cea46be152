/** From kinds of units, as a filter names them, to the units: what kinds there are is the packs' to say, so it is worked out here and not in a query. */
import { filtersUnits, fitsUnit, noKind, type UnitFilter } from '../../../shared/domain/unit-filter.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { WarningFilter } from '../../../shared/ipc/commands/warning.ts'
import { cleanKindOf } from '../../../shared/packs/clean-kinds.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { unitsWithKind } from '../queries/unit-kinds.ts'
import { countByUnit, type ListFilter } from '../queries/warnings.ts'
import type { ReadableDB } from '../vault/connection.ts'

export interface UnitTraits {
  readonly kind: string
  /** id of its kind of clean-governance unit; '' of none */
  readonly clean: string
}

/** What every unit is, by its id. */
export function kindsOfUnits(db: ReadableDB, packs: PackSet): ReadonlyMap<string, UnitTraits> {
  return new Map(
    unitsWithKind(db).map(({ id, kind, said }) => [id, { kind, clean: cleanKindOf(packs.cleanKinds, { said, unitKind: kind }) }])
  )
}

/**
 * Throws `unknown_id` for a kind that no pack declares or that no unit is of: a word mistyped in a link or a command would find nothing, and nothing
 * found reads as nothing wrong.
 */
export function checkKinds(packs: PackSet, traits: ReadonlyMap<string, UnitTraits>, { unitKinds = [], cleanKinds = [] }: UnitFilter): void {
  const check = (label: string, asked: readonly string[], known: readonly string[]): void => {
    const unknown = asked.find((one) => one !== noKind && !known.includes(one))
    if (unknown !== undefined)
      throw new AppError('unknown_id', `没有${label}“${unknown}”。`, {
        next: `可选：${[...known, noKind].join('、')}（${noKind} 指未归类）。`
      })
  }
  check(
    '单位类别',
    unitKinds,
    unitKinds.length === 0 ? [] : [...new Set([...traits.values()].map((unit) => unit.kind))].filter((kind) => kind !== '')
  )
  check(
    '清廉单元',
    cleanKinds,
    packs.cleanKinds.map((one) => one.id)
  )
}

/** A filter of warnings with its kinds of units as the units themselves. A warning that concerns no unit is of no kind that could be asked for. */
export function listFilter(db: ReadableDB, packs: PackSet, filter: WarningFilter): ListFilter {
  const { unitKinds, cleanKinds, ...rest } = filter
  if (!filtersUnits({ unitKinds, cleanKinds })) return rest
  const traits = kindsOfUnits(db, packs)
  checkKinds(packs, traits, { unitKinds, cleanKinds })
  const units = [...traits].flatMap(([id, unit]) => (fitsUnit({ unitKinds, cleanKinds }, unit) ? [id] : []))
  return { ...rest, units }
}

export interface KindCount {
  /** '' of units of no kind */
  readonly id: string
  readonly n: number
}

/** Filtered warnings by kind of their unit; kinds of clean-governance unit in the packs' order, none last. */
export function countByKind(
  db: ReadableDB,
  packs: PackSet,
  filter: WarningFilter,
  run: number,
  what: keyof UnitTraits
): readonly KindCount[] {
  const traits = kindsOfUnits(db, packs)
  const counts = new Map<string, number>()
  for (const { org, n } of countByUnit(db, listFilter(db, packs, filter), run)) {
    const kind = traits.get(org)?.[what] ?? ''
    counts.set(kind, (counts.get(kind) ?? 0) + n)
  }
  const order = packs.cleanKinds.map((one) => one.id)
  const place = (id: string): number => (id === '' ? Infinity : what === 'clean' ? order.indexOf(id) : 0)
  return [...counts].map(([id, n]) => ({ id, n })).toSorted((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1))
}
