/** Above a register: search, state, unit, progress, and every coded field it declares; below, the figure that a link brought along. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { MultiChip, SelectChip } from '../../widgets/Chips.tsx'
import { TextFilter } from '../../widgets/TextFilter.tsx'
import { isChosenFrom, noFilter, type Register, type RegisterField } from './filter.ts'
import type { RegistersSearch } from './search.ts'

export interface EntryFiltersProps {
  readonly register: Register
  readonly search: RegistersSearch
  readonly change: (patch: Partial<RegistersSearch>) => void
}

export function EntryFilters(props: EntryFiltersProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { register, search, change } = props
  const units = useCommand('org.list', {}).data?.orgs ?? []
  const all = { id: '', label: t('common.all') }
  const unitOptions = [all, ...units.map((unit) => ({ id: unit.id, label: unit.name }))]
  const optionsOf = (field: RegisterField): readonly { readonly id: string; readonly label: string }[] =>
    field.control === 'unit' ? unitOptions : [all, ...field.codes.map((one) => ({ id: one.code, label: name(one.name) }))]
  const setField = (field: string, value: string): void => {
    const rest = Object.fromEntries(Object.entries(search.fields ?? {}).filter(([key]) => key !== field))
    const fields = value === '' ? rest : { ...rest, [field]: value }
    change({ fields: Object.keys(fields).length === 0 ? undefined : fields })
  }
  return (
    <>
      <TextFilter
        label={t('registers.filter.search')}
        value={search.text ?? ''}
        onChange={(text) => change({ text: text === '' ? undefined : text })}
      />
      <MultiChip
        label={t('registers.filter.states')}
        values={search.states ?? []}
        onChange={(values) => change({ states: values.length > 0 ? [...values] : undefined })}
        options={register.states.map((state) => ({ id: state.id, label: name(state.name) }))}
      />
      {register.roles.org !== null && (
        <SelectChip
          label={t('registers.filter.org')}
          value={search.org ?? ''}
          onChange={(value) => change({ org: value === '' ? undefined : value })}
          options={unitOptions}
        />
      )}
      <SelectChip
        label={t('registers.filter.how')}
        value={search.how ?? 'all'}
        onChange={(value) => change({ how: value === 'all' ? undefined : value })}
        options={(['all', 'open', 'overdue'] as const).map((id) => ({ id, label: t(`registers.filter.howOf.${id}`) }))}
      />
      {register.fields
        .filter(
          (field) =>
            isChosenFrom(field, register) &&
            // beside an open entry there is room for the coded ones only
            (search.entry === undefined || field.control === 'choice' || search.fields?.[field.field] !== undefined)
        )
        .map((field) => (
          <SelectChip
            key={field.field}
            label={name(field.name)}
            value={search.fields?.[field.field] ?? ''}
            onChange={(value) => setField(field.field, value)}
            options={optionsOf(field)}
          />
        ))}
    </>
  )
}

/** The figure whose entries are shown, by name and group, and the way to drop it. */
export function FigureFilter(props: EntryFiltersProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { register, search, change } = props
  const { by = '', group = '' } = search
  const figure = register.figures.find(({ id }) => id === search.figure)
  const told = useCommand('register.figures', { register: register.id, by }, { enabled: figure !== undefined && by !== '' }).data
  if (figure === undefined) return null
  const grouping = register.groupings.find(({ id }) => id === by)
  const found = told?.by === by ? told.groups.find(({ id }) => id === group) : undefined
  const words = t(search.against === true ? 'registers.filter.against' : 'registers.filter.counted', { name: name(figure.name) })
  const label = t('registers.filter.figure')
  return (
    <div className="figure-filter">
      <span className="chip" data-set>
        <span className="chip-label">{label}</span>
        <span className="chip-value">
          {words}
          {grouping &&
            ` · ${t('registers.filter.inGroup', {
              by: name(grouping.name),
              group: found ? name(found.name) : group || t('registers.filter.notGiven')
            })}`}
        </span>
        <button
          type="button"
          aria-label={t('registers.filter.remove', { name: label })}
          onClick={() => change({ figure: noFilter.figure, by: undefined, group: undefined, against: undefined })}
        >
          <X className="ic" />
        </button>
      </span>
    </div>
  )
}
