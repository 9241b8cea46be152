/** Words for codes of models: levels, what they are about. */
import { readSkip } from '../../../shared/packs/skip-reason.ts'
import type { Text } from '../../../shared/text/index.ts'
import { models } from '../../../shared/text/zh-CN/models.ts'
import type { Level } from '../../widgets/LevelMark.tsx'

export const isLevel = (level: string): level is Level => level === 'red' || level === 'orange' || level === 'yellow'

export function subjectWord(t: Text, subject: string): string {
  return Object.hasOwn(models.subjectOf, subject) ? t(`models.subjectOf.${subject as keyof typeof models.subjectOf}`) : subject
}

const sourceMarks = ['V', 'P', 'K', 'L'] as const
/** The meaning of a source mark, as the warning card says it. */
export function markMeaning(t: Text, mark: string): string {
  const known = sourceMarks.find((one) => one === mark)
  return known ? t(`warnings.card.mark.${known}`) : ''
}

/** Why a model did not run, in the present language; the engine writes both into one text. */
export function missingWord(t: Text, missing: string, english: boolean): string {
  const skip = readSkip(missing)
  if (!skip) return t('models.cannot', { what: missing })
  const words = english ? skip.en : skip.zh
  return words === '' ? missing : words
}
