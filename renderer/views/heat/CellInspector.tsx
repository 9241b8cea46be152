/** One cell explained: how many of how many, where it stands among its peers, its course, the models and the warnings behind it, or why it has no colour. */
import { FolderPlus, Link as LinkIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { HeatCell } from '../../../shared/ipc/commands/heat.ts'
import { formatChange, formatNumber } from '../../../shared/text/format.ts'
import type { CommandResult } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Button, IconButton } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Hero } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'
import { Hatch } from '../../widgets/Marks.tsx'
import { Course, PeersStrip } from '../../widgets/Strips.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { CellWarnings } from './CellWarnings.tsx'
import { axisTicks, type HeatColour } from './heat-scale.ts'

export interface CellInspectorProps {
  readonly result: CommandResult<HeatCell>
  /** A cell is chosen at all. */
  readonly chosen: boolean
  readonly colour: HeatColour
  readonly columns: 'pack' | 'model' | 'month'
  readonly period: string
  readonly picked: string | undefined
  readonly onPick: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly onOpenList: () => void
}

export function CellInspector(props: CellInspectorProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const toast = useToast()
  const [adding, setAdding] = useState(false)
  const cell = props.chosen ? props.result.data : undefined
  const first = cell?.list.find((one) => one.id === props.picked) ?? cell?.list[0]
  if (!props.chosen)
    return (
      <Inspector width="heat" label={t('heat.cell.inspector')}>
        <EmptyState title={t('heat.cell.pick')} text={t('heat.cell.pickText')} />
      </Inspector>
    )
  const copy = (): void => void navigator.clipboard.writeText(location.href).then(() => toast(t('frame.linkCopied')))
  return (
    <Inspector
      width="heat"
      label={t('heat.cell.inspector')}
      of={cell ? `${cell.org.id} ${cell.column.id}` : 'cell'}
      kick={
        <>
          <span>{t('heat.cell.kick')}</span>
          <span className="push" />
          <span>{props.period}</span>
        </>
      }
      title={cell ? `${cell.org.name} × ${name(cell.column.name)}` : undefined}
      footer={
        <>
          {first && (
            <Button kind="primary" big keys="Enter" onPress={() => props.onOpen(first.id)}>
              {t('heat.cell.open', { name: name(first.name) })}
            </Button>
          )}
          <span className="push" />
          {first && (
            <IconButton kind="plain" big icon={<FolderPlus className="ic" />} label={t('heat.putInCase')} onPress={() => setAdding(true)} />
          )}
          <IconButton kind="plain" big icon={<LinkIcon className="ic" />} label={t('heat.copyLink')} onPress={copy} />
        </>
      }
    >
      <Waiting result={props.result} rows={10}>
        {(data) => <CellSections {...props} cell={data} first={first?.id} />}
      </Waiting>
      {cell && <AddToCase open={adding} onOpenChange={setAdding} warnings={cell.list.map((one) => one.id)} of={cell.warnings} />}
    </Inspector>
  )
}

function CellSections(props: CellInspectorProps & { readonly cell: HeatCell; readonly first: string | undefined }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { cell } = props
  // A rate on fewer than five matters would not hold.
  const enough = cell.rate !== null && cell.matters !== null && cell.matters >= 5
  const facts: [string, ReactNode][] = []
  if (enough) facts.push([t('heat.cell.rate'), formatNumber((cell.rate ?? 0) * 100, 1)])
  if (cell.change !== null)
    facts.push([t(props.columns === 'month' ? 'heat.cell.changeMonth' : 'heat.cell.change'), formatChange(cell.change, 0)])
  if (cell.peers.rank !== null) facts.push([t('heat.cell.rank'), `${cell.peers.rank} / ${cell.peers.n}`])
  return (
    <>
      <Hero
        value={formatNumber(cell.warnings)}
        of={cell.matters === null ? t('heat.cell.warningsUnit') : t('heat.cell.ofMatters', { n: cell.matters })}
        facts={facts}
      />
      {cell.state !== 'value' && (
        <InspectorSection title={t('heat.cell.noColour')}>
          <p className="heat-why">
            <StateSample state={cell.state} />
            <span>{name({ zh: cell.whyZh, en: cell.whyEn })}</span>
          </p>
        </InspectorSection>
      )}
      {enough && cell.rate !== null && cell.interval !== null && (
        <p className="mut">
          {t('heat.cell.rate')} · {t('heat.cell.interval')} {formatNumber(cell.interval[0] * 100, 1)}–
          {formatNumber(cell.interval[1] * 100, 1)}
        </p>
      )}
      <CellPeers {...props} />
      <CellWarnings cell={cell} picked={props.first} onPick={props.onPick} onOpen={props.onOpen} onOpenList={props.onOpenList} />
      {cell.trend.length > 1 && (
        <InspectorSection title={t('heat.cell.trend', { n: cell.trend.length })} note={t('heat.cell.trendNote')}>
          <Course
            labels={cell.trend.map((month) => month.month.slice(2))}
            here={cell.trend.map((month) => month.n)}
            peers={cell.trend.map((month) => month.peers)}
            peersLabel={t('heat.cell.peersMean')}
            height={92}
            decimals={0}
          />
        </InspectorSection>
      )}
      {cell.models.length > 1 && (
        <InspectorSection title={t('heat.cell.models')} note={t('heat.cell.modelsNote', { n: cell.models.length })}>
          <ul className="heat-models">
            {cell.models
              .toSorted((a, b) => b.n - a.n)
              .map((model) => (
                <li key={model.id}>
                  {isLevel(model.level) ? <LevelMark level={model.level} /> : <span />}
                  <span className="cut" title={name(model.name)}>
                    {name(model.name)}
                  </span>
                  <span className="num">{model.n}</span>
                </li>
              ))}
          </ul>
        </InspectorSection>
      )}
    </>
  )
}

function CellPeers(props: { readonly cell: HeatCell; readonly colour: HeatColour }): ReactNode {
  const t = useText()
  const { cell, colour } = props
  const own = cell.peers.values.find((peer) => peer.org === cell.org.id)
  if (!own || cell.peers.n < 3) return null
  const values = cell.peers.values.map((peer) => peer.value)
  const ticks = axisTicks(Math.max(...values))
  const counts = colour === 'number' || colour === 'change' || cell.matters === null
  return (
    <InspectorSection
      title={t('heat.cell.peers')}
      note={t('heat.cell.peersNote', { kind: cell.peers.kind || t('heat.noKind'), n: cell.peers.n })}
    >
      <PeersStrip
        values={values}
        here={own.value}
        {...(cell.peers.median === null ? {} : { median: cell.peers.median })}
        min={0}
        max={ticks.at(-1) ?? 1}
        ticks={ticks}
      />
      <p className="mut">
        {t(counts ? 'heat.cell.peersCount' : 'heat.cell.peersRate')}
        {cell.peers.rank === null && ` · ${t('heat.cell.fewPeers')}`}
      </p>
    </InspectorSection>
  )
}

function StateSample(props: { readonly state: HeatCell['state'] }): ReactNode {
  return (
    <svg width="18" height="14" aria-hidden>
      {props.state === 'missing' && <Hatch width={18} height={14} />}
      {props.state === 'not_applicable' && <path d="M6 7.500h6" stroke="var(--ink-3)" />}
      {props.state === 'too_few' && (
        <g fill="var(--hatch)">
          {[3, 7, 11, 15].flatMap((x) => [3, 7, 11].map((y) => <rect key={`${x}-${y}`} x={x} y={y} width="1.3" height="1.3" />))}
        </g>
      )}
    </svg>
  )
}

function isLevel(level: string): level is 'red' | 'orange' | 'yellow' {
  return level === 'red' || level === 'orange' || level === 'yellow'
}
