/**
 * The drive as two pictures (systems.md F4): activity by month, results by unit. Which figures stand in which is told by the registers; each is the
 * register's own figure, so that a bar and the list behind it can never disagree.
 */
import type { DrivePicture } from '../../../../shared/ipc/commands/register.ts'
import type { RegisterFigure } from '../../../../shared/packs/registers.ts'
import type { LoadedRegister, PackSet } from '../../packs/pack-set.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import type { Book } from './open-book.ts'
import { readFigures } from './read-figures.ts'

type Kind = 'activity' | 'result'
type OpenBook = (register: string) => Book

export function readPictures(
  db: ReadableDB,
  packs: PackSet,
  open: OpenBook
): { readonly activity: DrivePicture; readonly results: DrivePicture } {
  const books = new Map<string, Book>()
  const bookOf: OpenBook = (register) => {
    const book = books.get(register) ?? open(register)
    books.set(register, book)
    return book
  }
  const read = (kind: Kind, by: DrivePicture['by']): DrivePicture => pictureOf(db, packs.registers, { kind, by, bookOf })
  return { activity: read('activity', 'month'), results: read('result', 'unit') }
}

const isOf = (figure: RegisterFigure, kind: Kind): boolean => 'picture' in figure && figure.picture === kind

function pictureOf(
  db: ReadableDB,
  registers: readonly LoadedRegister[],
  { kind, by, bookOf }: { readonly kind: Kind; readonly by: DrivePicture['by']; readonly bookOf: OpenBook }
): DrivePicture {
  const columns: DrivePicture['columns'] = []
  const rows = new Map<string, { readonly name: DrivePicture['rows'][number]['name']; readonly values: Map<number, number> }>()
  let asOf = ''
  for (const register of registers) {
    const chosen = register.figures.filter((figure) => isOf(figure, kind))
    if (chosen.length === 0) continue
    const figures = readFigures(db, bookOf(register.id), by)
    if (figures.asOf > asOf) asOf = figures.asOf
    for (const { id, name } of chosen) {
      const at = columns.length
      const unit = figures.total.find((cell) => cell.figure === id)?.unit ?? 'count'
      columns.push({ register: register.id, registerName: register.name, figure: id, name, unit })
      for (const group of figures.groups) {
        const cell = group.cells.find((one) => one.figure === id)
        // a unit that has no such entry has nothing here, which is not a nought that somebody counted
        if (cell === undefined || cell.value === null || (cell.unit === 'count' && cell.counted === 0)) continue
        const row = rows.get(group.id) ?? { name: group.name, values: new Map<number, number>() }
        rows.set(group.id, row)
        row.values.set(at, cell.value)
      }
    }
  }
  return {
    asOf,
    by,
    columns,
    rows: [...rows]
      .map(([id, { name, values }]) => ({ id, name, values: columns.map((_, at) => values.get(at) ?? null) }))
      .toSorted((a, b) => (keyOf(by, a) < keyOf(by, b) ? -1 : 1))
  }
}

/** Months as they went, units by name: never by how much they show. */
const keyOf = (by: DrivePicture['by'], row: DrivePicture['rows'][number]): string => (by === 'month' ? row.id : `${row.name.zh} ${row.id}`)
