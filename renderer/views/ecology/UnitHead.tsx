/** The head of a unit's sheet: score with its range, band with reasons, place, coverage, course beside the median of its kind, warnings of the period. */
import { useState, type ReactNode } from 'react'
import type { ScoreTable, UnitScoreView } from '../../../shared/ipc/commands/score.ts'
import { parsePeriod } from '../../../shared/packs/indicator/period.ts'
import { formatChange, formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'
import { ReportDialog } from '../../widgets/ReportDialog.tsx'
import { Course } from '../../widgets/Strips.tsx'
import { cleanName } from './score-filter.ts'
import { BandReasons, UnitBand } from './UnitBand.tsx'

export interface UnitHeadProps {
  readonly view: UnitScoreView
  readonly table: ScoreTable
  readonly onWarnings: (filter: Readonly<Record<string, unknown>>) => void
}

export function UnitHead(props: UnitHeadProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { view, table } = props
  const { unit } = view
  const [reporting, setReporting] = useState(false)
  const months = parsePeriod(view.period)?.months ?? []
  const filter = { org: unit.id, from: months[0], to: months.at(-1) }
  const open = unit.low !== null && unit.high !== null && formatNumber(unit.low, 1) !== formatNumber(unit.high, 1)
  const facts: [string, ReactNode][] = [
    [t('ecology.unit.rank', { kind: unit.kind }), unit.rank === null ? '—' : `${unit.rank} / ${unit.peers}`],
    [t('ecology.unit.change'), unit.before === null || unit.score === null ? '—' : formatChange(unit.score - unit.before, 1)],
    [t('ecology.unit.coverage'), formatPercent(unit.coverage, 0)]
  ]
  return (
    <header className="ecology-head">
      <div>
        <p className="mut">
          {unit.kind} · {cleanName(table, unit.clean, t, name)} · {unit.region === '' ? t('ecology.noRegion') : unit.region} · {view.period}
        </p>
        <h1 className="title">{unit.name}</h1>
        <div className="ecology-total">
          <b>{unit.score === null ? '—' : formatNumber(unit.score, 1)}</b>
          <span className="unit">{t('ecology.of100')}</span>
          <UnitBand unit={unit} bands={view.bands} />
        </div>
        {open && (
          <p className="sec">{t('ecology.unit.range', { low: formatNumber(unit.low ?? 0, 1), high: formatNumber(unit.high ?? 0, 1) })}</p>
        )}
        <BandReasons unit={unit} bands={view.bands} indicators={table.indicators} minCoverage={table.minCoverage} />
        <Button onPress={() => setReporting(true)}>{t('report.open')}</Button>
        {reporting && <ReportDialog unit={{ id: unit.id, name: unit.name }} period={view.period} onClose={() => setReporting(false)} />}
        {view.predecessors.length > 0 && (
          <p className="mut">
            {t('ecology.unit.predecessors', { names: view.predecessors.map((one) => one.name).join(t('common.comma')) })}
          </p>
        )}
      </div>
      <div>
        <dl className="ecology-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div>
            <dt>{t('ecology.unit.warned')}</dt>
            <dd className="ecology-warned">
              {(['red', 'orange', 'yellow'] as const).map((level) => (
                <button
                  key={level}
                  type="button"
                  className="link"
                  disabled={view.warned[level] === 0}
                  aria-label={t('ecology.unit.warnedOpen', { level: t(`common.level.${level}Long`), n: view.warned[level] })}
                  onClick={() => props.onWarnings({ ...filter, levels: [level] })}
                >
                  <LevelMark level={level} /> {view.warned[level]}
                </button>
              ))}
            </dd>
          </div>
        </dl>
        {view.trend.filter((one) => one.score !== null).length > 1 && (
          <Course
            labels={view.trend.map((one) => one.period)}
            here={view.trend.map((one) => one.score)}
            peers={view.trend.map((one) => one.peers)}
            peersLabel={t('ecology.unit.kindMedian', { kind: unit.kind })}
            height={96}
          />
        )}
      </div>
    </header>
  )
}
