/** What an indicator says of a unit and how it was worked out: score, weight, formula in words, figure with its denominator, peers and course. */
import type { ReactNode } from 'react'
import type { LeafView, ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Hero } from '../../widgets/Figures.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Course, PeersStrip } from '../../widgets/Strips.tsx'
import { ScoreMark } from './ScoreMark.tsx'

/** A share reads as per cent, anything else as it is. */
export function figureText(leaf: Pick<LeafView, 'of' | 'to' | 'figure'>): string {
  const { of, to, figure } = leaf
  if (figure === null) return '—'
  const isShare = of !== null && to !== null && to !== 0 && Math.abs(of / to - figure) < 1e-9
  return isShare ? formatPercent(figure, 1) : formatNumber(figure, Number.isInteger(figure) ? 0 : 2)
}

/** ` × 100` where the figure is told per hundred. */
function perText(of: number, to: number, figure: number): string {
  const per = of === 0 || to === 0 ? 1 : Math.round((figure * to) / of)
  return per > 1 ? ` × ${formatNumber(per)}` : ''
}

const plain = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 2)

export function LeafFacts(props: { readonly leaf: LeafView; readonly table: ScoreTable }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { leaf, table } = props
  const { of, to, figure, peers } = leaf
  const others = leaf.others.map((one) => one.score)
  const rows: [string, ReactNode][] = []
  if (figure !== null)
    rows.push([
      t('ecology.leaf.figure'),
      to === null || of === null ? figureText(leaf) : `${plain(of)} ÷ ${plain(to)}${perText(of, to, figure)} = ${figureText(leaf)}`
    ])
  rows.push([t('ecology.leaf.formula'), name(leaf.formula)])
  if (leaf.prose !== '') rows.push([t('ecology.leaf.prose'), leaf.prose])
  if (leaf.choice !== null) rows.push([t('ecology.leaf.choice'), name(leaf.choice)])
  if (peers !== null)
    rows.push([t('ecology.leaf.against'), t(`ecology.leaf.peers.${peers.group}`, { n: peers.n, median: formatNumber(peers.median, 2) })])
  return (
    <>
      <Hero
        value={leaf.state === 'missing' || leaf.score === null ? '—' : formatNumber(leaf.score, 1)}
        of={<ScoreMark score={leaf.score} state={leaf.state} bands={table.bands} />}
        facts={[
          [t('ecology.leaf.share'), formatNumber(leaf.weight, 2)],
          [t('ecology.leaf.contribution'), leaf.contribution === null ? '—' : formatNumber(leaf.contribution, 2)]
        ]}
      />
      {leaf.state !== 'value' && (
        <p className="ecology-why">
          {t(`ecology.stateWhy.${leaf.state}`)}
          {leaf.reason !== null && isReason(leaf.reason) && ` ${t(`ecology.leafReason.${leaf.reason}`)}`}
          {leaf.indicator.why !== null && ` ${name(leaf.indicator.why)}`}
        </p>
      )}
      <InspectorSection title={t('ecology.leaf.how')}>
        <KeyValue rows={rows} labels={64} />
      </InspectorSection>
      {leaf.score !== null && others.length >= 3 && (
        <InspectorSection title={t('ecology.leaf.strip')} note={t('ecology.leaf.stripNote', { kind: leaf.unit.kind, n: others.length })}>
          <PeersStrip values={others} here={leaf.score} min={0} max={100} ticks={[0, 25, 50, 75, 100]} />
        </InspectorSection>
      )}
      {leaf.trend.filter((one) => one.score !== null).length > 1 && (
        <InspectorSection title={t('ecology.leaf.trend')} note={t('ecology.leaf.trendNote', { n: leaf.trend.length })}>
          <Course labels={leaf.trend.map((one) => one.period)} here={leaf.trend.map((one) => one.score)} />
        </InspectorSection>
      )}
    </>
  )
}

const reasons = ['no_value', 'no_last_year', 'zero_denominator', 'contradiction', 'no_peers', 'other_kind', 'out_of_range'] as const
function isReason(reason: string): reason is (typeof reasons)[number] {
  return reasons.some((one) => one === reason)
}
