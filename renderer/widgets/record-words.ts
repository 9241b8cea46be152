/** Words for what records carry as codes: kinds of act, marks, states of a warning, clocks. A code that no word is known for is shown as it is. */
import type { TextKey } from '../../shared/text/index.ts'
import { warningStateWord } from '../../shared/text/warning-state.ts'
import { useText } from '../app/settings.tsx'
import type { MarkKind } from './Marks.tsx'

const acts = ['handle', 'review', 'countersign', 'approve', 'decide', 'sign_for', 'delegate'] as const
const clocks = ['working_days', 'calendar_days', 'months'] as const

export interface RecordWords {
  readonly act: (kind: string) => string
  readonly mark: (kind: MarkKind) => string
  readonly state: (state: string) => string
  readonly clock: (clock: string | null) => string
}

/** `const words = useRecordWords(); words.act('approve')` → 审批. */
export function useRecordWords(): RecordWords {
  const t = useText()
  return {
    act: (kind) => {
      const known = acts.find((one) => one === kind)
      return known ? t(`matter.act.${known}` satisfies TextKey) : kind
    },
    mark: (kind) => t(`matter.markKind.${kind}` satisfies TextKey),
    state: (state) => warningStateWord(t, state),
    clock: (clock) => {
      const known = clocks.find((one) => one === clock)
      return t(`matter.clock.${known ?? 'calendar_days'}` satisfies TextKey)
    }
  }
}
