/** Outlier indicators by Cardinal's own arithmetic, over everything that the model measured: quartiles, fences, guards. */
import type { Hit } from '../../../../shared/domain/warning.ts'
import { lowerFence, quantile, upperFence, type Fences } from './fences.ts'
import type { FlagIndicator, Outlier } from './indicators.ts'
import type { FlagTally } from './result.ts'
import type { FlagSettings } from './settings.ts'

/** Those of the measured that the fence flags. */
export function judge(indicator: FlagIndicator, outlier: Outlier, measured: readonly Hit[], settings: FlagSettings): readonly Hit[] {
  const { fence, q1 } = fencesOf(indicator, outlier, measured, settings)
  if (outlier.guarded && !(fence > 0 && (outlier.side === 'high' || q1 > 0))) return []
  const busy = busyOf(outlier, measured, settings)
  return measured.filter((hit) => {
    const value = indicator.value(hit)
    return (outlier.side === 'low' ? value <= fence : value >= fence) && (busy === null || Number(hit.figures['bids']) >= busy)
  })
}

/** Puts quartiles and fences into the result's Meta; quartiles only where the fence came from them. */
export function tellFences(
  tally: FlagTally,
  indicator: FlagIndicator,
  outlier: Outlier,
  measured: readonly Hit[],
  settings: FlagSettings
): void {
  const { code } = indicator
  // R038 says nothing of a group without subjects; the others tell that there is no quartile
  if (code === 'R038' && measured.length === 0) return
  const { q1, q3, fence } = fencesOf(indicator, outlier, measured, settings)
  if (outlier.threshold(settings) === null) {
    tally.meta(code, `${outlier.prefix}q1`, q1)
    tally.meta(code, `${outlier.prefix}q3`, q3)
  }
  const busy = busyOf(outlier, measured, settings)
  if (busy !== null) tally.meta(code, 'upper_fence', busy)
  tally.meta(code, `${outlier.prefix}${outlier.side === 'low' ? 'lower' : 'upper'}_fence`, fence)
}

/** With a threshold set the guard on the first quartile is passed. */
function fencesOf({ value }: FlagIndicator, outlier: Outlier, measured: readonly Hit[], settings: FlagSettings): Fences {
  const threshold = outlier.threshold(settings)
  if (threshold !== null) return { q1: 1, q3: 1, fence: threshold }
  const values = measured.map(value)
  return outlier.side === 'low' ? lowerFence(values) : upperFence(values)
}

function busyOf(outlier: Outlier, measured: readonly Hit[], settings: FlagSettings): number | null {
  if (outlier.percentile === undefined) return null
  return quantile(
    measured.map((hit) => Number(hit.figures['bids'])),
    outlier.percentile(settings) / 100
  )
}
