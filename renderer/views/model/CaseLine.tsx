/** The line of a case: what is expected of it, what it shows, the day it is judged on. */
import type { ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'
import { Tag } from '../../widgets/Figures.tsx'

export interface CaseHead {
  readonly name: string
  readonly kind: 'fires' | 'quiet' | 'edge'
  /** ISO date */
  readonly asOf: string
}

export function CaseLine(props: { readonly of: CaseHead }): ReactNode {
  const t = useText()
  const { name, kind, asOf } = props.of
  return (
    <summary className="case-line">
      <span>
        <Tag kind={kind === 'fires' ? 'solid' : kind === 'quiet' ? 'ghost' : 'dash'}>{t(`rules.cases.kind.${kind}`)}</Tag>
      </span>
      <span>{name}</span>
      <small>{t('rules.cases.asOf', { date: asOf })}</small>
    </summary>
  )
}
