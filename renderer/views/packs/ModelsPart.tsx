/** Every model: level, basis, whether it can run on this vault, what is lacking, how many warnings stand open. */
import { useMemo, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { MultiChip, SelectChip } from '../../widgets/Chips.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { SearchBox } from '../../widgets/Fields.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'
import { rangeOf } from '../../widgets/row-pages.ts'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { PackBars } from './index.tsx'
import { ModelInspector } from './ModelInspector.tsx'
import type { PacksSearch } from './search.ts'
import { isLevel, missingWord, subjectWord } from './words.ts'

export type ModelRow = CommandOutput<'model.list'>['models'][number]

export function ModelsPart(props: { readonly bars: PackBars; readonly busy: boolean; readonly onRun: (model: string) => void }): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const [search, change] = useViewSearch<PacksSearch>()
  const list = useCommand('model.list', {})
  const packs = useCommand('packs.list', {})
  const all = list.data?.models
  const packNames = useMemo(() => new Map((packs.data?.packs ?? []).map((pack) => [pack.id, name(pack.name)])), [packs.data, name])
  const rows = useMemo(() => {
    const wanted = (search.text ?? '').trim().toLowerCase()
    return (all ?? []).filter(
      (model) =>
        (search.packs === undefined || search.packs.length === 0 || search.packs.includes(model.pack)) &&
        (search.can === undefined || model.canRun === (search.can === 'yes')) &&
        (wanted === '' || `${model.id} ${model.ref ?? ''} ${model.name.zh} ${model.name.en}`.toLowerCase().includes(wanted))
    )
  }, [all, search.packs, search.can, search.text])
  const here = all?.find((model) => model.id === search.id)
  const can = all?.filter((model) => model.canRun).length ?? 0
  return (
    <ViewLayout
      filters={
        <>
          {props.bars.parts}
          <MultiChip
            label={t('models.filter.pack')}
            options={[...packNames].map(([id, label]) => ({ id, label }))}
            values={search.packs ?? []}
            onChange={(values) => change({ packs: [...values] })}
          />
          <SelectChip
            label={t('models.filter.can')}
            options={[
              { id: 'all', label: t('common.all') },
              { id: 'yes', label: t('models.filter.canOf.yes') },
              { id: 'no', label: t('models.filter.canOf.no') }
            ]}
            value={search.can ?? 'all'}
            onChange={(id) => change({ can: id === 'all' ? undefined : id } as Partial<PacksSearch>)}
          />
          <SearchBox label={t('models.filter.search')} value={search.text ?? ''} onChange={(text) => change({ text })} />
          <span className="push" />
          {props.bars.acts}
        </>
      }
      status={
        <>
          <span>{t('models.status.models', { n: all?.length ?? 0 })}</span>
          <span>{t('models.status.can', { n: can })}</span>
          <span>{t('models.status.cannot', { n: (all?.length ?? 0) - can })}</span>
        </>
      }
      inspector={
        <ModelInspector model={here} busy={props.busy} onRun={props.onRun} packName={here ? (packNames.get(here.pack) ?? here.pack) : ''} />
      }
    >
      {props.bars.panel}
      <Waiting result={list} rows={10}>
        {() => (
          <DataTable<ModelRow>
            label={t('models.part.models')}
            resetKey={`models ${rows.map((row) => `${row.id}${String(row.open)}${String(row.canRun)}`).join(' ')}`}
            loadRange={rangeOf(rows)}
            rowKey={(row) => row.id}
            here={search.id}
            onHere={(row) => change({ id: row.id })}
            state={(row) => (row.canRun ? undefined : 'out')}
            empty={<EmptyState title={t('models.empty')} text={t('models.emptyText')} />}
            columns={[
              { id: 'ref', title: t('models.column.id'), width: 144, cell: (row) => row.ref ?? row.id },
              {
                id: 'level',
                title: t('models.column.level'),
                width: 68,
                cell: (row) => (isLevel(row.level) ? <LevelMark level={row.level} /> : t('models.levelOf.by'))
              },
              { id: 'name', title: t('models.column.name'), width: 200, grow: true, cell: (row) => name(row.name) },
              { id: 'pack', title: t('models.column.pack'), width: 112, cell: (row) => packNames.get(row.pack) ?? row.pack },
              { id: 'subject', title: t('models.column.subject'), width: 64, cell: (row) => subjectWord(t, row.subject) },
              { id: 'marks', title: t('models.column.marks'), width: 68, cell: (row) => row.marks.join(' ') },
              {
                id: 'can',
                title: t('models.column.can'),
                width: 160,
                cell: (row) =>
                  row.canRun ? t('models.can') : row.missing.map((one) => missingWord(t, one, settings.language === 'en')).join('、')
              },
              { id: 'cases', title: t('models.column.cases'), width: 56, number: true, cell: (row) => row.cases },
              {
                id: 'open',
                title: t('models.column.open'),
                width: 72,
                number: true,
                cell: (row) => (row.open === 0 ? '0' : <b>{formatNumber(row.open)}</b>)
              }
            ]}
          />
        )}
      </Waiting>
    </ViewLayout>
  )
}
