/** Words for an event of the time line: what happened, and to what. */
import { useCallback, useMemo } from 'react'
import { disposalActions } from '../../../shared/domain/disposal.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import type { TimelineEvent } from './timeline-layout.ts'

export interface EventWords {
  /** 支付日期; 预警 · 规则名; 办理 · 签收 */
  readonly what: (event: TimelineEvent) => string
  readonly title: (event: TimelineEvent) => string
}

export function useEventWords(): EventWords {
  const t = useText()
  const name = useBilingual()
  const action = useCallback(
    (title: string): string => {
      const known = [...disposalActions, 'recur' as const].find((one) => one === title)
      return known ? t(`rules.handling.act.${known}`) : title
    },
    [t]
  )
  return useMemo(
    () => ({
      what: (event) =>
        event.kind === 'row'
          ? name(event.name)
          : event.kind === 'warning'
            ? t('matter.line.warning')
            : `${t('matter.line.disposal')} · ${action(event.title)}`,
      title: (event) => (event.kind === 'row' ? event.title : name(event.name))
    }),
    [name, t, action]
  )
}
