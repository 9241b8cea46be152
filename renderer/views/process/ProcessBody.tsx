/** One procedure over the matters that the filters leave: its parts, and the chosen figure in the inspector. */
import { List, Plus } from 'lucide-react'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments, SelectChip } from '../../widgets/Chips.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { SavePicture } from '../../widgets/SavePicture.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { AcceptDialog } from './AcceptDialog.tsx'
import { AcceptanceInspector, AcceptedList } from './AcceptedPart.tsx'
import { ExportLog } from './ExportLog.tsx'
import { FigureList, type FigureColumn } from './FigureList.tsx'
import { deviationFigures, edgeFigures, nodeFigures, peopleFigures, variantFigures, type Figure } from './figures.ts'
import type { ProcessView } from './map-layout.ts'
import type { MatterRow } from './MatterLines.tsx'
import { PickInspector } from './PickInspector.tsx'
import { ProcessMap } from './ProcessMap.tsx'
import { RulesPart } from './RulesPart.tsx'
import { processParts, type ProcessSearch } from './search.ts'

const none = ' '
const columns: Readonly<Record<Exclude<(typeof processParts)[number], 'accepted' | 'rules'>, readonly FigureColumn[]>> = {
  map: ['passage', 'times', 'median', 'p90', 'work'],
  variants: ['share', 'n', 'steps', 'median', 'p90', 'path'],
  waits: ['passage', 'times', 'median', 'p90', 'work'],
  deviations: ['mark', 'node', 'n', 'of', 'share', 'accepted'],
  people: ['kind', 'what', 'n', 'of', 'share']
}

export function ProcessBody(props: {
  readonly procedure: string
  readonly pick: ReactNode
  readonly years: readonly string[]
  readonly search: ProcessSearch
  readonly change: (patch: Partial<ProcessSearch>) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const words = useRecordWords()
  const { advance, open } = useWalk()
  const { procedure, search, change } = props
  const { org, year, here, all = false } = search
  const part = search.part ?? 'map'
  const picture = useRef<SVGSVGElement>(null)
  const [accepting, setAccepting] = useState<Figure>()
  const orgs = useCommand('org.list', {}).data?.orgs ?? []
  const filter = {
    procedure,
    ...(org === undefined ? {} : { org }),
    ...(year === undefined ? {} : { from: `${year}-01-01`, to: `${year}-12-31` })
  }
  const result = useCommand('process.read', filter)
  const acceptances = useCommand('acceptance.list', { procedure })
  const view = result.data
  const nodeName = useMemo(() => {
    const names = new Map(view?.nodes.map((node) => [node.code, node.name]))
    return (code: string): string => {
      const found = names.get(code)
      return found === undefined ? code : name(found)
    }
  }, [view, name])
  const figures = useMemo(() => {
    const told = { t, node: nodeName, mark: words.mark }
    return view === undefined ? [] : figuresOf(part, view, told)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- words of marks change with the language, as t does
  }, [view, part, t, nodeName])
  const others = useMemo(
    () => (view === undefined || part !== 'map' ? [] : nodeFigures(view, { t, node: nodeName, mark: words.mark })),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the same
    [view, part, t, nodeName]
  )
  const chosen = [...figures, ...others].find((figure) => figure.key === here)
  const acceptance = part === 'accepted' ? acceptances.data?.acceptances.find((one) => String(one.id) === here) : undefined
  const toMatter = (row: MatterRow): void => advance({ place: 'matter', kind: 'matter', label: row.name, search: { id: row.id } }, 'push')
  const unit = orgs.find((one) => one.id === org)?.name
  const any = { id: none, label: t('process.filter.any') }
  const value = (id: string): string | undefined => (id === none ? undefined : id)
  return (
    <ViewLayout
      filters={
        <>
          <h1 className="hidden-text">{t('frame.place.process')}</h1>
          {props.pick}
          <SelectChip
            label={t('process.filter.unit')}
            value={org ?? none}
            options={[any, ...orgs.map((one) => ({ id: one.id, label: one.name }))]}
            onChange={(id) => change({ org: value(id) })}
          />
          <SelectChip
            label={t('process.filter.year')}
            value={year ?? none}
            options={[any, ...props.years.map((id) => ({ id, label: id }))]}
            onChange={(id) => change({ year: value(id) })}
          />
          <span className="push" />
          <Button kind="quiet" icon={<Plus className="ic" />} onPress={() => change({ begin: true, here: undefined })}>
            {t('process.begin.open')}
          </Button>
          <ExportLog procedure={procedure} />
          <Button
            kind="quiet"
            icon={<List className="ic" />}
            onPress={() => open({ place: 'matter', search: { procedure, ...(org === undefined ? {} : { org }) } })}
          >
            {t('process.toMatters')}
          </Button>
        </>
      }
      status={view && <StatusLine view={view} />}
      inspector={
        acceptance ? (
          <AcceptanceInspector key={acceptance.id} acceptance={acceptance} nodeName={nodeName} onMatter={toMatter} />
        ) : (
          chosen && (
            <PickInspector
              key={chosen.key}
              figure={chosen}
              filter={filter}
              onMatter={toMatter}
              onAccept={chosen.mark !== undefined && chosen.n > 0 ? () => setAccepting(chosen) : undefined}
            />
          )
        )
      }
    >
      <div className="process-parts">
        <Segments
          label={t('process.parts')}
          options={processParts.map((id) => ({ id, label: t(`process.part.${id}`) }))}
          value={part}
          onChange={(next) => change({ part: next, here: undefined })}
        />
        <span className="push" />
        {part === 'map' && view && (
          <>
            <Segments
              label={t('process.map.show')}
              options={[
                { id: 'main', label: t('process.map.main') },
                { id: 'all', label: t('process.map.all') }
              ]}
              value={all ? 'all' : 'main'}
              onChange={(id) => change({ all: id === 'all' ? true : undefined })}
            />
            <SavePicture
              take={() => picture.current}
              title={t('process.map.title', { name: name(view.procedure.name) })}
              filter={t('process.map.filter', {
                unit: unit ?? t('process.map.everyUnit'),
                period: year ?? t('process.map.everyYear'),
                date: view.asOf
              })}
              figures={[view.nodes, view.edges]}
            />
          </>
        )}
      </div>
      <Waiting result={result} rows={10}>
        {(data) =>
          part === 'rules' ? (
            <RulesPart
              procedure={procedure}
              nodeName={nodeName}
              onBack={(id) => change({ procedure: id, part: 'rules', here: undefined })}
            />
          ) : data.cases === 0 ? (
            <EmptyState title={t('process.empty.filtered')} text={t('process.empty.filteredText')} />
          ) : part === 'accepted' ? (
            <Waiting result={acceptances} rows={6}>
              {({ acceptances: rows }) => (
                <AcceptedList acceptances={rows} nodeName={nodeName} here={here} onHere={(key) => change({ here: key })} />
              )}
            </Waiting>
          ) : (
            <>
              {part === 'map' && (
                <ProcessMap view={data} all={all} here={here} nodeName={nodeName} onPick={(key) => change({ here: key })} take={picture} />
              )}
              <PartNote part={part} view={data} />
              <FigureList
                label={labelOf(part, t)}
                figures={figures}
                columns={columns[part]}
                resetKey={JSON.stringify([
                  part,
                  filter,
                  data.asOf,
                  data.cases,
                  data.deviations.map((one) => [one.n, one.accepted]),
                  t('common.cancel')
                ])}
                here={here}
                onHere={(figure) => change({ here: figure.key })}
                onOpen={() => document.querySelector<HTMLElement>('.process-matters button')?.focus()}
                empty={
                  part === 'waits' ? (
                    <EmptyState title={t('process.waits.none')} text={t('process.waits.note')} />
                  ) : (
                    <EmptyState
                      title={t(part === 'people' ? 'process.people.noPeople' : 'process.deviation.none')}
                      text={t(part === 'people' ? 'process.people.note' : 'process.deviation.noneText')}
                    />
                  )
                }
              />
            </>
          )
        }
      </Waiting>
      <AcceptDialog of={accepting && { procedure, org, figure: accepting }} onClose={() => setAccepting(undefined)} />
    </ViewLayout>
  )
}

function figuresOf(part: (typeof processParts)[number], view: ProcessView, words: Parameters<typeof edgeFigures>[1]): readonly Figure[] {
  switch (part) {
    case 'map':
      return edgeFigures(view.edges, words)
    case 'waits':
      return edgeFigures(view.bottlenecks, words)
    case 'variants':
      return variantFigures(view, words)
    case 'deviations':
      return deviationFigures(view, words)
    case 'people':
      return peopleFigures(view, words)
    case 'accepted':
    case 'rules':
      return []
  }
}

function labelOf(part: Exclude<(typeof processParts)[number], 'accepted' | 'rules'>, t: ReturnType<typeof useText>): string {
  return part === 'map' ? t('process.map.table') : part === 'variants' ? t('process.variant.list') : t(`process.${partText[part]}.list`)
}
const partText = { waits: 'waits', deviations: 'deviation', people: 'people' } as const

/** A line above the list: what it leaves out, what it is out of. */
function PartNote(props: { readonly part: (typeof processParts)[number]; readonly view: ProcessView }): ReactNode {
  const t = useText()
  const { part, view } = props
  const shown = view.variants.length
  const words =
    part === 'variants'
      ? shown < view.variantsTotal
        ? t('process.variant.shown', { n: shown, total: formatNumber(view.variantsTotal) })
        : t('process.variant.all', { total: formatNumber(view.variantsTotal) })
      : part === 'waits'
        ? t('process.waits.note')
        : part === 'people'
          ? t('process.people.note')
          : undefined
  return words === undefined ? null : <p className="process-note mut">{words}</p>
}

function StatusLine(props: { readonly view: ProcessView }): ReactNode {
  const t = useText()
  const { cases, events, withoutEvents, asOf } = props.view
  return (
    <>
      <span>{t('process.status.cases', { n: formatNumber(cases) })}</span>
      <span>{t('process.status.events', { n: formatNumber(events) })}</span>
      {withoutEvents > 0 && <span>{t('process.status.empty', { n: formatNumber(withoutEvents) })}</span>}
      <span>{t('process.status.asOf', { date: asOf })}</span>
      <span className="push" />
      <span>{t('process.status.keys')}</span>
    </>
  )
}
