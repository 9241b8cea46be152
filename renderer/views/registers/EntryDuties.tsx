/** What falls or fell due: step, last day, how it stands on its clock, and what the limit rests on. */
import type { ReactNode } from 'react'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { DaysLeft } from './DaysLeft.tsx'
import type { EntryView, Register } from './filter.ts'

type Duty = EntryView['duties'][number]
type Clock = NonNullable<Register['steps'][number]['limit']>

const pressing: ReadonlySet<Duty['state']> = new Set(['overdue', 'missed', 'late'])

export function EntryDuties(props: { readonly register: Register; readonly view: EntryView }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { register, view } = props
  const clockOf = (duty: Duty): string => {
    const step = register.steps.find(({ id }) => id === duty.step)
    const said = ({ clock, amount }: Clock): string =>
      amount === 0 ? t('registers.entry.onTheDay') : t(`registers.entry.clock.${clock}`, { n: amount })
    if (step?.limit) return said(step.limit)
    return step?.every ? t('registers.entry.every', { clock: said(step.every) }) : ''
  }
  return (
    <InspectorSection title={t('registers.entry.duties')}>
      {view.duties.length === 0 ? (
        <p className="mut">{t('registers.entry.dutiesNone')}</p>
      ) : (
        <Ledger<Duty>
          label={t('registers.entry.duties')}
          rows={view.duties}
          rowKey={(duty, index) => `${duty.step} ${index}`}
          state={(duty) => (duty.state === 'dropped' || duty.state === 'waiting' ? 'out' : undefined)}
          columns={[
            { id: 'step', title: t('registers.entry.duty.step'), width: 88, cell: (duty) => name(duty.name) },
            { id: 'due', title: t('registers.entry.duty.due'), width: 84, cell: (duty) => <DateText date={duty.due} /> },
            {
              id: 'state',
              title: t('registers.entry.duty.state'),
              width: 172,
              cell: (duty) => (
                <span className="row-line">
                  {pressing.has(duty.state) ? (
                    <b>{t(`registers.entry.dutyOf.${duty.state}`)}</b>
                  ) : (
                    t(`registers.entry.dutyOf.${duty.state}`)
                  )}
                  {duty.left !== null && <DaysLeft left={duty.left} overdue={duty.state === 'overdue'} />}
                  {duty.done !== '' && <span className="unit">{t('registers.entry.done', { date: duty.done })}</span>}
                </span>
              )
            },
            {
              id: 'basis',
              title: t('registers.entry.duty.basis'),
              cell: (duty) => {
                const words = [clockOf(duty), duty.basis, duty.calendarMissing ? t('registers.entry.calendarMissing') : '']
                  .filter((part) => part !== '')
                  .join(' · ')
                return (
                  <span className="sec two-lines" title={words}>
                    {words}
                  </span>
                )
              }
            }
          ]}
        />
      )}
    </InspectorSection>
  )
}
