/** Figures of a register by unit, region, state, month or a coded field, and the entries behind any one of them. */
import { figureCells, figuresByGroup, groupingsOf, type FigureCell } from '../../../../shared/domain/register-figure.ts'
import type { FigureWorld } from '../../../../shared/domain/register-participation.ts'
import type { CommandOutput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { Dataset } from '../../../../shared/packs/pack.ts'
import { worldOf, type Book } from './open-book.ts'
import type { ReadableDB } from '../../vault/connection.ts'

type Figures = CommandOutput<'register.figures'>
type Words = { zh: string; en: string }
type Cell = Figures['total'][number]

const groupings: Readonly<Record<string, Words>> = {
  unit: { zh: '单位', en: 'Unit' },
  unit_kind: { zh: '单位类别', en: 'Unit kind' },
  clean_kind: { zh: '清廉单元', en: 'Clean-governance unit' },
  region: { zh: '行政区划', en: 'Region' },
  state: { zh: '状态', en: 'State' },
  month: { zh: '月份', en: 'Month' },
  top: { zh: '顶层条目', en: 'Entry at the top' }
}

export function groupingName(by: string, dataset: Dataset): Words {
  return groupings[by] ?? dataset.fields[by]?.name ?? { zh: by, en: by }
}

/** Throws `unknown_id` for a grouping that the register does not declare. */
export function readFigures(db: ReadableDB, book: Book, by: string): Figures {
  const { register, asOf } = book
  checkGrouping(book, by)
  const world = worldOf(db, book)
  const shown = (cells: readonly FigureCell[]): Cell[] =>
    cells.map(({ figure, value, counted, against }) => ({ figure, value, unit: unitOf(book, figure), counted, against }))
  const groups = by === '' ? [] : figuresByGroup(register, by, world)
  return {
    asOf,
    by,
    figures: register.figures.map(({ id, name, kind }) => ({ id, name, kind })),
    groups: groups.map(({ group, cells }) => ({ id: group, name: groupName(book, by, group), cells: shown(cells) })),
    total: shown(figureCells(register, '', '', world))
  }
}

/** Ids of the entries that a figure counts, or counts against. Throws `unknown_id`. */
export function behindFigure(
  book: Book,
  world: FigureWorld,
  { id, by, group, part }: { readonly id: string; readonly by: string; readonly group: string; readonly part: 'counted' | 'against' }
): ReadonlySet<string> {
  checkGrouping(book, by)
  const cell = figureCells(book.register, by, group, world).find(({ figure }) => figure === id)
  if (!cell) throw new AppError('unknown_id', `台账“${book.register.name.zh}”没有指标 ${id}。`)
  return new Set(cell.behind[part])
}

function checkGrouping({ register }: Book, by: string): void {
  if (by === '' || groupingsOf(register).includes(by)) return
  throw new AppError('unknown_id', `台账“${register.name.zh}”不能按 ${by} 分组。`, {
    next: `可以按：${groupingsOf(register).join('、')}。`
  })
}

function unitOf({ register, dataset }: Book, id: string): Cell['unit'] {
  const figure = register.figures.find((one) => one.id === id)
  if (figure?.kind === 'sum') return dataset.fields[figure.field]?.type === 'fen' ? 'fen' : 'number'
  if (figure?.kind === 'time') return register.steps.find(({ id: step }) => step === figure.step)?.limit?.clock ?? 'number'
  return figure?.kind === 'count' || figure?.kind === 'steps' ? 'count' : 'ratio'
}

const none: Words = { zh: '（未填）', en: '(not given)' }
const same = (text: string): Words => (text === '' ? none : { zh: text, en: text })

function groupName({ register, dataset, units, cleanKinds }: Book, by: string, group: string): Words {
  switch (by) {
    case 'unit':
      return same(units.get(group)?.name ?? group)
    case 'region':
      return same([...units.values()].find(({ region_id: region }) => region === group)?.region ?? group)
    case 'clean_kind':
      return group === '' ? { zh: '未归类', en: 'Of none' } : (cleanKinds.find(({ id }) => id === group)?.name ?? same(group))
    case 'state':
      return register.states.find(({ id }) => id === group)?.name ?? same(group)
    default:
      return dataset.fields[by]?.codes?.[group] ?? same(group)
  }
}
