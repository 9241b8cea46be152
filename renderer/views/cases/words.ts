/** Words for codes of a file that come as plain text: states, acts of custody; an unknown one is shown as it is. */
import type { CaseFile } from '../../../shared/ipc/commands/case.ts'
import { bundleCheck } from '../../../shared/text/zh-CN/bundle-check.ts'
import { cases } from '../../../shared/text/zh-CN/cases.ts'
import type { Text, TextKey } from '../../../shared/text/index.ts'

export type CaseItem = CaseFile['contents'][number]
export type CheckMark = CaseItem['check']

export function stateWord(t: Text, state: string): string {
  return Object.hasOwn(cases.stateOf, state) ? t(`cases.stateOf.${state as keyof typeof cases.stateOf}` satisfies TextKey) : state
}

export function actWord(t: Text, act: string): string {
  return Object.hasOwn(bundleCheck.act, act) ? t(`bundleCheck.act.${act as keyof typeof bundleCheck.act}` satisfies TextKey) : act
}

/** A piece that is to be compared with an original: what people or the workstation wrote is not. */
export const needsCheck = (item: CaseItem): boolean => item.kind !== 'note' && item.kind !== 'walk'

/** How many rows behind a piece were checked. */
export const checkedRows = (item: CaseItem): number => item.rows.filter((row) => row.check.state !== 'unchecked').length
