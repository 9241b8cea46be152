/** Before one person's acts or course are listed, the reason is asked that the person's own page asks for; given once, it holds for both. */
import type { ReactNode } from 'react'
import { usePersonReason } from '../person/person-reason.ts'
import { ReasonForm } from '../person/ReasonForm.tsx'
import '../person/person.css'

export function ReasonGate(props: { readonly person: string; readonly children: (reason: string) => ReactNode }): ReactNode {
  const reason = usePersonReason(props.person)
  return reason.given === undefined ? <ReasonForm last={reason.last} onGive={reason.give} /> : props.children(reason.given)
}
