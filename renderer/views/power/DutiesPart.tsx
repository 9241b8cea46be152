/** Duty lists by tier beside what was done: nodes missing, decided without the act, acted on below the post level, late. Every figure opens its rows. */
import { useState, type ReactNode } from 'react'
import type { CommandInput, CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { Waiting } from '../../widgets/Waiting.tsx'
import { DutyFacts } from './DutyFacts.tsx'
import { PowerFilters, type PowerFiltersProps } from './PowerFilters.tsx'
import { UndoneInspector } from './UndoneInspector.tsx'

type Duties = CommandOutput<'power.duties'>
export type Undone = Pick<CommandInput<'power.undone'>, 'duty' | 'how' | 'org'>
const hows = ['missing', 'noAct', 'otherPost', 'overdue'] as const
const tiers = ['team', 'head', 'member', 'section', 'post'] as const

export function DutiesPart({ filters }: { readonly filters: PowerFiltersProps }): ReactNode {
  const t = useText()
  const { org } = filters.search
  const result = useCommand('power.duties', org === undefined ? {} : { org })
  const [undone, setUndone] = useState<Undone>()
  return (
    <ViewLayout
      scroll
      filters={<PowerFilters {...filters} />}
      status={
        result.data && (
          <>
            <span>
              {t('power.duty.status', { duties: formatNumber(result.data.duties.length), items: formatNumber(result.data.items) })}
            </span>
            <span className="cut">{t('power.duty.note')}</span>
          </>
        )
      }
      inspector={<UndoneInspector asked={undone} duties={result.data} />}
    >
      <Waiting result={result} rows={14}>
        {(duties) => (
          <div className="page power-page">
            <h1 className="heading">{t('power.duty.title')}</h1>
            <p className="say sec">
              {t('power.duty.about', { items: formatNumber(duties.items), steps: formatNumber(duties.steps) })}{' '}
              {duties.standards === 0 ? t('power.duty.noStandards') : t('power.duty.standards', { n: formatNumber(duties.standards) })}
            </p>
            <DutyTable
              duties={duties}
              picked={undone}
              onPick={(duty, how) => setUndone({ duty, how, ...(org === undefined ? {} : { org }) })}
            />
            <DutyFacts duties={duties} />
          </div>
        )}
      </Waiting>
    </ViewLayout>
  )
}

function DutyTable(props: {
  readonly duties: Duties
  readonly picked: Undone | undefined
  readonly onPick: (duty: string, how: Undone['how']) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const words = useRecordWords()
  return (
    <table className="ledger power-duties">
      <thead>
        <tr>
          <th scope="col">{t('power.duty.duty')}</th>
          <th scope="col" data-column="act">
            {t('power.duty.act')}
          </th>
          <th scope="col" className="num" data-column="steps">
            {t('power.duty.steps')}
          </th>
          {hows.map((how) => (
            <th key={how} scope="col" className="num" data-column="how">
              {t(`power.duty.how.${how}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tiers.flatMap((tier) => {
          const own = props.duties.duties.filter((duty) => duty.tier === tier)
          if (own.length === 0) return []
          return [
            <tr key={tier} data-group>
              <td colSpan={7}>
                {t(`power.duty.tier.${tier}`)} <span className="mut">{formatNumber(own.length)}</span>
              </td>
            </tr>,
            ...own.map((duty) => (
              <tr key={duty.id} data-on={props.picked?.duty === duty.id || undefined}>
                <td title={`${name(duty.name)}\n${duty.nodes.map((node) => name(node)).join('、')}\n${name(duty.basis)}`}>
                  {name(duty.name)}
                </td>
                <td className="sec">{words.act(duty.act)}</td>
                <td
                  className="num"
                  title={duty.unrecorded === 0 ? undefined : t('power.duty.unrecorded', { n: formatNumber(duty.unrecorded) })}
                >
                  {formatNumber(duty.steps)}
                  {duty.unrecorded > 0 && '*'}
                </td>
                {hows.map((how) => (
                  <td key={how} className="num">
                    {duty[how] === 0 ? (
                      <span className="mut">{how === 'noAct' && duty.unrecorded === duty.steps && duty.steps > 0 ? '—' : 0}</span>
                    ) : (
                      <button type="button" className="link num" onClick={() => props.onPick(duty.id, how)}>
                        {formatNumber(duty[how])}
                      </button>
                    )}
                  </td>
                ))}
              </tr>
            ))
          ]
        })}
      </tbody>
    </table>
  )
}
