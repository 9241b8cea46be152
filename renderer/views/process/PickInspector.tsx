/** What is chosen: its figures out of what, what may be said against it, and the matters behind it, each a step from its trail. */
import { useState, type ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { Figure } from './figures.ts'

export type MatterRow = CommandOutput<'process.matters'>['rows'][number]
export interface MatterFilter {
  readonly procedure: string
  readonly org?: string
  readonly from?: string
  readonly to?: string
}
const step = 40

export function PickInspector(props: {
  readonly figure: Figure
  readonly filter: MatterFilter
  readonly onMatter: (row: MatterRow) => void
  readonly onAccept?: (() => void) | undefined
}): ReactNode {
  const t = useText()
  const { figure } = props
  const [accepted, setAccepted] = useState(false)
  const behind = accepted && figure.acceptedBehind ? figure.acceptedBehind : figure.behind
  return (
    <Inspector
      label={figure.kick}
      kick={figure.kick}
      title={figure.title}
      of={figure.key}
      footer={
        props.onAccept && (
          <Button big kind="primary" onPress={props.onAccept}>
            {t('process.deviation.accept')}
          </Button>
        )
      }
    >
      <InspectorSection title={t('process.deviation.facts')}>
        <KeyValue rows={figure.facts} labels={104} />
      </InspectorSection>
      {figure.behind.part === 'variant' && figure.nodes && (
        <InspectorSection title={t('process.variant.sequence')}>
          <ol className="process-sequence">
            {figure.nodes.map((name, at) => (
              <li key={`${at} ${name}`}>{name}</li>
            ))}
          </ol>
        </InspectorSection>
      )}
      <BehindList
        key={JSON.stringify([behind, props.filter])}
        behind={behind}
        filter={props.filter}
        onMatter={props.onMatter}
        aside={
          figure.acceptedBehind && (
            <Button onPress={() => setAccepted(!accepted)}>
              {t(accepted ? 'process.deviation.showOpen' : 'process.deviation.showAccepted')}
            </Button>
          )
        }
      />
      {figure.note !== undefined && (
        <InspectorSection title={t('process.note')}>
          <p className="say sec">{figure.note}</p>
        </InspectorSection>
      )}
    </Inspector>
  )
}

/** The matters behind a figure, some at a time. */
export function BehindList(props: {
  readonly behind: Figure['behind']
  readonly filter: MatterFilter
  readonly onMatter: (row: MatterRow) => void
  readonly aside?: ReactNode
}): ReactNode {
  const t = useText()
  const [limit, setLimit] = useState(step)
  const list = useCommand('process.matters', { ...props.filter, ...props.behind, limit })
  return (
    <InspectorSection title={t('process.matters')} aside={props.aside}>
      <Waiting result={list} rows={6}>
        {({ rows, total }) => (
          <>
            <p className="mut">{t('process.shownMatters', { n: formatNumber(rows.length), total: formatNumber(total) })}</p>
            <ul className="process-matters">
              {rows.map((row) => (
                <li key={row.id}>
                  <button type="button" onClick={() => props.onMatter(row)} title={row.name}>
                    <span className="cut">{row.code}</span>
                    <span className="cut sec">{row.name === row.code ? (row.orgName ?? '') : row.name}</span>
                    <span className="num mut">{row.closed === null ? t('process.notDone') : <DateText date={row.closed} />}</span>
                  </button>
                </li>
              ))}
            </ul>
            {rows.length < total && rows.length < 1000 && (
              <Button onPress={() => setLimit(Math.min(1000, limit + 5 * step))}>
                {t('process.moreMatters', { n: Math.min(5 * step, total - rows.length) })}
              </Button>
            )}
          </>
        )}
      </Waiting>
    </InspectorSection>
  )
}
