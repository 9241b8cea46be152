/** Where a piece of a volume came from, as a step of the walk; rows and attachments are looked at on the desk instead. */
import type { NextStep } from '../../app/walk.tsx'
import type { CaseItem } from './words.ts'

export function stepOfItem(item: Pick<CaseItem, 'kind' | 'ref' | 'title'>): NextStep | undefined {
  switch (item.kind) {
    case 'warning':
      return { place: 'warnings', kind: 'warning', label: item.ref, search: { id: item.ref } }
    case 'trail':
      return { place: 'matter', kind: 'matter', label: item.title, search: { id: item.ref } }
    case 'row':
    case 'note':
    case 'attachment':
    case 'walk':
      return undefined
  }
}
