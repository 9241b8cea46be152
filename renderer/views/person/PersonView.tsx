/** The course of one person: chart, acts (the marked ones first), and in the inspector who it is, the comparison with the same post and the warnings. */
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { PersonTrail } from '../../../shared/ipc/commands/trail.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useIdentity } from '../../app/identity.tsx'
import { useKeys } from '../../app/keyboard.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { MatterHead } from '../../widgets/MatterHead.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { Skeleton } from '../../widgets/Skeleton.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { PersonActs } from './PersonActs.tsx'
import { PersonChart } from './PersonChart.tsx'
import { PartChoice } from './PartChoice.tsx'
import { PersonInspector } from './PersonInspector.tsx'
import { mostDots, type PersonAct } from './person-layout.ts'
import type { PersonSearch } from './search.ts'

export function PersonView(props: { readonly id: string; readonly reason: string }): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const { advance, name } = useWalk()
  const [search, change] = useViewSearch<PersonSearch>()
  const [row, setRow] = useState<PersonAct>()
  const [adding, setAdding] = useState(false)
  const input = { person: props.id, reason: props.reason, limit: mostDots }
  const result = useCommand('trail.person', input)
  const trail = result.data?.person.id === props.id ? result.data : undefined
  const act = trail?.acts.find((one) => one.id === search.act) ?? (row?.id === search.act ? row : undefined)
  const who = trail?.person.name
  useEffect(() => {
    if (who !== undefined) name('person', who)
  }, [name, who])
  const pick = useCallback(
    (one: PersonAct) => {
      setRow(one)
      change({ act: one.id })
    },
    [change]
  )
  const go = (one: PersonAct): void =>
    advance(
      {
        place: 'matter',
        kind: 'act',
        label: `${words.act(one.kind)} · ${one.matter.name}`,
        search: { id: one.matter.id, act: one.id }
      },
      'push'
    )
  useKeys({ a: () => setAdding(true), Escape: () => change({ act: undefined }) }, trail !== undefined)
  const content = act ? { rows: [{ dataset: 'act', id: act.id }] } : { rows: [{ dataset: 'person', id: props.id }] }
  return (
    <ViewLayout
      status={trail && <PersonStatus trail={trail} />}
      inspector={
        trail ? (
          <PersonInspector trail={trail} reason={props.reason} act={act} onGo={go} onPick={pick} onAdd={() => setAdding(true)} />
        ) : (
          <Inspector label={t('person.kick')}>{result.error ? null : <Skeleton rows={6} />}</Inspector>
        )
      }
    >
      {trail ? (
        <Course trail={trail} input={input} here={search.act} onPick={pick} onGo={go} />
      ) : (
        <Waiting result={{ ...result, data: undefined, waiting: !result.error }} rows={12}>
          {() => null}
        </Waiting>
      )}
      {trail && <AddToCase open={adding} onOpenChange={setAdding} {...content} />}
    </ViewLayout>
  )
}

function Course(props: {
  readonly trail: PersonTrail
  readonly input: { readonly person: string; readonly reason: string }
  readonly here: string | undefined
  readonly onPick: (act: PersonAct) => void
  readonly onGo: (act: PersonAct) => void
}): ReactNode {
  const t = useText()
  const identity = useIdentity()
  const [search, change] = useViewSearch<PersonSearch>()
  const { trail } = props
  const show = search.show ?? (trail.marked > 0 ? 'marked' : 'all')
  const years = useMemo(() => trail.months.map((one) => one.month.slice(0, 4)), [trail])
  const span = years.length === 0 ? '' : years[0] === years.at(-1) ? years[0] : `${years[0]}–${years.at(-1)}`
  const asOf = identity?.dataDate ?? trail.months.at(-1)?.month.concat('-28') ?? ''
  return (
    <>
      <MatterHead
        kick={t('person.kickTrail')}
        title={
          <>
            {trail.person.name}　{span}
          </>
        }
        tools={
          <>
            <PartChoice />
            <Segments
              label={t('person.show')}
              value={show}
              options={[
                { id: 'marked', label: t('person.onlyMarked', { n: formatNumber(trail.marked) }) },
                { id: 'all', label: t('person.all', { n: formatNumber(trail.total) }) }
              ]}
              onChange={(next) => change({ show: next })}
            />
          </>
        }
      />
      <PersonChart
        trail={trail}
        asOf={asOf}
        here={props.here}
        onAct={(id) => {
          const found = trail.acts.find((one) => one.id === id)
          if (found) props.onPick(found)
        }}
      />
      <PersonActs
        trail={trail}
        show={show}
        {...props.input}
        here={props.here}
        onPick={props.onPick}
        onGo={props.onGo}
        onAll={() => change({ show: 'all' })}
      />
    </>
  )
}

function PersonStatus(props: { readonly trail: PersonTrail }): ReactNode {
  const t = useText()
  const { trail } = props
  return (
    <>
      <span>
        {t('person.acts')} <b>{formatNumber(trail.total)}</b>
      </span>
      <span>
        {t('person.statusMarked')} <b>{formatNumber(trail.marked)}</b>
      </span>
      <span>
        {t('person.statusPosts')} <b>{formatNumber(trail.appointments.length)}</b>
      </span>
      <span className="cut">{trail.appointments.length === 0 ? t('person.noPosts') : t('person.basis')}</span>
      <span className="push" />
      <span>{t('person.keys.acts')}</span>
      <span>{t('person.keys.next')}</span>
      <span>{t('person.keys.add')}</span>
    </>
  )
}
