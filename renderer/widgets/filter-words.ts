/** Filters in words, as a picture or a printed page that leaves the house says them. Pure. */
import type { Text } from '../../shared/text/index.ts'

/** `单位类别：镇街、部门`; nothing where nothing is filtered. `word` says what a value is called. */
export function filterWord(
  t: Text,
  label: string,
  values: readonly string[] | undefined,
  word: (value: string) => string
): readonly string[] {
  return values === undefined || values.length === 0
    ? []
    : [t('common.filterSaid', { label, values: values.map(word).join(t('common.comma')) })]
}
