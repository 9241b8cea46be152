/** What is chosen: its figures out of what, what may be said against it, and the matters behind it, each a step from its trail. */
import { useState, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import type { Figure } from './figures.ts'
import { MatterLines, matterStep, moreMatters, type MatterRow } from './MatterLines.tsx'

export interface MatterFilter {
  readonly procedure: string
  readonly org?: string
  readonly from?: string
  readonly to?: string
}

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
  const [limit, setLimit] = useState(matterStep)
  const list = useCommand('process.matters', { ...props.filter, ...props.behind, limit })
  return (
    <InspectorSection title={t('process.matters')} aside={props.aside}>
      <MatterLines result={list} onMore={() => setLimit(moreMatters)} onMatter={props.onMatter} />
    </InspectorSection>
  )
}
