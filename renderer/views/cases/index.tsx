/** Verification files: the list, or one of them. */
import type { ReactNode } from 'react'
import { useViewSearch } from '../../app/router.tsx'
import { CaseList } from './CaseList.tsx'
import { CaseFileView } from './CaseFileView.tsx'
import type { CasesSearch } from './search.ts'
import './cases.css'

export default function CasesView(): ReactNode {
  const [search] = useViewSearch<CasesSearch>()
  return search.id === undefined ? <CaseList /> : <CaseFileView key={search.id} id={search.id} />
}
