/** The ways on from a figure of power: into its list, to the trail, to a person's course, to everyone of a project. Each is a step of the walk. */
import { useMemo } from 'react'
import type { PowerRow } from '../../../shared/ipc/commands/power.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useWalk } from '../../app/walk.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import type { PowerSearch } from './search.ts'

export interface PowerWay {
  readonly list: (label: string, search: PowerSearch) => void
  readonly act: (row: PowerRow) => void
  readonly project: (matter: { readonly id: string; readonly name: string }) => void
  readonly course: (person: { readonly id: string; readonly name: string }) => void
  readonly warnings: (label: string, search: Readonly<Record<string, unknown>>) => void
}

export function usePowerWay(): PowerWay {
  const { advance } = useWalk()
  const words = useRecordWords()
  const name = useBilingual()
  return useMemo(
    () => ({
      list: (label, search) => advance({ place: 'power', kind: 'place', label, search }, 'push'),
      act: (row) => {
        const what = row.kind === null ? name(row.item) : words.act(row.kind)
        const chosen = row.grain === 'act' ? { act: row.id } : { step: row.id }
        advance({ place: 'matter', kind: 'act', label: `${what} · ${row.matter.name}`, search: { id: row.matter.id, ...chosen } }, 'push')
      },
      project: (matter) =>
        advance({ place: 'power', kind: 'place', label: matter.name, search: { part: 'project', matter: matter.id } }, 'push'),
      course: (person) =>
        advance({ place: 'power', kind: 'person', label: person.name, search: { part: 'course', member: person.id } }, 'push'),
      warnings: (label, search) => advance({ place: 'warnings', kind: 'place', label, search }, 'push')
    }),
    [advance, words, name]
  )
}
