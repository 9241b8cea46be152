/**
 * Figures that were typed or pasted and are not saved yet, as plain data: every change gives a new map, so that undo is going back to the map
 * before. A cell that says what stands anyway is no draft.
 */
import { readPointText, type FigureFault } from '../../../shared/packs/indicator/point-figure.ts'

export interface Draft {
  readonly period: string
  readonly unit: string
  readonly point: string
  readonly text: string
  readonly note: string
  /** a leap against the period before that was looked at */
  readonly sure: boolean
}
export type Drafts = ReadonlyMap<string, Draft>

export const cellKey = (period: string, unit: string, point: string): string => `${period} ${unit} ${point}`

export interface Change {
  readonly unit: string
  readonly point: string
  readonly text: string
  /** what stands in the vault */
  readonly stands: number | null
}

/** The drafts with these cells set. */
export function withCells(drafts: Drafts, period: string, changes: readonly Change[]): Drafts {
  const next = new Map(drafts)
  for (const { unit, point, text, stands } of changes) {
    const key = cellKey(period, unit, point)
    const read = readPointText(text)
    if (read.ok && read.value === stands && (drafts.get(key)?.note ?? '') === '') next.delete(key)
    else next.set(key, { period, unit, point, text: text.trim(), note: drafts.get(key)?.note ?? '', sure: false })
  }
  return next
}

/** The draft of a cell with more said about it. */
export function withMore(drafts: Drafts, key: string, more: Partial<Pick<Draft, 'note' | 'sure'>>): Drafts {
  const draft = drafts.get(key)
  return draft === undefined ? drafts : new Map(drafts).set(key, { ...draft, ...more })
}

/** Drafts that can be read as figures, as the engine takes them; and what is wrong with the others. */
export function readDrafts(drafts: Drafts): {
  readonly cells: readonly (Omit<Draft, 'text'> & { readonly value: number | null })[]
  readonly unreadable: ReadonlyMap<string, FigureFault>
} {
  const cells: (Omit<Draft, 'text'> & { value: number | null })[] = []
  const unreadable = new Map<string, FigureFault>()
  for (const [key, { text, ...draft }] of drafts) {
    const read = readPointText(text)
    if (read.ok) cells.push({ ...draft, value: read.value })
    else unreadable.set(key, read.fault)
  }
  return { cells, unreadable }
}

/** A block as spreadsheets put it on the clipboard: lines of tab-separated cells, those with breaks or tabs in quotes. */
export function readBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const endCell = (): void => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  const plain = text.replaceAll('\r\n', '\n').replace(/\n$/, '')
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain[at] ?? ''
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (plain[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === '\t') endCell()
    else if (sign === '\n') {
      endCell()
      rows.push([])
    } else cell += sign
  }
  endCell()
  return rows
}
