/** The chosen matter of the list in short: what is known from its row, and the way into its trail. Reads nothing more, so that browsing is not logged as viewing. */
import type { ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText, Money } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { LevelRun } from '../../widgets/LevelMark.tsx'
import { useState } from 'react'
import { useKeys } from '../../app/keyboard.tsx'
import { countLevels } from '../overview/overview-figures.ts'
import type { MatterRow } from './MatterList.tsx'

export function MatterBrief(props: {
  readonly row: MatterRow | undefined
  readonly procedures: CommandOutput<'matter.page'>['procedures']
  readonly onOpen: (row: MatterRow) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { advance } = useWalk()
  const [adding, setAdding] = useState(false)
  const { row } = props
  useKeys({ a: () => setAdding(true) }, row !== undefined)
  if (!row)
    return (
      <Inspector label={t('matter.kick')} title={t('matter.pick')}>
        <p className="say sec">{t('matter.pickText')}</p>
      </Inspector>
    )
  const procedure = props.procedures.find((one) => one.id === row.procedure)
  const { org } = row
  return (
    <Inspector
      label={t('matter.kick')}
      of={row.id}
      kick={
        <>
          <span>{procedure ? name(procedure.name) : row.procedure}</span>
          <span className="bar" />
          <span className="cut">{row.code}</span>
        </>
      }
      title={row.name}
      footer={
        <>
          <Button kind="primary" big keys="Enter" onPress={() => props.onOpen(row)}>
            {t('matter.openTrail')}
          </Button>
          <Button big keys="A" onPress={() => setAdding(true)}>
            {t('evidence.addToCase.button')}
          </Button>
        </>
      }
    >
      <InspectorSection title={t('matter.facts')}>
        <KeyValue
          rows={[
            [
              t('matter.column.unit'),
              org === null ? (
                (row.orgName ?? '—')
              ) : (
                <button
                  key="unit"
                  type="button"
                  className="link"
                  onClick={() => advance({ place: 'unit', kind: 'place', label: row.orgName ?? org, search: { id: org } }, 'push')}
                >
                  {row.orgName ?? org}
                </button>
              )
            ],
            [t('matter.openedOn'), <DateText key="opened" date={row.opened} />],
            [t('matter.closedOn'), row.closed === null ? t('matter.notClosed') : <DateText key="closed" date={row.closed} />],
            ...(row.status === null ? [] : [[t('matter.status'), row.status] as const]),
            ...(row.amount === null ? [] : [[t('matter.budget'), <Money key="amount" fen={row.amount} />] as const]),
            [t('matter.column.marks'), formatNumber(row.marks)],
            [t('matter.column.warnings'), row.warnings.length === 0 ? '0' : <LevelRun key="warnings" counts={countLevels(row.warnings)} />]
          ]}
        />
      </InspectorSection>
      <p className="section mut">{t('matter.pickText')}</p>
      <AddToCase open={adding} onOpenChange={setAdding} matters={[row.id]} />
    </Inspector>
  )
}
