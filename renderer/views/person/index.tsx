/** People: the list, and the course of one, for which a reason is asked first. */
import type { ReactNode } from 'react'
import { useViewSearch } from '../../app/router.tsx'
import { PersonList } from './PersonList.tsx'
import { PersonView } from './PersonView.tsx'
import { SheetView } from './SheetView.tsx'
import { ReasonForm } from './ReasonForm.tsx'
import { usePersonReason } from './person-reason.ts'
import type { PersonSearch } from './search.ts'
import './person.css'

export default function PeopleView(): ReactNode {
  const [search] = useViewSearch<PersonSearch>()
  return search.id === undefined ? <PersonList /> : <OnePerson key={search.id} id={search.id} />
}

function OnePerson(props: { readonly id: string }): ReactNode {
  const reason = usePersonReason(props.id)
  const [search] = useViewSearch<PersonSearch>()
  if (reason.given === undefined) return <ReasonForm last={reason.last} onGive={reason.give} />
  return search.part === 'sheet' ? <SheetView id={props.id} reason={reason.given} /> : <PersonView id={props.id} reason={reason.given} />
}
