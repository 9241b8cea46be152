/**
 * Which sheets of a file are read by which mapping. With a mapping named, every sheet that has its required columns; else each sheet's best.
 * Mappings saved in the vault stand beside those of the packs; of one id the newest version counts.
 */
import { parse } from 'yaml'
import { mapping as mappingSchema, type Mapping } from '../../../../shared/packs/mapping.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { TableFile } from '../../io/table-file.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { savedMappings } from '../../queries/mapping.ts'
import { logProcedureIds } from '../../queries/procedures.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { bestMapping, judgeMapping, noMapping } from './choose-mapping.ts'
import type { ImportNotes } from './import-notes.ts'

export interface SheetPlan {
  readonly mapping: Mapping
  readonly sheets: readonly number[]
  /** made for an event log that no pack reads; it and its procedure are kept with the import */
  readonly ownLog: boolean
  /** tells which optional columns a sheet lacks, and which sheets were left out */
  readonly tell: (notes: ImportNotes, header: readonly string[]) => void
}

/** Mappings of the packs and of this vault. */
export function knownMappings(db: ReadableDB, packSet: PackSet): readonly Mapping[] {
  const byId = new Map(packSet.mappings.map((mapping) => [mapping.id, mapping]))
  for (const { yaml } of savedMappings(db)) {
    const parsed = mappingSchema.safeParse(parse(yaml))
    if (parsed.success && (byId.get(parsed.data.id)?.version ?? 0) < parsed.data.version) byId.set(parsed.data.id, parsed.data)
  }
  return [...byId.values()]
}

/** Mappings that may be chosen without a word: one made for an event log reads that log and its later editions, found by name. */
export function choosableMappings(db: ReadableDB, packSet: PackSet): readonly Mapping[] {
  const logs = logProcedureIds(db)
  return knownMappings(db, packSet).filter((mapping) => !logs.has(mapping.id))
}

/** `logs`: the mapping of each sheet that is an event log. Throws AppError no_mapping when no sheet can be read, unknown_id when the named mapping does not exist. */
export function planFile(
  db: ReadableDB,
  packSet: PackSet,
  table: TableFile,
  named: string | undefined,
  logs: ReadonlyMap<number, Mapping> = new Map()
): readonly SheetPlan[] {
  const mappings = knownMappings(db, packSet)
  const own = logProcedureIds(db)
  const fresh = [...logs.values()].filter((log) => log.id === named && !mappings.some((mapping) => mapping.id === log.id))
  const wanted =
    named === undefined
      ? mappings.filter((mapping) => !own.has(mapping.id))
      : [...mappings.filter((mapping) => mapping.id === named), ...fresh.slice(0, 1)]
  if (named !== undefined && wanted.length === 0) {
    throw new AppError('unknown_id', `没有对照表“${named}”。`, {
      next: `可用的对照表：${mappings.map((mapping) => mapping.id).join('、')}。`
    })
  }
  const sheetsOf = new Map<Mapping, number[]>()
  const left: string[] = []
  for (const sheet of table.sheets) {
    const place = { file: table.name, sheet: sheet.name }
    const allowed = wanted.filter(
      (mapping) => mapping.sheet === undefined || table.sheets.length === 1 || new RegExp(mapping.sheet, 'u').test(sheet.name)
    )
    const best = bestMapping(allowed, sheet.header, place)?.mapping ?? (named === undefined ? logs.get(sheet.index) : undefined)
    if (best === undefined) left.push(sheet.name)
    else sheetsOf.set(best, [...(sheetsOf.get(best) ?? []), sheet.index])
  }
  if (sheetsOf.size === 0) {
    const fullest = table.sheets.toSorted((a, b) => b.header.length - a.header.length)[0]
    throw noMapping(wanted, fullest?.header ?? [], { file: table.name, sheet: fullest?.name ?? '' })
  }
  return [...sheetsOf].map(([mapping, sheets], place) => ({
    mapping,
    sheets,
    ownLog: own.has(mapping.id) || [...logs.values()].includes(mapping),
    tell: (notes, header) => {
      const { absent } = judgeMapping(mapping, header)
      if (absent.length > 0)
        notes.add('columns_absent', `没有这些可选列：${absent.join('、')}`, `Optional columns not there: ${absent.join(', ')}`)
      if (place === 0 && left.length > 0)
        notes.add(
          'sheets_left_out',
          `没有适用的对照表，未读取工作表：${left.join('、')}`,
          `No mapping fits these sheets, not read: ${left.join(', ')}`
        )
    }
  }))
}

/** The mapping that made an import: that version if it is still known, else the newest of its id; null when there is none. */
export function mappingOfImport(db: ReadableDB, packSet: PackSet, id: string, version: number): Mapping | null {
  const shipped = packSet.mapping(id)
  if (shipped?.version === version) return shipped
  const saved = savedMappings(db).filter((one) => one.id === id)
  const text = (saved.find((one) => one.version === version) ?? saved.at(-1))?.yaml
  const parsed = text === undefined ? null : mappingSchema.safeParse(parse(text))
  return parsed?.success === true ? parsed.data : (shipped ?? null)
}
