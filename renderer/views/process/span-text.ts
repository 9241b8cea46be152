/** How long something took, in the unit that says it: minutes below an hour, hours below a day, else days. */
import type { Text } from '../../../shared/text/index.ts'
import { formatNumber } from '../../../shared/text/format.ts'

/** `days` with their part. */
export function spanText(days: number, t: Text): string {
  const minutes = days * 1440
  if (days === 0) return t('process.days', { n: 0 })
  if (Math.abs(minutes) < 1) return t('process.minutes', { n: '<1' })
  if (minutes < 59.5) return t('process.minutes', { n: formatNumber(Math.round(minutes)) })
  if (days < 0.995) return t('process.hours', { n: formatNumber(minutes / 60, minutes < 600 ? 1 : 0) })
  return t('process.days', { n: formatNumber(days, days < 10 && !Number.isInteger(days) ? 1 : 0) })
}
