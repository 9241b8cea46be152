/** Above every part: which part, which period, which units, and what the part itself asks. Every choice goes into the link. */
import { Grid3x3, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { kindWord } from '../../../shared/domain/unit-filter.ts'
import type { ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button, IconButton } from '../../widgets/Button.tsx'
import { MultiChip, Segments, SelectChip } from '../../widgets/Chips.tsx'
import { levelWord } from './level-word.ts'
import { cleanName, cleansInUse } from './score-filter.ts'
import { parts, type EcologyPart, type EcologySearch } from './search.ts'

export interface EcologyFiltersProps {
  readonly part: EcologyPart
  readonly search: EcologySearch
  readonly change: (patch: Partial<EcologySearch>) => void
  readonly onPart: (part: EcologyPart) => void
  readonly table: ScoreTable
}

const some = <T,>(values: readonly T[]): T[] | undefined => (values.length > 0 ? [...values] : undefined)

export function EcologyFilters(props: EcologyFiltersProps): ReactNode {
  const t = useText()
  const { part, search, change, table } = props
  return (
    <div className="ecology-filters">
      <Segments
        label={t('ecology.part.label')}
        value={part}
        onChange={props.onPart}
        options={parts.filter((id) => id !== 'unit' || part === 'unit').map((id) => ({ id, label: t(`ecology.part.${id}`) }))}
      />
      {part !== 'drive' && part !== 'snapshots' && part !== 'tree' && (
        <SelectChip
          label={t('ecology.period')}
          value={table.period}
          onChange={(period) => change({ period })}
          options={table.periods.toReversed().map((id) => ({ id, label: id }))}
        />
      )}
      {part === 'map' && <MapChoices {...props} />}
      {part === 'matrix' && <MatrixChoices {...props} />}
      {part === 'bars' && <BarsChoices search={search} change={change} />}
      {(part === 'map' || part === 'matrix' || part === 'bars') && <UnitFilters search={search} change={change} table={table} />}
      <span className="push" />
      {part === 'matrix' && (
        <IconButton
          icon={search.table ? <Grid3x3 className="ic" /> : <Table2 className="ic" />}
          label={search.table ? t('ecology.matrix.picture') : t('ecology.matrix.table')}
          onPress={() => change({ table: search.table ? undefined : true })}
        />
      )}
    </div>
  )
}

type Choices = Pick<EcologyFiltersProps, 'search' | 'change' | 'table'>

function MapChoices({ search, change, table }: Choices): ReactNode {
  const t = useText()
  const name = useBilingual()
  return (
    <>
      <Segments
        label={t('ecology.map.by')}
        value={search.by ?? 'mean'}
        onChange={(by) => change({ by: by === 'mean' ? undefined : by })}
        options={(['mean', 'worst'] as const).map((id) => ({ id, label: t(`ecology.map.${id}`) }))}
      />
      <SelectChip
        label={t('ecology.map.first')}
        value={search.first ?? ''}
        onChange={(first) => change({ first: first === '' ? undefined : first })}
        options={[
          { id: '', label: t('ecology.total') },
          ...table.indicators.filter((one) => one.level === 1).map((one) => ({ id: one.id, label: `${one.id} ${name(one.name)}` }))
        ]}
      />
    </>
  )
}

function MatrixChoices({ search, change, table }: Choices): ReactNode {
  const t = useText()
  const levels = [1, 2, 3, 4].filter((level) => table.indicators.some((one) => one.level === level))
  return (
    <>
      <Segments
        label={t('ecology.matrix.level')}
        value={String(search.level ?? 2)}
        onChange={(level) => change({ level: Number(level) })}
        options={levels.map((level) => ({ id: String(level), label: t(levelWord(level)) }))}
      />
      <SelectChip
        label={t('ecology.matrix.sort')}
        value={search.sort ?? 'kind'}
        onChange={(sort) => change({ sort })}
        options={(['kind', 'clean', 'region', 'score', 'indicator'] as const).map((id) => ({ id, label: t(`ecology.matrix.by.${id}`) }))}
      />
    </>
  )
}

function BarsChoices({ search, change }: Omit<Choices, 'table'>): ReactNode {
  const t = useText()
  return (
    <Segments
      label={t('ecology.bars.group')}
      value={search.group ?? 'kind'}
      onChange={(group) => change({ group: group === 'kind' ? undefined : group })}
      options={(['kind', 'clean'] as const).map((id) => ({ id, label: t(`ecology.bars.by.${id}`) }))}
    />
  )
}

function UnitFilters({ search, change, table }: Choices): ReactNode {
  const t = useText()
  const name = useBilingual()
  const filtered = [search.kinds, search.cleans, search.regions, search.bands].some((one) => one !== undefined && one.length > 0)
  return (
    <>
      <MultiChip
        label={t('ecology.kinds')}
        values={search.kinds ?? []}
        onChange={(values) => change({ kinds: some(values) })}
        options={table.kinds.map((id) => ({ id: kindWord(id), label: id || t('common.noKind') }))}
      />
      <MultiChip
        label={t('ecology.cleans')}
        values={search.cleans ?? []}
        onChange={(values) => change({ cleans: some(values) })}
        options={cleansInUse(table).map((id) => ({ id: kindWord(id), label: cleanName(table, id, t, name) }))}
      />
      <MultiChip
        label={t('ecology.regions')}
        values={search.regions ?? []}
        onChange={(values) => change({ regions: some(values) })}
        options={table.regions.map((id) => ({ id: kindWord(id), label: id || t('ecology.noRegion') }))}
      />
      <MultiChip
        label={t('ecology.bands')}
        values={search.bands ?? []}
        onChange={(values) => change({ bands: some(values) })}
        options={table.bands.map((band) => ({ id: band.id, label: name(band.name) }))}
      />
      {filtered && (
        <Button kind="quiet" onPress={() => change({ kinds: undefined, cleans: undefined, regions: undefined, bands: undefined })}>
          {t('ecology.clear')}
        </Button>
      )}
    </>
  )
}
