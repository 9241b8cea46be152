/** Where a found thing is shown. Rows of ledgers have no page of their own: they open their source line beside the list. */
import type { SearchHit } from '../../../shared/ipc/commands/search.ts'
import type { NextStep } from '../../app/walk.tsx'

export function stepOf(hit: Pick<SearchHit, 'kind' | 'id' | 'title' | 'register'>): NextStep | null {
  const label = hit.title.text
  switch (hit.kind) {
    case 'person':
      return { place: 'person', kind: 'person', label, search: { id: hit.id } }
    case 'org':
      return { place: 'unit', kind: 'place', label, search: { id: hit.id } }
    case 'party':
      return { place: 'warnings', kind: 'place', label, search: { subject: hit.id } }
    case 'matter':
      return { place: 'matter', kind: 'matter', label, search: { id: hit.id } }
    case 'warning':
      return { place: 'warnings', kind: 'warning', label: hit.id, search: { id: hit.id } }
    case 'case':
      return { place: 'cases', kind: 'case', label, search: { id: hit.id } }
    case 'register':
      return { place: 'registers', kind: 'entry', label, search: { register: hit.register ?? '', entry: hit.id } }
    case 'help':
      return { place: 'help', kind: 'place', label, search: { page: hit.id } }
    case 'row':
      return null
  }
}

/** What of it can be put in a case. */
export function caseContentOf(hit: SearchHit): {
  readonly warnings?: readonly string[]
  readonly matters?: readonly string[]
  readonly rows?: readonly { readonly dataset: string; readonly id: string }[]
} | null {
  if (hit.kind === 'warning') return { warnings: [hit.id] }
  if (hit.kind === 'matter') return { matters: [hit.id] }
  return hit.dataset === null ? null : { rows: [{ dataset: hit.dataset, id: hit.id }] }
}

export const keyOf = (hit: Pick<SearchHit, 'kind' | 'dataset' | 'id'>): string => `${hit.dataset ?? hit.kind}/${hit.id}`
