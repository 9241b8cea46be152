/**
 * The exercise of power (systems.md A2): five dimensions with trend, concentration and list; rankings by rate; spending; everyone of one project; a
 * person's course. From any figure one walks down to the act in its trail and the line of a ledger.
 */
import { useEffect, useMemo, type ReactNode } from 'react'
import type { PowerDimension } from '../../../shared/domain/power.ts'
import { useCommand, useConnection } from '../../api/hooks.tsx'
import { dismissJob } from '../../api/jobs.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useCommands } from '../../app/commands.tsx'
import { useKeys } from '../../app/keyboard.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Skeleton } from '../../widgets/Skeleton.tsx'
import { CoursePart } from './CoursePart.tsx'
import { DutiesPart } from './DutiesPart.tsx'
import { ListPart } from './ListPart.tsx'
import { MembersPart } from './MembersPart.tsx'
import { PowerFilters, type PowerFiltersProps } from './PowerFilters.tsx'
import { ProjectPart } from './ProjectPart.tsx'
import { RankingPart } from './RankingPart.tsx'
import { RelationPart } from './RelationPart.tsx'
import { ReasonGate } from './ReasonGate.tsx'
import { parts, searchOf, type PowerPart, type PowerSearch } from './search.ts'
import { SpendingPart } from './SpendingPart.tsx'
import './power.css'

const given = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }

export default function ExerciseOfPower(): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<PowerSearch>()
  const { open } = useWalk()
  const part = search.part ?? 'item'
  const goTo = (to: PowerPart): void => open({ place: 'power', search: searchOf(to, search) })
  useKeys(Object.fromEntries(parts.map((id, index) => [String((index + 1) % 10), () => goTo(id)])))
  const commands = useMemo(
    () =>
      parts.map((id) => ({
        id: `power-${id}`,
        label: `${t('frame.place.power')} · ${t(`power.part.${id}`)}`,
        also: 'xq xingquan power trajectory',
        group: t('frame.paletteDo'),
        run: () => open({ place: 'power', search: id === 'item' ? {} : { part: id } })
      })),
    [open, t]
  )
  useCommands(commands)
  usePreparedQuietly()
  const filters = { part, search, change, onPart: goTo }
  if (part === 'project') return <ProjectPart filters={{ ...filters, months: [], procedures: [] }} />
  if (part === 'course') {
    const person = search.member ?? ''
    return (
      <ReasonGate key={person} person={person}>
        {(reason) => <CoursePart person={person} reason={reason} filters={{ ...filters, months: [], procedures: [] }} />}
      </ReasonGate>
    )
  }
  return <Dated part={part} filters={filters} />
}

/** What is gathered first shows how far it is at the foot of the view; the figures say by themselves that it ended. */
function usePreparedQuietly(): void {
  const { client } = useConnection()
  useEffect(
    () =>
      client.on((event) => {
        // the frame hears of the same event, before or after
        if (event.kind === 'job' && event.name === 'power.prepare' && event.state === 'done') queueMicrotask(() => dismissJob(event.id))
      }),
    [client]
  )
}

type Bare = Omit<PowerFiltersProps, 'months' | 'procedures'>

/** Parts that are read by months: the choices of period and procedure come with the first answer. */
function Dated(props: { readonly part: Exclude<PowerPart, 'project' | 'course'>; readonly filters: Bare }): ReactNode {
  const { part, filters } = props
  const whole = part === 'ranking' || part === 'spending' || part === 'duties' || part === 'relation'
  const dimension: PowerDimension = whole ? 'item' : part
  const { from, to, org, procedure, post, member } = filters.search
  const asked = { dimension, ...given({ from, to, org, procedure }) }
  const result = useCommand('power.view', whole ? { dimension } : asked)
  const view = result.data?.dimension === dimension ? result.data : undefined
  const withChoices = { ...filters, months: view?.months ?? [], procedures: view?.procedures ?? [] }
  if (part === 'ranking') return <RankingPart filters={withChoices} />
  if (part === 'duties') return <DutiesPart filters={withChoices} />
  if (part === 'relation') return <RelationPart filters={withChoices} />
  if (part === 'spending') return <SpendingPart filters={withChoices} />
  if (result.error)
    return (
      <ViewLayout filters={<PowerFilters {...withChoices} />}>
        <ErrorState error={result.error} safe="data" onRetry={result.retry} />
      </ViewLayout>
    )
  if (!view)
    return (
      <ViewLayout filters={<PowerFilters {...withChoices} />}>
        <Skeleton rows={16} />
      </ViewLayout>
    )
  const { only } = filters.search
  if (post !== undefined)
    return <PostList post={post} asked={{ ...asked, dimension: 'post', member: post, only: only ?? 'all' }} filters={withChoices} />
  if (member === undefined && only === undefined) return <MembersPart view={view} filters={withChoices} />
  const input = { ...asked, ...given({ member, only }) }
  if (member === undefined || dimension === 'item' || dimension === 'org')
    return <OneList key={member} input={input} filters={withChoices} />
  return (
    <ReasonGate key={member} person={member}>
      {(reason) => <OneList input={{ ...input, reason }} filters={withChoices} />}
    </ReasonGate>
  )
}

/** The list of one member, or of all: with the member's name over it. */
function OneList(props: {
  readonly input: Parameters<typeof ListPart>[0]['input'] & { readonly dimension: PowerDimension }
  readonly filters: PowerFiltersProps
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { input, filters } = props
  const { from, to, org, procedure, member, dimension } = {
    from: undefined,
    to: undefined,
    org: undefined,
    procedure: undefined,
    member: undefined,
    ...input
  }
  const result = useCommand('power.view', { dimension, ...given({ from, to, org, procedure, member }) })
  const of = result.data?.member
  const title =
    of && of.id === member ? [name(of.name), name(of.of)].filter((part) => part !== '').join(' · ') : t(`power.part.${dimension}`)
  return <ListPart input={input} title={title} filters={filters} />
}

function PostList(props: {
  readonly post: string
  readonly asked: Parameters<typeof ListPart>[0]['input']
  readonly filters: PowerFiltersProps
}): ReactNode {
  return <ListPart input={props.asked} title={props.post.slice(props.post.indexOf('/') + 1)} filters={props.filters} />
}
