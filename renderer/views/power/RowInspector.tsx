/** The chosen row: what, when, by whom in which post, and the ways on: the act in its trail, everyone of the project, the line it came from. */
import type { ReactNode } from 'react'
import type { PowerRow } from '../../../shared/ipc/commands/power.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText, Money } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { SourceDetail } from '../../widgets/SourceInspector.tsx'
import type { PowerSearch } from './search.ts'
import type { PowerWay } from './use-power-way.ts'

export function RowInspector(props: {
  readonly row: PowerRow | undefined
  readonly title: string
  readonly source: boolean
  readonly change: (patch: Partial<PowerSearch>) => void
  readonly way: PowerWay
}): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const name = useBilingual()
  const { row, way } = props
  if (!row)
    return (
      <Inspector label={t('power.row')} title={props.title}>
        <p className="say sec">{t('power.pickRow')}</p>
      </Inspector>
    )
  const dash = <span className="mut">—</span>
  return (
    <Inspector
      label={t('power.row')}
      of={row.id}
      kick={name(row.item)}
      title={row.matter.name}
      footer={
        <>
          <Button kind="primary" big keys="Enter" onPress={() => way.act(row)}>
            {t('power.openAct')}
          </Button>
          <Button big onPress={() => way.project(row.matter)}>
            {t('power.openProject')}
          </Button>
        </>
      }
    >
      <InspectorSection title={t('power.row')} note={<DateText date={row.at} minute />}>
        <KeyValue
          rows={[
            [t('power.head.matter'), row.matter.code],
            [t('power.head.kind'), row.kind === null ? t('power.decided') : words.act(row.kind)],
            [
              t('power.head.whoThen'),
              row.people.length === 0
                ? dash
                : row.people.map((person) => (
                    <div key={person.id}>
                      <button type="button" className="link power-name" onClick={() => way.course(person)}>
                        {person.name}
                      </button>
                      <span className="sec">
                        {[person.post ?? '', row.postFrom === 'ledger' ? t('power.byLedger') : ''].filter((part) => part !== '').join(' ')}
                      </span>
                    </div>
                  ))
            ],
            [t('power.unit'), row.org ?? dash],
            [t('power.head.inHand'), row.days === null ? dash : t('power.workDays', { n: row.days })],
            [t('power.amount'), row.amount === null ? dash : <Money key="amount" fen={row.amount} />],
            [
              t('power.head.marks'),
              row.marks.length === 0 ? dash : <b key="marks">{row.marks.map((mark) => words.mark(mark)).join('、')}</b>
            ],
            [
              t('power.head.source'),
              row.source ? (
                <button key="source" type="button" className="link" onClick={() => props.change({ source: true })}>
                  {[row.source.sheet || row.source.file, row.source.line].join(' › ')}
                </button>
              ) : (
                dash
              )
            ]
          ]}
        />
      </InspectorSection>
      {props.source && <SourceDetail dataset={row.grain} id={row.id} />}
    </Inspector>
  )
}
