/** The rows behind a figure of a duty: matter, node, who in which post; a row opens the trail at that node. */
import type { ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { Undone } from './DutiesPart.tsx'

export function UndoneInspector(props: {
  readonly asked: Undone | undefined
  readonly duties: CommandOutput<'power.duties'> | undefined
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { asked } = props
  const duty = props.duties?.duties.find((one) => one.id === asked?.duty)
  if (!asked || !duty)
    return (
      <Inspector label={t('power.duty.title')} title={t('power.duty.title')}>
        <p className="say sec">{t('power.duty.pick')}</p>
      </Inspector>
    )
  return (
    <Inspector
      label={t('power.duty.title')}
      of={`${duty.id} ${asked.how}`}
      kick={t(`power.duty.tier.${duty.tier}`)}
      title={name(duty.name)}
    >
      <InspectorSection title={t('power.duty.duty')}>
        <KeyValue
          rows={[
            [t('power.duty.nodes'), duty.nodes.map((node) => name(node)).join('、')],
            [t('power.duty.basis'), `${name(duty.basis)} [${duty.mark}]`]
          ]}
        />
      </InspectorSection>
      <UndoneRows key={`${asked.duty} ${asked.how}`} asked={asked} />
    </Inspector>
  )
}

function UndoneRows({ asked }: { readonly asked: Undone }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { advance } = useWalk()
  const result = useCommand('power.undone', { ...asked, limit: 200 })
  return (
    <Waiting result={result} rows={6}>
      {(found) => (
        <InspectorSection title={t(`power.duty.how.${asked.how}`)} note={t('power.status.rows', { n: formatNumber(found.total) })}>
          <ul className="power-undone">
            {found.rows.map((row, at) => (
              <li key={`${row.matter.id} ${row.step ?? ''} ${row.act ?? ''} ${at}`}>
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    const chosen = row.act === null ? { step: row.step ?? `node:${row.node}` } : { act: row.act }
                    advance(
                      {
                        place: 'matter',
                        kind: 'act',
                        label: `${name(row.item)} · ${row.matter.name}`,
                        search: { id: row.matter.id, ...chosen }
                      },
                      'push'
                    )
                  }}
                >
                  {row.matter.name}
                </button>
                <div className="sec">
                  {[name(row.item), row.person, row.post].filter(Boolean).join(' · ')} {row.at !== null && <DateText date={row.at} />}
                </div>
                <div className="mut">{row.source ? `${row.source.sheet || row.source.file} › ${row.source.line}` : row.matter.code}</div>
              </li>
            ))}
          </ul>
        </InspectorSection>
      )}
    </Waiting>
  )
}
