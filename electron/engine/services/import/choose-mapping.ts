/**
 * Which mapping reads a file, when nobody said. A mapping fits when every column it requires is there; of those that fit the one that uses
 * most of the file's columns is taken. A tie is not guessed: it is told, like a file that nothing fits, with the nearest mapping and what it
 * lacks (design §4).
 */
import type { Mapping } from '../../../../shared/packs/mapping.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { findColumn, headerIndex } from './header-name.ts'

export interface Candidate {
  readonly mapping: Mapping
  /** columns of the file that the mapping reads */
  readonly matched: number
  /** columns the mapping can read */
  readonly of: number
  /** required columns that the file lacks, each by its first name */
  readonly missing: readonly string[]
  /** optional columns that the file lacks, each by its first name */
  readonly absent: readonly string[]
  readonly fits: boolean
}

type Names = string | readonly string[]
const first = (names: Names): string => (typeof names === 'string' ? names : (names[0] ?? ''))

/** Every column list a mapping reads, once each. */
export function mappingColumns(mapping: Mapping): readonly Names[] {
  const lists = new Map<string, Names>()
  const add = (names: Names | undefined): void => {
    if (names !== undefined && !lists.has(first(names))) lists.set(first(names), names)
  }
  for (const emission of mapping.emits) {
    add(emission.each)
    add(emission.when?.column)
    for (const source of Object.values(emission.fields)) add(source.column)
  }
  return [...lists.values()]
}

/** How well one mapping fits a header. */
export function judgeMapping(mapping: Mapping, header: readonly string[]): Candidate {
  const index = headerIndex(header)
  const columns = mappingColumns(mapping)
  const used = new Set<number>()
  const absent: string[] = []
  for (const names of columns) {
    const at = findColumn(index, names)
    if (at === null) absent.push(first(names))
    else used.add(at)
  }
  const missing = mapping.required.filter((names) => findColumn(index, names) === null).map(first)
  const optional = absent.filter((name) => !missing.includes(name))
  return { mapping, matched: used.size, of: columns.length, missing, absent: optional, fits: missing.length === 0 }
}

/** All mappings, best first: those that fit, then by columns used, then by how little of them stays unused. */
export function rankMappings(mappings: readonly Mapping[], header: readonly string[]): readonly Candidate[] {
  return mappings
    .map((mapping) => judgeMapping(mapping, header))
    .toSorted(
      (a, b) =>
        Number(b.fits) - Number(a.fits) ||
        (a.fits ? b.matched - a.matched : a.missing.length - b.missing.length || b.matched - a.matched) ||
        a.of - b.of ||
        (a.mapping.id < b.mapping.id ? -1 : 1)
    )
}

/** The one mapping that reads this sheet, or null when none fits. Throws AppError no_mapping on a tie. */
export function bestMapping(
  mappings: readonly Mapping[],
  header: readonly string[],
  place: { file: string; sheet: string }
): Candidate | null {
  const [best, second] = rankMappings(mappings, header)
  if (best === undefined || !best.fits) return null
  if (second !== undefined && second.fits && second.matched === best.matched && second.of === best.of) {
    const names = `“${best.mapping.name.zh}”与“${second.mapping.name.zh}”`
    throw new AppError('no_mapping', `文件“${place.file}”的列同样符合对照表${names}，无法自动选定。`, {
      ...place,
      next: `请指定对照表（${best.mapping.id} 或 ${second.mapping.id}）后再导入。`
    })
  }
  return best
}

/** AppError no_mapping naming the nearest mapping and the columns it lacks. */
export function noMapping(mappings: readonly Mapping[], header: readonly string[], place: { file: string; sheet: string }): AppError {
  const nearest = rankMappings(mappings, header)[0]
  if (nearest === undefined)
    return new AppError('no_mapping', `没有可用的对照表，无法导入“${place.file}”。`, { ...place, next: '请先启用领域包。' })
  const missing = nearest.missing.join('、')
  return new AppError('no_mapping', `没有对照表适合“${place.file}”。最接近的是“${nearest.mapping.name.zh}”，缺少必需列：${missing}。`, {
    ...place,
    next: '请补上缺少的列，或在对照界面为各列指定字段并另存为对照表。'
  })
}
