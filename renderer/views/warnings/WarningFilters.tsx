/** Above the list: search, chips, what the link brought along (a person, a matter, a subject), and the line of counts with what can be done to the selection. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { kindWord } from '../../../shared/domain/unit-filter.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { MultiChip, SelectChip } from '../../widgets/Chips.tsx'
import { TextFilter } from '../../widgets/TextFilter.tsx'
import { useStateWord } from '../../widgets/warning-state.ts'
import { baseFilter, filterOf } from './filter.ts'
import type { WarningSearch } from './search.ts'

const levels = ['red', 'orange', 'yellow'] as const

export interface WarningFiltersProps {
  readonly search: WarningSearch
  readonly change: (patch: Partial<WarningSearch>) => void
}

export function WarningFilters(props: WarningFiltersProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const stateWord = useStateWord()
  const { search, change } = props
  const filter = filterOf(search)
  const facets = useCommand('warning.facets', { filter: baseFilter(filter) }).data
  const units = useCommand('org.list', {}).data?.orgs ?? []
  const months = useCommand('heat.matrix', { columns: 'pack', colour: 'number' }).data?.months ?? []
  const some = <T,>(values: readonly T[]): T[] | undefined => (values.length > 0 ? [...values] : undefined)
  const one = (value: string): string | undefined => (value === '' ? undefined : value)
  const all = { id: '', label: t('common.all') }
  return (
    <div className="many-filters warning-filters">
      <TextFilter label={t('warnings.filter.search')} value={search.text ?? ''} onChange={(text) => change({ text: one(text) })} />
      <MultiChip
        label={t('warnings.filter.levels')}
        values={search.levels ?? []}
        onChange={(values) => change({ levels: some(values) })}
        options={levels.map((level) => ({
          id: level,
          label: t(`common.level.${level}`),
          note: String(facets?.levels.find((one) => one.level === level)?.n ?? 0)
        }))}
      />
      <MultiChip
        label={t('warnings.filter.states')}
        values={search.states ?? []}
        onChange={(values) => change({ states: some(values) })}
        options={(facets?.states ?? []).map((one) => ({ id: one.state, label: stateWord(one.state), note: String(one.n) }))}
      />
      <MultiChip
        label={t('warnings.filter.packs')}
        values={search.packs ?? []}
        onChange={(values) => change({ packs: some(values) })}
        options={(facets?.packs ?? []).map((one) => ({ id: one.id, label: name(one.name), note: String(one.n) }))}
      />
      <MultiChip
        label={t('warnings.filter.models')}
        values={search.models ?? []}
        onChange={(values) => change({ models: some(values) })}
        options={(facets?.models ?? []).map((one) => ({ id: one.id, label: name(one.name), note: String(one.n) }))}
      />
      <SelectChip
        label={t('warnings.filter.unit')}
        value={search.org ?? ''}
        onChange={(value) => change({ org: one(value) })}
        options={[all, ...units.map((unit) => ({ id: unit.id, label: unit.name }))]}
      />
      <MultiChip
        label={t('warnings.filter.kinds')}
        values={search.kinds ?? []}
        onChange={(values) => change({ kinds: some(values) })}
        options={(facets?.unitKinds ?? []).map((one) => ({
          id: kindWord(one.id),
          label: one.id || t('common.noKind'),
          note: String(one.n)
        }))}
      />
      <MultiChip
        label={t('warnings.filter.cleans')}
        values={search.cleans ?? []}
        onChange={(values) => change({ cleans: some(values) })}
        options={(facets?.cleanKinds ?? []).map((one) => ({
          id: kindWord(one.id),
          label: name(one.name) || t('common.noKind'),
          note: String(one.n)
        }))}
      />
      <SelectChip
        label={t('warnings.filter.month')}
        value={search.month ?? ''}
        onChange={(value) => change({ month: one(value) })}
        options={[all, ...months.toReversed().map((month) => ({ id: month, label: month }))]}
      />
    </div>
  )
}

/** Filters that only a link sets, each with a name and a way to drop it. */
export function LinkedFilters(props: WarningFiltersProps & { readonly subjectName: string | undefined }): ReactNode {
  const t = useText()
  const { search, change } = props
  const linked = [
    ['subject', t('warnings.filter.subject'), search.subject, props.subjectName] as const,
    ['person', t('warnings.filter.person'), search.person, undefined] as const,
    ['matter', t('warnings.filter.matter'), search.matter, undefined] as const,
    ['from', t('warnings.filter.from'), search.from, undefined] as const,
    ['to', t('warnings.filter.to'), search.to, undefined] as const
  ].filter(([, , value]) => value !== undefined)
  if (linked.length === 0) return null
  return (
    <div className="linked-filters">
      {linked.map(([key, label, value, shown]) => (
        <span key={key} className="chip" data-set>
          <span className="chip-label">{label}</span>
          <span className="chip-value">{shown ?? value}</span>
          <button type="button" aria-label={t('warnings.filter.remove', { name: label })} onClick={() => change({ [key]: undefined })}>
            <X className="ic" />
          </button>
        </span>
      ))}
    </div>
  )
}
