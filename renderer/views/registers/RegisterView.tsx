/** One register: as list, board or figures, filtered alike; the chosen entry beside it; what is done with it by button, key or palette. */
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { EngineEvent } from '../../../shared/ipc/contract.ts'
import { useCommand, useEngineEvents } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useCommands, type PaletteCommand } from '../../app/commands.tsx'
import { useKeys } from '../../app/keyboard.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useSettings } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { EntryBoard } from './EntryBoard.tsx'
import { FigureFilter } from './EntryFilters.tsx'
import { EntryInspector } from './EntryInspector.tsx'
import { EntryTable } from './EntryTable.tsx'
import { FiguresPart } from './FiguresPart.tsx'
import { filterOf, isFiltered, noFilter, type EntryFilter, type EntryLine, type Register } from './filter.ts'
import { RegisterBar } from './RegisterBar.tsx'
import { RegisterDialogs, type Opened } from './RegisterDialogs.tsx'
import { registerParts, type RegistersSearch } from './search.ts'

export function RegisterView(props: { readonly register: Register; readonly asOf: string }): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const [search, change] = useViewSearch<RegistersSearch>()
  const { walk, advance, back, open, name: nameStep } = useWalk()
  const { register } = props
  const part = search.part ?? 'list'
  const filterKey = JSON.stringify(filterOf(search))
  const filter = useMemo(() => JSON.parse(filterKey) as EntryFilter, [filterKey])
  const [epoch, setEpoch] = useState(0)
  const [total, setTotal] = useState<number>()
  const [opened, setOpened] = useState<Opened>()
  const close = useCallback(() => setOpened(undefined), [])
  useEngineEvents(
    useCallback((event: EngineEvent) => {
      if (event.kind === 'changed') setEpoch((old) => old + 1)
    }, [])
  )
  const result = useCommand(
    'register.entry',
    { register: register.id, entry: search.entry ?? '-', language: settings.language === 'en' ? 'en' : 'zh' },
    { enabled: search.entry !== undefined }
  )
  // a link may name an entry by its number
  const told = result.data?.entry
  const view = search.entry !== undefined && [told?.id, told?.no].includes(search.entry) ? result.data : undefined

  // A link that was pasted: the step of the walk gets the entry's number.
  const step = walk.steps[walk.at]
  const no = view?.entry.no
  useEffect(() => {
    if (step?.kind === 'place' && no !== undefined && search.row === undefined) nameStep('entry', no)
  }, [nameStep, no, search.row, step])

  const here = (row: Pick<EntryLine, 'id' | 'no'>): void => {
    if (row.id !== search.entry || search.row !== undefined)
      advance({ place: 'registers', kind: 'entry', label: row.no, search: { ...search, entry: row.id, row: undefined } })
  }
  const openRow = (row: string, label: string): void =>
    advance({ place: 'registers', kind: 'source', label, search: { ...search, row } }, 'push')
  const closeRow = (): void => {
    // From a pasted link there is no step behind: the row is then dropped from the link.
    if (walk.at > 0) back()
    else change({ row: undefined })
  }
  const behind = (figure: string, by: string, group: string, against: boolean): void =>
    advance(
      {
        place: 'registers',
        kind: 'place',
        label: name(register.figures.find(({ id }) => id === figure)?.name ?? register.name),
        search: { register: register.id, figure, ...(by === '' ? {} : { by, group }), ...(against ? { against } : {}) }
      },
      'push'
    )
  const steps = (search.row === undefined ? view?.next : undefined) ?? []
  const nextPart = (): void => {
    const next = registerParts[(registerParts.indexOf(part) + 1) % registerParts.length]
    change({ part: next === 'list' ? undefined : next })
  }
  useKeys({
    n: () => setOpened({ kind: 'new' }),
    v: nextPart,
    ...(register.propose === null ? {} : { p: () => setOpened({ kind: 'propose' }) }),
    ...(view && search.row === undefined ? { e: () => setOpened({ kind: 'correct' }), a: () => setOpened({ kind: 'case' }) } : {}),
    ...Object.fromEntries(
      steps.flatMap((one, index) => (one.why === null ? [[String(index + 1), () => setOpened({ kind: 'step', step: one.step })]] : []))
    ),
    Escape: () => {
      if (search.row !== undefined) closeRow()
      else if (search.entry !== undefined) change({ entry: undefined })
    }
  })
  const commands = useMemo<readonly PaletteCommand[]>(
    () => [
      {
        id: 'register-new',
        label: t('registers.command.new', { name: name(register.name) }),
        group: t('registers.command.group'),
        keys: 'N',
        run: () => setOpened({ kind: 'new' })
      },
      ...(register.propose === null
        ? []
        : [
            {
              id: 'register-propose',
              label: t('registers.command.propose', { name: name(register.name) }),
              group: t('registers.command.group'),
              keys: 'P',
              run: () => setOpened({ kind: 'propose' })
            }
          ]),
      ...(view?.next ?? [])
        .filter(({ why }) => why === null)
        .map((one) => ({
          id: `register-step-${one.step}`,
          label: t('registers.command.step', { name: name(one.name), no: view?.entry.no ?? '' }),
          group: t('registers.command.group'),
          run: () => setOpened({ kind: 'step', step: one.step })
        }))
    ],
    [name, register.name, register.propose, t, view]
  )
  useCommands(commands)

  const empty = isFiltered(search) ? (
    <EmptyState
      title={t('registers.empty.filtered')}
      text={t('registers.empty.filteredText')}
      action={
        <Button kind="primary" onPress={() => change(noFilter)}>
          {t('registers.filter.clear')}
        </Button>
      }
    />
  ) : (
    <EmptyState
      title={t('registers.empty.title')}
      text={t('registers.empty.text')}
      action={
        <>
          <Button kind="primary" onPress={() => setOpened({ kind: 'new' })}>
            {t('registers.new')}
          </Button>
          {register.propose !== null && <Button onPress={() => setOpened({ kind: 'propose' })}>{t('registers.propose.open')}</Button>}
          <Button onPress={() => open({ place: 'import' })}>{t('registers.toImport')}</Button>
        </>
      }
    />
  )
  return (
    <>
      <ViewLayout
        scroll={part === 'figures'}
        filters={
          <RegisterBar
            register={register}
            search={search}
            change={change}
            part={part}
            total={total}
            onNew={() => setOpened({ kind: 'new' })}
            onPropose={() => setOpened({ kind: 'propose' })}
          />
        }
        status={
          <>
            {part !== 'figures' && <span>{t(isFiltered(search) ? 'registers.shownOf' : 'registers.shown', { n: total ?? 0 })}</span>}
            <span>
              {t('registers.sum.open')} <b>{register.open}</b>
            </span>
            <span>
              {t('registers.sum.overdue')} <b>{register.overdue}</b>
            </span>
            <span>
              {t('registers.sum.closed')} <b>{register.closed}</b>
            </span>
            <span>{t('registers.asOf', { date: register.asOf })}</span>
            <span className="push" />
            {part === 'list' && <span>{t('registers.keys.move')}</span>}
            {part === 'board' && <span>{t('registers.keys.board')}</span>}
            {steps.length > 0 && <span>{t('registers.keys.step')}</span>}
            <span>{t('registers.keys.part')}</span>
          </>
        }
        {...(part === 'figures' || (search.entry === undefined && search.row === undefined)
          ? {}
          : {
              inspector: (
                <EntryInspector
                  register={register}
                  search={search}
                  result={result}
                  onEntry={here}
                  onRow={openRow}
                  onCloseRow={closeRow}
                  onStep={(id) => setOpened({ kind: 'step', step: id })}
                  onCorrect={() => setOpened({ kind: 'correct' })}
                  onCorrectStep={(done) => setOpened({ kind: 'correctStep', done })}
                  onWithdraw={(done) => setOpened({ kind: 'withdraw', done })}
                  onPutIn={() => setOpened({ kind: 'case' })}
                />
              )
            })}
      >
        {part === 'figures' ? (
          <FiguresPart register={register} search={search} change={change} onBehind={behind} />
        ) : (
          <>
            <FigureFilter register={register} search={search} change={change} />
            {part === 'board' ? (
              <EntryBoard
                register={register}
                filter={filter}
                here={view?.entry.id ?? search.entry}
                onHere={here}
                onTotal={setTotal}
                onMore={(state) => change({ part: undefined, states: [state] })}
                empty={empty}
              />
            ) : (
              <EntryTable
                register={register}
                filter={filter}
                sort={search.sort}
                descending={search.down === true}
                onSort={(sort, descending) => change({ sort, down: descending ? true : undefined })}
                epoch={epoch}
                here={view?.entry.id ?? search.entry}
                onHere={here}
                onTotal={setTotal}
                empty={empty}
              />
            )}
          </>
        )}
      </ViewLayout>
      <RegisterDialogs opened={opened} register={register} asOf={props.asOf} view={view} onClose={close} onMade={here} />
    </>
  )
}
