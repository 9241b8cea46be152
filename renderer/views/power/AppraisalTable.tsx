/** The appraisal table of units: managers checked and matched, warnings by level, vetoes with their paper. Every figure opens its rows. */
import type { ReactNode } from 'react'
import type { PowerAppraisal } from '../../../shared/ipc/commands/power-relations.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'

type Unit = PowerAppraisal['units'][number]
const levels = ['red', 'orange', 'yellow'] as const

export function AppraisalTable(props: { readonly org: string | undefined; readonly onVeto: (id: string) => void }): ReactNode {
  const t = useText()
  const result = useCommand('power.appraisal', props.org === undefined ? {} : { org: props.org })
  return (
    <section className="power-appraisal">
      <h2 className="heading">{t('power.appraisal.title')}</h2>
      <Waiting result={result} rows={6}>
        {({ year, units }) => (
          <>
            <p className="say">{t('power.appraisal.about', { year })}</p>
            <table className="ledger power-relations" aria-label={t('power.appraisal.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('power.relation.column.org')}</th>
                  <th scope="col" className="num" data-column="steps">
                    {t('power.appraisal.managers')}
                  </th>
                  <th scope="col" className="num" data-column="steps">
                    {t('power.appraisal.matched')}
                  </th>
                  {levels.map((level) => (
                    <th key={level} scope="col" className="num" data-column="steps">
                      <LevelMark level={level} word="short" />
                    </th>
                  ))}
                  <th scope="col" data-column="result">
                    {t('power.appraisal.result')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {units.map((unit) => (
                  <UnitRow key={unit.org.id} unit={unit} year={year} onVeto={props.onVeto} />
                ))}
              </tbody>
            </table>
            <p className="mut">{t('power.appraisal.note')}</p>
          </>
        )}
      </Waiting>
    </section>
  )
}

function UnitRow(props: { readonly unit: Unit; readonly year: string; readonly onVeto: (id: string) => void }): ReactNode {
  const t = useText()
  const { advance } = useWalk()
  const { unit, year } = props
  return (
    <tr>
      <td>{unit.org.name}</td>
      <td className="num">{unit.managers}</td>
      <td className="num">{unit.matched}</td>
      {levels.map((level) => {
        const { n, confirmed } = unit.warnings[level]
        const open = (): void =>
          advance(
            {
              place: 'warnings',
              kind: 'place',
              label: unit.org.name,
              search: { org: unit.org.id, levels: [level], from: `${year}-01`, to: `${year}-12` }
            },
            'push'
          )
        return (
          <td key={level} className="num">
            {n === 0 ? (
              '0'
            ) : (
              <button type="button" className="link" onClick={open}>
                {confirmed > 0 ? t('power.appraisal.confirmed', { n, confirmed }) : n}
              </button>
            )}
          </td>
        )
      })}
      <td>
        {unit.vetoes.map((one) => (
          <button key={one.id} type="button" className="link" onClick={() => props.onVeto(one.id)}>
            <b>{t('power.appraisal.veto')}</b> {[one.reason, one.by, one.docNo].filter(Boolean).join(' · ')}
          </button>
        ))}
        {unit.vetoes.length === 0 && t(`power.appraisal.${unit.result === 'to_decide' ? 'toDecide' : 'none'}`)}
      </td>
    </tr>
  )
}
