/** Says a threshold's value and its bounds in the present language and unit of money. */
import { useSettings } from '../../app/settings.tsx'
import { paramText } from '../../../shared/text/param-text.ts'
import type { Param, ParamValue } from './threshold-value.ts'

export interface ParamText {
  readonly say: (value: ParamValue, unit: string, kinds?: Param['kinds']) => string
  /** Empty when there are none. */
  readonly bounds: (param: Param) => string
  /** The word for days, months …; empty for a bare count. */
  readonly unitWord: (unit: string) => string
}

export function useParamText(): ParamText {
  const { settings, text: t } = useSettings()
  const unitWord = (unit: string): string => (unit === 'days' || unit === 'workdays' || unit === 'months' ? t(`warnings.unit.${unit}`) : '')
  const words = { language: settings.language, moneyUnit: settings.moneyUnit, unit: unitWord }
  const say = (value: ParamValue, unit: string, kinds: Param['kinds'] = {}): string =>
    paramText(typeof value === 'object' ? JSON.stringify(value) : String(value), unit, words, kinds)
  const bounds = ({ min, max, unit }: Param): string => {
    if (min === null && max === null) return ''
    if (max === null) return t('rules.tuning.atLeast', { value: say(min ?? 0, unit) })
    if (min === null) return t('rules.tuning.atMost', { value: say(max, unit) })
    return `${say(min, unit)} – ${say(max, unit)}`
  }
  return { say, bounds, unitWord }
}
