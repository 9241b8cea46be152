/** The query box, results by kind with a count each, and beside them what is chosen: where it was found, and the way to its page or source line. */
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { searchKinds, type SearchHit } from '../../../shared/ipc/commands/search.ts'
import type { CommandInput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand, useConnection, useRun } from '../../api/hooks.tsx'
import { useKeys } from '../../app/keyboard.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useSettings } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Button } from '../../widgets/Button.tsx'
import { MultiChip } from '../../widgets/Chips.tsx'
import { DayRange } from '../../widgets/DayRange.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { SearchBox } from '../../widgets/Fields.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { HitInspector } from './HitInspector.tsx'
import { caseContentOf, keyOf, stepOf } from './hit-step.ts'
import { ResultGroups } from './ResultGroups.tsx'
import type { SearchSearch } from './search.ts'

const fewHits = 5
const manyHits = 200

export function EverythingPart(props: { readonly parts: ReactNode }): ReactNode {
  const { settings, text: t } = useSettings()
  const toast = useToast()
  const { carrier } = useConnection()
  const [search, change] = useViewSearch<SearchSearch>()
  const { advance, name } = useWalk()
  const [typed, setTyped] = useState(search.q ?? '')
  const [adding, setAdding] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const query = (search.q ?? '').trim()
  const language = settings.language === 'en' ? 'en' : 'zh'
  useEffect(() => setTyped(search.q ?? ''), [search.q])
  useEffect(() => {
    if (typed.trim() === query) return undefined
    const wait = setTimeout(
      () => change({ q: typed.trim() === '' ? undefined : typed, here: undefined, source: undefined, only: undefined }),
      250
    )
    return () => clearTimeout(wait)
  }, [typed, query, change])
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const input = useMemo<CommandInput<'search.all'>>(() => {
    const kind = searchKinds.find((one) => one === search.only)
    return {
      text: query,
      language,
      limit: search.only === undefined ? fewHits : manyHits,
      ...(kind === undefined ? (search.kinds === undefined ? {} : { kinds: search.kinds }) : { kinds: [kind] }),
      ...(search.only !== undefined && kind === undefined ? { of: search.only } : {}),
      ...(search.from === undefined ? {} : { from: search.from }),
      ...(search.to === undefined ? {} : { to: search.to })
    }
  }, [language, query, search.from, search.kinds, search.only, search.to])
  const result = useCommand('search.all', input, { enabled: query !== '' })
  const answer = query === '' ? undefined : result.data
  useEffect(() => {
    if (answer) name('place', t('search.step', { query: answer.query }))
  }, [answer, name, t])
  const hits = useMemo(() => answer?.groups.flatMap((group) => group.hits) ?? [], [answer])
  const here = hits.find((hit) => keyOf(hit) === search.here)
  const exporting = useRun('search.export')
  const pick = (hit: SearchHit): void => change({ here: keyOf(hit), source: undefined })
  const go = (hit: SearchHit): void => {
    const step = stepOf(hit)
    if (step) advance(step, 'push')
    else change({ here: keyOf(hit), source: keyOf(hit) })
  }
  const move = (by: number): void => {
    const next = hits[Math.max(0, Math.min(hits.length - 1, hits.findIndex((hit) => keyOf(hit) === search.here) + by))]
    if (next) pick(next)
  }
  useKeys({
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    j: () => move(1),
    k: () => move(-1),
    Enter: () => here && go(here),
    a: () => here && setAdding(true),
    Escape: () => change({ here: undefined, source: undefined })
  })
  const save = async (): Promise<void> => {
    const { limit: _few, ...asked } = input
    const kept = await exporting.run({ ...asked, format: 'xlsx' })
    if (kept && (await carrier.save(kept.handle, kept.name))) toast(t('search.exported'))
  }
  const content = here ? caseContentOf(here) : null
  const [dataset, ...rest] = (search.source ?? '').split('/')
  const total = answer?.groups.reduce((sum, group) => sum + group.count, 0) ?? 0
  const counted = (['least', 'about'] as const).find((how) => answer?.groups.some((group) => group.counted === how)) ?? 'exact'
  return (
    <ViewLayout
      filters={
        <>
          {props.parts}
          <div className="search-everything" ref={box}>
            <SearchBox label={t('search.label')} placeholder={t('search.hint')} value={typed} onChange={setTyped} />
          </div>
          <MultiChip
            label={t('search.kinds')}
            options={searchKinds.map((id) => ({ id, label: t(`search.kind.${id}`) }))}
            values={search.kinds ?? []}
            onChange={(kinds) => change({ kinds: kinds.length === 0 ? undefined : [...kinds], only: undefined })}
          />
          <DayRange from={search.from} to={search.to} onChange={change} />
          <span className="push" />
          <Button onPress={() => void save()} isDisabled={!answer || hits.length === 0 || exporting.running}>
            {t('search.export')}
          </Button>
        </>
      }
      status={
        <>
          {answer && (
            <>
              <span>{t(`search.found.${counted}`, { n: formatNumber(total) })}</span>
              <span>{t('search.took', { n: formatNumber(Math.round(answer.ms)) })}</span>
              {answer.behind > 0 && <span className="cut">{t('search.behind', { n: formatNumber(answer.behind) })}</span>}
            </>
          )}
          <span className="push" />
          <span>{t('search.keys.box')}</span>
          <span>{t('search.keys.move')}</span>
          <span>{t('search.keys.open')}</span>
          <span>{t('search.keys.toCase')}</span>
        </>
      }
      inspector={
        search.source !== undefined && dataset !== undefined && rest.length > 0 ? (
          <SourceInspector
            dataset={dataset}
            id={rest.join('/')}
            footer={
              <Button big onPress={() => setAdding(true)}>
                {t('search.toCase')}
              </Button>
            }
          />
        ) : (
          <HitInspector hit={here} onGo={go} onSource={(hit) => change({ source: keyOf(hit) })} onAdd={() => setAdding(true)} />
        )
      }
    >
      <div className="search-results">
        {query === '' ? (
          <EmptyState title={t('search.begin')} text={t('search.beginText')} />
        ) : (
          <Waiting result={result} rows={10}>
            {(data) =>
              data.groups.length === 0 ? (
                <EmptyState title={t('search.nothing')} text={t('search.nothingText', { query: data.query })} />
              ) : (
                <ResultGroups
                  groups={data.groups}
                  alone={search.only !== undefined}
                  most={manyHits}
                  here={search.here}
                  onPick={pick}
                  onGo={go}
                  onOnly={(only) => change({ only, here: undefined, source: undefined })}
                />
              )
            }
          </Waiting>
        )}
      </div>
      {here && content && <AddToCase open={adding} onOpenChange={setAdding} {...content} />}
    </ViewLayout>
  )
}
