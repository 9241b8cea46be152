/** What a mark means, in one neutral sentence with its figures: the reader can check every number against the row. Pure. */
import type { Text } from '../../../shared/text/index.ts'
import type { RecordWords } from '../../widgets/record-words.ts'
import { daysBefore, type TrailMark, type TrailStep } from './trail-track.ts'

/** The sentence of one mark of `step`, or of the whole matter; `steps` are all of the matter, for the other node's date and, by `nameOf`, its name. */
export function markSentence(
  t: Text,
  words: Pick<RecordWords, 'clock'>,
  step: TrailStep | undefined,
  mark: TrailMark,
  steps: readonly TrailStep[],
  nameOf: (step: TrailStep) => string
): string {
  const node = steps.find((one) => one.node === mark.otherNode)
  const other = node ? nameOf(node) : (mark.otherName ?? mark.otherNode ?? '')
  const clock = words.clock(mark.clock)
  switch (mark.kind) {
    case 'out_of_order': {
      const n = step === undefined ? null : daysBefore(step, mark, steps)
      return n === null ? t('matter.say.out_of_order_plain', { other }) : t('matter.say.out_of_order', { other, n })
    }
    case 'order_unknown':
      return t('matter.say.order_unknown', { other })
    case 'overdue':
      return t('matter.say.overdue', { used: mark.used ?? '—', clock, limit: mark.limit ?? '—', over: mark.over ?? '—' })
    case 'same_person':
      return t('matter.say.same_person', { other, person: mark.person ?? '—' })
    case 'back_filled':
      return mark.used === null ? t('matter.say.back_filled_plain') : t('matter.say.back_filled', { n: mark.used, clock })
    case 'behind_plan':
      return mark.over === null ? t('matter.say.behind_plan_plain') : t('matter.say.behind_plan', { n: mark.over, clock })
    case 'after_the_fact':
      return t('matter.say.after_the_fact', { other: mark.otherName ?? '', n: mark.over ?? '—' })
    case 'in_seconds':
      return t('matter.say.in_seconds', { n: mark.used ?? '—', limit: mark.limit ?? '—' })
    case 'out_of_hours':
      return t('matter.say.out_of_hours', { person: mark.person ?? '—', at: mark.at?.slice(0, 16).replace('T', ' ') ?? '' })
    case 'case_overdue':
      return mark.over === null ? t('matter.say.case_overdue_plain') : t('matter.say.case_overdue', { n: mark.over, clock })
    case 'missing':
    case 'not_yet':
    case 'repeated':
    case 'decided_before_received':
      return t(`matter.say.${mark.kind}`)
  }
}
