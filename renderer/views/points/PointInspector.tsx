/** The cell one stands on, what is to be corrected or confirmed before saving, and how far each department has come. */
import type { ReactNode } from 'react'
import type { PointGrid } from '../../../shared/ipc/commands/points.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Checkbox, TextField } from '../../widgets/Fields.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { cellKey } from './drafts.ts'
import type { Place } from './PointSheet.tsx'
import type { DraftDesk } from './use-drafts.ts'
import type { CellFaultLine, SheetState } from './use-sheet.ts'

export function PointInspector(props: {
  readonly grid: PointGrid
  readonly at: Place
  readonly sheet: SheetState
  readonly desk: DraftDesk
  readonly onGo: (line: CellFaultLine) => void
  readonly onRow: (row: string) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { grid, at, sheet, desk } = props
  const [unit, point, own] = [grid.units[at.row], grid.points[at.column], grid.cells[at.row]]
  if (!unit || !point || !own) return null
  const row = own.rows[at.column] ?? null
  const person = (place: number | undefined): string => grid.people[place ?? -1] ?? '—'
  const key = cellKey(grid.period, unit.id, point.id)
  const draft = desk.drafts.get(key)
  const shown = (value: number | null | undefined): string => (value === null || value === undefined ? '—' : String(value))
  const facts: readonly (readonly [string, string])[] = [
    [t('points.unit'), unit.name],
    ...(draft ? [[t('points.cell.value'), draft.text === '' ? '—' : draft.text] as const] : []),
    [t('points.cell.standing'), `${shown(own.values[at.column])} ${t(`points.measure.${point.unit}`)}`],
    [t('points.cell.before'), shown(own.before[at.column])],
    [t('points.cell.state'), t(`points.state.${own.states[at.column] ?? 'other_kind'}`)],
    [t('points.cell.filled'), person(own.filled[at.column])],
    [t('points.cell.checked'), person(own.checked[at.column])],
    [t('points.cell.department'), `${point.department} · ${point.source}`],
    [t('points.cell.indicator'), point.indicator]
  ]
  return (
    <Inspector
      plain
      label={t('points.cell.label')}
      kick={
        <>
          <span>{t('points.cell.kick')}</span>
          <span className="bar" />
          {point.id}
        </>
      }
      title={name(point.name)}
      footer={
        row === null ? undefined : (
          <Button big onPress={() => props.onRow(row)}>
            {t('points.cell.toSource')}
          </Button>
        )
      }
    >
      <FaultList title={t('points.faults')} lines={sheet.faults} onGo={props.onGo} />
      <FaultList title={t('points.questions')} lines={sheet.questions} onGo={props.onGo} onSure={(one) => desk.more(one, { sure: true })} />
      <section className="section">
        <KeyValue rows={facts} />
        {draft && <TextField key={key} label={t('points.cell.note')} value={draft.note} onChange={(note) => desk.more(key, { note })} />}
      </section>
      <InspectorSection title={t('points.byDepartment')}>
        <Ledger
          label={t('points.byDepartment')}
          rows={grid.departments}
          rowKey={(one) => one.name}
          columns={[
            { id: 'name', title: t('points.column.department'), cell: (one) => one.name },
            { id: 'points', title: t('points.column.points'), width: 56, number: true, cell: (one) => one.points },
            { id: 'filled', title: t('points.column.filled'), width: 56, number: true, cell: (one) => one.filled },
            { id: 'asked', title: t('points.column.asked'), width: 56, number: true, cell: (one) => one.asked }
          ]}
        />
      </InspectorSection>
    </Inspector>
  )
}

function FaultList(props: {
  readonly title: string
  readonly lines: readonly CellFaultLine[]
  readonly onGo: (line: CellFaultLine) => void
  readonly onSure?: (key: string) => void
}): ReactNode {
  const t = useText()
  const { lines, onSure } = props
  if (lines.length === 0) return null
  return (
    <InspectorSection title={props.title} note={t('common.items', { n: lines.length })}>
      <ul className="point-faults" aria-label={props.title}>
        {lines.slice(0, 100).map((line) => (
          <li key={line.key} className="point-fault">
            <button type="button" onClick={() => props.onGo(line)}>
              {line.where}：{line.what}
              <small>{line.detail}</small>
            </button>
            {onSure && (
              <Checkbox checked={false} onChange={() => onSure(line.key)}>
                {t('points.sure')}
              </Checkbox>
            )}
          </li>
        ))}
      </ul>
    </InspectorSection>
  )
}
