/** What of the relations is shown: drawing or table, kinds of tie, from which day to which, and whether rows without a date count. */
import type { ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'
import { MultiChip, Segments, SelectChip } from '../../widgets/Chips.tsx'
import { DayRange } from '../../widgets/DayRange.tsx'
import type { GraphSearch } from './search.ts'
import type { GraphWords } from './use-graph-words.ts'

export function GraphFilters(props: {
  readonly search: GraphSearch
  readonly words: GraphWords
  readonly onChange: (change: Partial<GraphSearch>) => void
}): ReactNode {
  const t = useText()
  const { search, words, onChange } = props
  return (
    <>
      <Segments
        label={t('graph.show')}
        value={search.table === true ? 'table' : 'picture'}
        options={[
          { id: 'picture', label: t('graph.picture') },
          { id: 'table', label: t('graph.table') }
        ]}
        onChange={(show) => onChange({ table: show === 'table' ? true : undefined })}
      />
      <MultiChip
        label={t('graph.ties')}
        options={words.kinds.edges.map(({ id }) => ({ id, label: words.tieKind(id) }))}
        values={search.ties ?? []}
        onChange={(ties) => onChange({ ties: ties.length === 0 ? undefined : [...ties] })}
      />
      <DayRange from={search.from} to={search.to} onChange={onChange} />
      <SelectChip
        label={t('graph.undatedRows')}
        value={search.dated === true ? 'without' : 'with'}
        options={[
          { id: 'with', label: t('graph.undatedWith') },
          { id: 'without', label: t('graph.undatedWithout') }
        ]}
        onChange={(choice) => onChange({ dated: choice === 'without' ? true : undefined })}
      />
    </>
  )
}
