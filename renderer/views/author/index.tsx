/** Writing models: the list of one's own and of packs taken in, or one model with its form, query, cases and trial. */
import type { ReactNode } from 'react'
import { useViewSearch } from '../../app/router.tsx'
import { AuthorList } from './AuthorList.tsx'
import { DraftDesk } from './DraftDesk.tsx'
import type { AuthorSearch } from './search.ts'
import '../model/model.css'
import './author.css'

export default function AuthorView(): ReactNode {
  const [search] = useViewSearch<AuthorSearch>()
  return search.id === undefined ? <AuthorList /> : <DraftDesk key={search.id} id={search.id} />
}
