/** A threshold as people write it: money in yuan, shares in percent, everything else as it is; one value, or one by kind. Pure. */
import type { CommandOutput } from '../../../shared/ipc/contract.ts'

export type Param = CommandOutput<'model.page'>['params'][number]
export type ParamValue = Param['value']

const factor = (unit: string): number => (unit === 'fen' ? 100 : unit === 'ratio' ? 0.01 : 1)

/** The texts of a form: one under '' for a single value, else one by kind. */
export function textsOf({ value, unit }: Pick<Param, 'value' | 'unit'>): Readonly<Record<string, string>> {
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([kind, one]) => [kind, numberText(one, unit)]))
  return { '': typeof value === 'number' ? numberText(value, unit) : String(value) }
}

const numberText = (value: number, unit: string): string => String(Math.round((value / factor(unit)) * 1e6) / 1e6)

/** The value that the texts stand for; null while one of them is no number. */
export function valueOf(texts: Readonly<Record<string, string>>, param: Pick<Param, 'value' | 'unit'>): ParamValue | null {
  if (typeof param.value === 'string') return texts['']?.trim() ?? ''
  if (typeof param.value === 'boolean') return texts[''] === 'true'
  const numbers = Object.entries(texts).map(([kind, text]) => [kind, readNumber(text, param.unit)] as const)
  if (numbers.some(([, number]) => number === null)) return null
  if (typeof param.value === 'object') return Object.fromEntries(numbers.map(([kind, number]) => [kind, number ?? 0]))
  return numbers[0]?.[1] ?? null
}

/** Full-width digits and thousands separators are read as people type them. */
function readNumber(text: string, unit: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '').replace(/%$/, '')
  if (plain === '' || !/^-?\d*\.?\d+$|^-?\d+\.$/.test(plain)) return null
  const number = Number(plain) * factor(unit)
  return unit === 'fen' || unit === 'count' ? Math.round(number) : Math.round(number * 1e9) / 1e9
}
