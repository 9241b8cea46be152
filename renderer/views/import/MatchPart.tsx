/**
 * Entries that may be one firm or person, in pairs: told to be the same or not with Y and N, many at once after X. Compared anew when the
 * registers have changed. What was answered stands under its answer and in the record, and can be taken back.
 */
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand, useJob } from '../../api/hooks.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments, SelectChip } from '../../widgets/Chips.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { MatchHistory } from './MatchHistory.tsx'
import { MatchPairs } from './MatchPairs.tsx'
import { matchKinds, matchLists, type ImportSearch } from './search.ts'

export function MatchPart(props: { readonly parts: ReactNode }): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<ImportSearch>()
  const compare = useJob('match.propose')
  const head = useCommand('match.page', { limit: 1 })
  const list = search.list ?? 'proposed'
  const { counts, stale, madeAt } = head.data ?? { counts: undefined, stale: false, madeAt: '' }
  const count = (id: (typeof matchLists)[number]): string =>
    counts === undefined || id === 'history' ? t(`match.stateOf.${id}`) : `${t(`match.stateOf.${id}`)} ${formatNumber(counts[id])}`
  const never = head.data !== undefined && madeAt === ''
  const again = (
    <Button kind={stale || never ? 'primary' : 'plain'} isDisabled={compare.running} onPress={() => void compare.start({})}>
      {t(never ? 'match.firstTime' : 'match.propose')}
    </Button>
  )
  const bar = (
    <div className="match-bar">
      <Segments
        label={t('match.state')}
        options={matchLists.map((id) => ({ id, label: count(id) }))}
        value={list}
        onChange={(next) => change({ list: next })}
      />
      {list !== 'history' && (
        <SelectChip
          label={t('match.kind')}
          options={matchKinds.map((id) => ({ id, label: t(`match.kindOf.${id}`) }))}
          value={search.kind ?? 'all'}
          onChange={(kind) => change({ kind })}
        />
      )}
      {compare.running ? (
        <JobBar progress={compare.progress} onStop={compare.stop} stopping={compare.stopping} />
      ) : compare.error ? (
        <ErrorState error={compare.error} safe="data" />
      ) : (
        <span className="mut cut" role="status">
          {head.data && (madeAt === '' ? t('match.never') : stale ? t('match.stale') : <MadeAt at={madeAt} />)}
        </span>
      )}
      <span className="push" />
      {!never && again}
    </div>
  )
  return list === 'history' ? (
    <ViewLayout scroll filters={props.parts}>
      {bar}
      <MatchHistory />
    </ViewLayout>
  ) : (
    <MatchPairs parts={props.parts} bar={bar} state={list} kind={search.kind ?? 'all'} {...(never ? { begin: again } : {})} />
  )
}

function MadeAt(props: { readonly at: string }): ReactNode {
  const t = useText()
  return (
    <>
      {t('match.made', { at: '' })}
      <DateText date={props.at} minute />
    </>
  )
}
