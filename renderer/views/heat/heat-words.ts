/** The filters of the heat map in words, for what leaves the house: a saved picture, a printed page. Pure. */
import { noKind } from '../../../shared/domain/unit-filter.ts'
import type { HeatMatrix } from '../../../shared/ipc/commands/heat.ts'
import type { Text } from '../../../shared/text/index.ts'
import type { Bilingual } from '../../app/bilingual.ts'
import { filterWord } from '../../widgets/filter-words.ts'
import type { HeatSearch } from './search.ts'

/** One part a filter, in the order of the chips; months are told beside it. */
export function heatFilterWords(
  data: Pick<HeatMatrix, 'cleanKinds'>,
  search: Pick<HeatSearch, 'packs' | 'levels' | 'kinds' | 'cleans'>,
  packs: readonly { readonly id: string; readonly name: Bilingual }[],
  t: Text,
  name: (text: Bilingual) => string
): readonly string[] {
  const called = (list: readonly { readonly id: string; readonly name: Bilingual }[]) => (id: string) => {
    const found = list.find((one) => one.id === id)
    return found === undefined ? id : name(found.name)
  }
  const orNone = (word: (id: string) => string) => (id: string) => (id === noKind ? t('common.noKind') : word(id))
  return [
    ...filterWord(t, t('heat.packs'), search.packs, called(packs)),
    ...filterWord(t, t('heat.levels'), search.levels, (id) => t(`common.level.${id as 'red' | 'orange' | 'yellow'}`)),
    ...filterWord(
      t,
      t('heat.kinds'),
      search.kinds,
      orNone((id) => id)
    ),
    ...filterWord(t, t('heat.cleans'), search.cleans, orNone(called(data.cleanKinds)))
  ]
}
