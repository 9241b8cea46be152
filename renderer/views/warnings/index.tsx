/** Warnings: the grid with filters and counts, and beside it the card of the one that is chosen. */
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { EngineEvent } from '../../../shared/ipc/contract.ts'
import type { WarningFilter } from '../../../shared/ipc/commands/warning.ts'
import { useCommand, useEngineEvents } from '../../api/hooks.tsx'
import { useKeys } from '../../app/keyboard.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useSettings } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { filterOf, isNarrowed, noFilter } from './filter.ts'
import { waysOn } from './next-steps.ts'
import type { WarningSearch } from './search.ts'
import { WarningCard } from './WarningCard.tsx'
import { LinkedFilters, WarningFilters } from './WarningFilters.tsx'
import { WarningList, type WarningRow } from './WarningList.tsx'
import { WarningSummary } from './WarningSummary.tsx'
import './warnings.css'

export default function WarningsView(): ReactNode {
  const { settings, text: t } = useSettings()
  const [search, change] = useViewSearch<WarningSearch>()
  const { walk, advance, back, open, name } = useWalk()
  const filterKey = JSON.stringify(filterOf(search))
  const filter = useMemo(() => JSON.parse(filterKey) as WarningFilter, [filterKey])
  const [epoch, setEpoch] = useState(0)
  const [total, setTotal] = useState<number>()
  const [firstRows, setFirstRows] = useState<readonly WarningRow[]>([])
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [adding, setAdding] = useState<readonly string[]>()
  useEngineEvents(
    useCallback((event: EngineEvent) => {
      if (event.kind === 'changed' && event.what.includes('warnings')) setEpoch((old) => old + 1)
    }, [])
  )
  const result = useCommand(
    'warning.card',
    { id: search.id ?? '-', language: settings.language === 'en' ? 'en' : 'zh' },
    { enabled: search.id !== undefined }
  )
  const card = result.data?.id === search.id ? result.data : undefined

  // A link that was pasted: the step gets the warning's number.
  const step = walk.steps[walk.at]
  useEffect(() => {
    if (step?.kind === 'place' && step.link.startsWith('/warnings') && search.id !== undefined && search.row === undefined)
      name('warning', search.id)
  }, [name, search.id, search.row, step])

  const here = (row: WarningRow): void => {
    if (row.id !== search.id || search.row !== undefined)
      advance({ place: 'warnings', kind: 'warning', label: row.id, search: { ...search, id: row.id, row: undefined } })
  }
  const goOn = (): void => {
    const first = card && search.row === undefined ? waysOn(card, t)[0] : undefined
    if (first) advance(first.step)
  }
  const putIn = (): void => setAdding(selected.size > 0 ? [...selected] : search.id === undefined ? [] : [search.id])
  const closeRow = (): void => {
    // From a pasted link there is no step behind: the row is then dropped from the link.
    if (walk.at > 0) back()
    else change({ row: undefined })
  }
  useKeys({
    // the card may stand before the list does, or its warning not be in the list at all: the key that it shows holds all the same
    ...(search.row === undefined ? { Enter: goOn } : {}),
    a: () => {
      if (selected.size > 0 || search.id !== undefined) putIn()
    },
    Escape: () => {
      if (search.row !== undefined) closeRow()
      else if (selected.size > 0) setSelected(new Set())
    }
  })

  const subjectName = search.subject === undefined ? undefined : firstRows.find((row) => row.subject === search.subject)?.subjectName
  const empty = isNarrowed(filter) ? (
    <EmptyState
      title={t('warnings.empty.filtered')}
      text={t('warnings.empty.filteredText')}
      action={
        <Button kind="primary" onPress={() => change(noFilter)}>
          {t('warnings.filter.clear')}
        </Button>
      }
    />
  ) : (
    <EmptyState
      title={t('warnings.empty.title')}
      text={filter.gone ? t('warnings.empty.goneText') : t('warnings.empty.text')}
      {...(filter.gone
        ? {}
        : {
            action: (
              <Button kind="primary" onPress={() => open({ place: 'import' })}>
                {t('warnings.empty.action')}
              </Button>
            )
          })}
    />
  )
  return (
    <>
      <ViewLayout
        filters={<WarningFilters search={search} change={change} />}
        status={
          <>
            <span>{t(isNarrowed(filter) ? 'warnings.shownOf' : 'warnings.shown', { n: total ?? 0 })}</span>
            {selected.size > 0 && <span>{t('widgets.table.selected', { n: selected.size })}</span>}
            <span className="push" />
            <span>{t('warnings.keys.move')}</span>
            <span>{t('warnings.keys.select')}</span>
            <span>{t('warnings.keys.next')}</span>
            <span>{t('warnings.keys.add')}</span>
          </>
        }
        inspector={<WarningCard search={search} result={result} onPutIn={putIn} onCloseRow={closeRow} />}
      >
        {search.id === undefined && <h1 className="hidden-text">{t('frame.place.warnings')}</h1>}
        <WarningSummary search={search} change={change} filter={filter} selected={selected} onSelected={setSelected} onPutIn={putIn} />
        <LinkedFilters search={search} change={change} subjectName={subjectName} />
        <WarningList
          filter={filter}
          sort={search.sort ?? 'no'}
          descending={search.up !== true}
          onSort={(sort, descending) => change({ sort: sort === 'no' ? undefined : sort, up: descending ? undefined : true })}
          epoch={epoch}
          here={search.id}
          onHere={here}
          onOpen={goOn}
          selected={selected}
          onSelected={setSelected}
          onTotal={setTotal}
          onRows={setFirstRows}
          empty={empty}
        />
      </ViewLayout>
      <AddToCase
        open={adding !== undefined}
        onOpenChange={(show) => setAdding(show ? (adding ?? []) : undefined)}
        warnings={adding ?? []}
        onAdded={() => setSelected(new Set())}
      />
    </>
  )
}
