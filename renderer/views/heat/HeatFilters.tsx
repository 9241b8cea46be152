/** Above the map: what stands in the columns, what colour means, filters, and map or table. Every choice goes into the link. */
import { CalendarDays, ChevronDown, Table2, Grid3x3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { kindWord } from '../../../shared/domain/unit-filter.ts'
import type { HeatMatrix } from '../../../shared/ipc/commands/heat.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button, IconButton } from '../../widgets/Button.tsx'
import { MultiChip, Segments, SelectChip } from '../../widgets/Chips.tsx'
import { noHeatFilter, type HeatSearch } from './search.ts'

const levels = ['red', 'orange', 'yellow'] as const

export interface HeatFiltersProps {
  readonly search: HeatSearch
  readonly change: (patch: Partial<HeatSearch>) => void
  readonly data: HeatMatrix | undefined
  /** The button that saves the picture. */
  readonly picture?: ReactNode
}

export function HeatFilters(props: HeatFiltersProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { search, change, data } = props
  const packs = useCommand('packs.list', {})
  const columns = search.columns ?? 'model'
  const filtered =
    [search.packs, search.levels, search.kinds, search.cleans].some((one) => one !== undefined && one.length > 0) ||
    search.from !== undefined ||
    search.to !== undefined
  const some = <T,>(values: readonly T[]): T[] | undefined => (values.length > 0 ? [...values] : undefined)
  return (
    <div className="many-filters heat-filters">
      <Segments
        label={t('heat.columns.label')}
        value={columns}
        onChange={(value) => change({ columns: value, column: undefined, org: undefined })}
        options={(['pack', 'model', 'month'] as const).map((id) => ({ id, label: t(`heat.columns.${id}`) }))}
      />
      <span className="filters-label">{t('heat.colour.label')}</span>
      <Segments
        label={t('heat.colour.label')}
        value={search.colour ?? 'number'}
        onChange={(value) => change({ colour: value })}
        options={(['number', 'rate', 'change', 'peers'] as const).map((id) => ({ id, label: t(`heat.colour.${id}`) }))}
      />
      <MultiChip
        label={t('heat.packs')}
        values={search.packs ?? []}
        onChange={(values) => change({ packs: some(values) })}
        options={(packs.data?.packs ?? [])
          .filter((pack) => pack.models > 0)
          .map((pack) => ({ id: pack.id, label: name(pack.name), note: String(pack.models) }))}
      />
      <MultiChip
        label={t('heat.levels')}
        values={search.levels ?? []}
        onChange={(values) => change({ levels: some(values) })}
        options={levels.map((id) => ({ id, label: t(`common.level.${id}`) }))}
      />
      <MultiChip
        label={t('heat.kinds')}
        values={search.kinds ?? []}
        onChange={(values) => change({ kinds: some(values) })}
        options={(data?.unitKinds ?? []).map((id) => ({ id: kindWord(id), label: id || t('common.noKind') }))}
      />
      <MultiChip
        label={t('heat.cleans')}
        values={search.cleans ?? []}
        onChange={(values) => change({ cleans: some(values) })}
        options={(data?.cleanKinds ?? []).map((kind) => ({ id: kindWord(kind.id), label: name(kind.name) || t('common.noKind') }))}
      />
      <PeriodChip {...props} />
      {filtered && (
        <Button kind="quiet" onPress={() => change(noHeatFilter)}>
          {t('heat.clear')}
        </Button>
      )}
      <span className="push" />
      {props.picture}
      <IconButton
        icon={<CalendarDays className="ic" />}
        label={t('heat.calendar.enter')}
        onPress={() => change({ calendar: true, org: undefined, column: undefined })}
      />
      <IconButton
        icon={search.table ? <Grid3x3 className="ic" /> : <Table2 className="ic" />}
        label={search.table ? t('heat.picture') : t('heat.table')}
        onPress={() => change({ table: search.table ? undefined : true })}
      />
    </div>
  )
}

/** From and to, as two choices under one chip; open ends are the earliest and the latest month. */
function PeriodChip(props: HeatFiltersProps): ReactNode {
  const t = useText()
  const { search, change, data } = props
  const months = data?.months ?? []
  const [first, last] = [months[0] ?? '', months.at(-1) ?? '']
  const options = (open: string) => [{ id: '', label: open }, ...months.toReversed().map((month) => ({ id: month, label: month }))]
  const set = search.from !== undefined || search.to !== undefined
  return (
    <DialogTrigger>
      <AriaButton className="chip" data-set={set || undefined} isDisabled={months.length === 0}>
        <span className="chip-label">{t('heat.period')}</span>
        <span className="chip-value">{set ? `${search.from ?? first}–${search.to ?? last}` : t('common.all')}</span>
        <ChevronDown className="ic" />
      </AriaButton>
      <Popover className="pop heat-period" offset={4} placement="bottom start">
        <Dialog aria-label={t('heat.period')}>
          <SelectChip
            label={t('heat.from')}
            value={search.from ?? ''}
            onChange={(value) => change({ from: value === '' ? undefined : value })}
            options={options(t('heat.start'))}
          />
          <SelectChip
            label={t('heat.to')}
            value={search.to ?? ''}
            onChange={(value) => change({ to: value === '' ? undefined : value })}
            options={options(t('heat.end'))}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
