/**
 * How a procedure really runs: the map of what follows what, the ways taken, where time goes, what deviates, who stands on both sides, and what was
 * accepted. Every figure opens its matters; a matter is one step from its trail.
 */
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { SelectChip } from '../../widgets/Chips.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { BeginPlace } from './BeginPlace.tsx'
import { ProcessBody } from './ProcessBody.tsx'
import type { ProcessSearch } from './search.ts'
import './process.css'

const nothingChosen = { here: undefined, org: undefined, year: undefined }

export default function ProcessPlace(): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { open } = useWalk()
  const [search, change] = useViewSearch<ProcessSearch>()
  const list = useCommand('process.list', {})
  const known = list.data?.procedures ?? []
  const procedure = search.procedure === undefined ? known[0] : known.find((one) => one.id === search.procedure)
  if (list.data !== undefined && known.length === 0)
    return (
      <ViewLayout>
        <h1 className="hidden-text">{t('frame.place.process')}</h1>
        <EmptyState
          title={t('process.empty.title')}
          text={t('process.empty.text')}
          action={
            <Button kind="primary" big onPress={() => open({ place: 'import' })}>
              {t('process.empty.action')}
            </Button>
          }
        />
      </ViewLayout>
    )
  if (search.begin && known.length > 0)
    return (
      <BeginPlace
        onBegun={(id) => change({ procedure: id, part: 'deviations', begin: undefined, org: undefined, year: undefined })}
        onLeave={() => change({ begin: undefined })}
      />
    )
  if (list.data !== undefined && procedure === undefined)
    return (
      <ViewLayout>
        <h1 className="hidden-text">{t('frame.place.process')}</h1>
        <EmptyState
          title={t('process.unknown.title')}
          text={t('process.unknown.text', { id: search.procedure ?? '' })}
          action={
            <ul className="process-known" aria-label={t('process.unknown.list')}>
              {known.map((one) => (
                <li key={one.id}>
                  <button type="button" className="link" onClick={() => change({ ...nothingChosen, procedure: one.id })}>
                    {name(one.name)}
                  </button>{' '}
                  <span className="mut">{t('process.status.cases', { n: formatNumber(one.matters) })}</span>
                </li>
              ))}
            </ul>
          }
        />
      </ViewLayout>
    )
  const years = procedure ? yearsBetween(procedure.first, procedure.last) : []
  const pick = (
    <SelectChip
      label={t('process.filter.procedure')}
      value={procedure?.id ?? ''}
      options={known.map((one) => ({ id: one.id, label: name(one.name), note: formatNumber(one.matters) }))}
      onChange={(id) => change({ ...nothingChosen, procedure: id })}
    />
  )
  return (
    <Waiting result={list} rows={8}>
      {() =>
        procedure && <ProcessBody key={procedure.id} procedure={procedure.id} pick={pick} years={years} search={search} change={change} />
      }
    </Waiting>
  )
}

/** Years from the first to the last day, newest first; at most forty. */
function yearsBetween(first: string | null, last: string | null): readonly string[] {
  const [from, to] = [Number(first?.slice(0, 4)), Number(last?.slice(0, 4))]
  if (!Number.isInteger(from) || !Number.isInteger(to) || from === 0) return []
  return Array.from({ length: Math.min(40, to - from + 1) }, (_, at) => String(to - at))
}
