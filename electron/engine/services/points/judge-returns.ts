/** What of returned workbooks can be taken in: values read and checked, clashes between files and with what stands, hands named. Writes nothing. */
import { groupBy } from '../../../../shared/domain/group.ts'
import type { Collected } from '../../../../shared/ipc/commands/points.ts'
import { readPointText } from '../../../../shared/packs/indicator/point-figure.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import type { StandingRow } from '../../queries/points.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { checkEntries } from './check-entries.ts'
import { letterOf, type ReturnedFile, type ReturnedLine } from './read-return.ts'

type Cell = Collected['cells'][number]

export interface TakenLine {
  readonly file: ReturnedFile
  readonly line: ReturnedLine
  readonly period: string
  readonly value: number | null
  readonly does: 'written' | 'corrected' | 'unchanged'
  readonly row: StandingRow | null
}
export interface Judged {
  readonly taken: readonly TakenLine[]
  readonly cells: readonly Cell[]
  /** lines left blank, by file */
  readonly blank: ReadonlyMap<ReturnedFile, number>
}

interface Said {
  readonly file: ReturnedFile
  readonly line: ReturnedLine
  readonly value: number | null
}
const keyOf = (line: ReturnedLine, period: string): string => `${period} ${line.unit} ${line.point}`

/** `replace`: values that stand give way; `sure`: leaps are taken. */
export function judgeReturns(
  db: ReadableDB,
  packs: PackSet,
  files: readonly ReturnedFile[],
  { replace, sure }: { readonly replace: boolean; readonly sure: boolean }
): Judged {
  const cells: Cell[] = []
  const blank = new Map<ReturnedFile, number>()
  const refused = new Set<Said>()
  const said: Said[] = []
  const tell = (file: ReturnedFile, line: ReturnedLine, kind: Cell['kind'], detail = ''): void => {
    const { unit, point } = line
    const letter = letterOf(kind === 'no_hand' || kind === 'same_hand' ? 'checkedBy' : 'value')
    cells.push({ file: file.file, cell: `${letter}${line.line}`, unit, point, said: String(line.value ?? ''), kind, detail })
  }
  for (const file of files) {
    if (file.state !== 'good') continue
    for (const line of file.lines) {
      const read = readPointText(line.value)
      if (!read.ok) tell(file, line, read.fault)
      else if (read.value === null && line.note === '') blank.set(file, (blank.get(file) ?? 0) + 1)
      else if (line.filledBy === '' || line.checkedBy === '') tell(file, line, 'no_hand')
      else if (line.filledBy === line.checkedBy) tell(file, line, 'same_hand', line.filledBy)
      else said.push({ file, line, value: read.value })
    }
  }
  const periodOf = (one: Said): string => one.file.issue?.period ?? ''
  refuseClashes(said, periodOf, (one, other) => {
    refused.add(one)
    tell(one.file, one.line, 'between_files', `${other.file.file} ${letterOf('value')}${other.line.line}: ${other.value ?? ''}`)
  })
  const unclashed = said.filter((one) => !refused.has(one))
  const entries = unclashed.map((one) => ({ unit: one.line.unit, point: one.line.point, period: periodOf(one), value: one.value, sure }))
  const checked = checkEntries(db, packs, firstOfEach(entries))
  // two files may say the same: what is wrong with a figure is wrong wherever it stands
  const byKey = groupBy(unclashed, (one) => keyOf(one.line, periodOf(one)))
  const refuse = (
    { unit, point, period }: { readonly unit: string; readonly point: string; readonly period: string },
    kind: Cell['kind'],
    detail: string
  ): void => {
    for (const one of byKey.get(`${period} ${unit} ${point}`) ?? []) {
      if (refused.has(one)) continue
      refused.add(one)
      tell(one.file, one.line, kind, detail)
    }
  }
  for (const fault of checked.faults) refuse(fault, fault.kind, fault.detail)
  for (const question of checked.questions) refuse(question, 'leap', `${question.before} → ${question.value ?? ''}`)
  const taken: TakenLine[] = []
  const told = new Set<string>()
  for (const one of unclashed) {
    if (refused.has(one)) continue
    const desk = checked.desks.get(periodOf(one))
    const unit = desk?.units.find((known) => known.id === one.line.unit)
    const point = packs.points.get(one.line.point)
    if (desk === undefined || unit === undefined || point === undefined) continue
    const { row } = desk.cell(unit, point)
    // what another file of this batch said already is no second figure; a gap that is filled corrects nothing
    const again = told.has(keyOf(one.line, periodOf(one)))
    const does = again
      ? 'unchanged'
      : row === null || (row.value === null && one.value !== null)
        ? 'written'
        : row.value === one.value
          ? 'unchanged'
          : 'corrected'
    if (does === 'corrected' && !replace) tell(one.file, one.line, 'against_vault', `${row?.value ?? ''} → ${one.value ?? ''}`)
    else {
      told.add(keyOf(one.line, periodOf(one)))
      taken.push({ file: one.file, line: one.line, period: periodOf(one), value: one.value, does, row })
    }
  }
  return { taken, cells, blank }
}

/** Two files that say different things of one cell are both left out; a person decides. */
function refuseClashes(said: readonly Said[], periodOf: (one: Said) => string, clash: (one: Said, other: Said) => void): void {
  const byKey = new Map<string, Said[]>()
  for (const one of said) {
    const key = keyOf(one.line, periodOf(one))
    byKey.set(key, [...(byKey.get(key) ?? []), one])
  }
  for (const group of byKey.values()) {
    for (const one of group) {
      const other = group.find((candidate) => candidate.value !== one.value)
      if (other !== undefined) clash(one, other)
    }
  }
}

function firstOfEach<T extends { readonly unit: string; readonly point: string; readonly period: string }>(
  entries: readonly T[]
): readonly T[] {
  return [...new Map(entries.map((entry) => [`${entry.period} ${entry.unit} ${entry.point}`, entry])).values()]
}
