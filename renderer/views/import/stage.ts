/** Files chosen but not imported yet, and the choices made for them. Kept by the place, so that a look at another part loses nothing. */
import { createContext, useContext } from 'react'
import type { ChosenFile } from '../../api/carrier.ts'
import type { CommandInput, CommandOutput } from '../../../shared/ipc/contract.ts'

export type Preview = CommandOutput<'import.preview'>
export type PreviewField = Preview['fields'][number]
export type Draft = NonNullable<CommandInput<'import.preview'>['draft']>
export type MoneyUnit = 'fen' | 'yuan' | 'wan' | 'yi'

/** What the person changed about one field. */
export interface FieldEdit {
  readonly column: string | null
  readonly unit: MoneyUnit | null
  /** which comes first in a date whose year stands last; left to the engine's caution while undefined */
  readonly dates?: 'day_first' | 'month_first'
  readonly codes: Readonly<Record<string, string>>
}
export interface StagedFile extends ChosenFile {
  readonly sheet?: number
  readonly mapping?: string
  readonly edits: Readonly<Record<string, FieldEdit>>
}
export interface Stage {
  readonly files: readonly StagedFile[]
  readonly at: number
}
export const noStage: Stage = { files: [], at: 0 }

interface StageValue {
  readonly stage: Stage
  readonly setStage: (change: (old: Stage) => Stage) => void
}
export const StageContext = createContext<StageValue>({ stage: noStage, setStage: () => undefined })

export function useStage(): StageValue {
  return useContext(StageContext)
}

export const fieldKey = (field: Pick<PreviewField, 'as' | 'field'>): string => `${field.as}.${field.field}`
const units: readonly MoneyUnit[] = ['fen', 'yuan', 'wan', 'yi']
export const unitOf = (text: string | null): MoneyUnit | null => units.find((unit) => unit === text) ?? null

/**
 * Every field of the mapping with the person's choice in it: a preview of a draft names only the fields that read a column, and the others must
 * stay in sight or nobody could give them one.
 */
export function editedFields(
  base: readonly PreviewField[],
  shown: readonly PreviewField[],
  edits: StagedFile['edits']
): readonly PreviewField[] {
  return base.map((field) => {
    const key = fieldKey(field)
    const edit = edits[key]
    return shown.find((one) => fieldKey(one) === key) ?? (edit ? { ...field, column: edit.column, unit: edit.unit ?? field.unit } : field)
  })
}

/**
 * The mapping as edited, in the form the engine takes; undefined while nothing was changed. A field that found no column and was not touched
 * is left to the names its mapping knows: naming it "none" would empty it for good.
 */
export function draftOf(
  mapping: string,
  fields: readonly PreviewField[],
  edits: StagedFile['edits'],
  names: { readonly id: string; readonly zh: string; readonly en: string }
): Draft | undefined {
  if (Object.keys(edits).length === 0) return undefined
  return {
    base: mapping,
    id: names.id,
    nameZh: names.zh,
    nameEn: names.en,
    columns: fields.flatMap((field) => {
      const edit = edits[fieldKey(field)]
      if (!edit && field.column === null) return []
      return {
        as: field.as,
        field: field.field,
        column: edit ? edit.column : field.column,
        unit: edit ? edit.unit : unitOf(field.unit),
        ...(edit?.dates === undefined ? {} : { dates: edit.dates }),
        ...(edit && Object.keys(edit.codes).length > 0 ? { codes: { ...edit.codes } } : {})
      }
    })
  }
}

/** `是=1` a line → a code table; lines without `=` are left out. */
export function parseCodes(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text
      .split('\n')
      .map((line) => line.split(/[=＝]/, 2).map((part) => part.trim()))
      .flatMap(([from, to]) => (from !== undefined && from !== '' && to !== undefined && to !== '' ? [[from, to] as const] : []))
  )
}
export const printCodes = (codes: Readonly<Record<string, string>>): string =>
  Object.entries(codes)
    .map(([from, to]) => `${from}=${to}`)
    .join('\n')
