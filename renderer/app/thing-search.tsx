/** Finds warnings, matters, people and files for the palette, by the engine's search; choosing one starts a walk there. */
import { useCallback } from 'react'
import type { Client } from '../../shared/ipc/client.ts'
import type { CommandOutput } from '../../shared/ipc/contract.ts'
import { useBilingual } from './bilingual.ts'
import type { PaletteCommand, PaletteSearch } from './commands.tsx'
import type { PlaceId } from './places.tsx'
import { useText } from './settings.tsx'
import { useWalk, type NextStep } from './walk.tsx'

type Hit = CommandOutput<'search.find'>['hits'][number]

/** Where a found thing is shown. Links carry `id`; parties are shown through their warnings. */
export function stepOfHit(hit: Pick<Hit, 'kind' | 'id' | 'title'>): NextStep {
  const to = (place: PlaceId, kind: NextStep['kind'], search: Record<string, unknown>): NextStep => ({
    place,
    kind,
    label: hit.title,
    search
  })
  switch (hit.kind) {
    case 'warning':
      return to('warnings', 'warning', { id: hit.id })
    case 'matter':
      return to('matter', 'matter', { id: hit.id })
    case 'person':
      return to('person', 'person', { id: hit.id })
    case 'case':
      return to('cases', 'case', { id: hit.id })
    case 'org':
      return to('unit', 'place', { id: hit.id })
    case 'party':
      return to('warnings', 'place', { subject: hit.id })
  }
}

export function useThingSearch(client: Client): PaletteSearch {
  const t = useText()
  const name = useBilingual()
  const { advance } = useWalk()
  return useCallback(
    async (query) => {
      const found = await client.call('search.find', { text: query, limit: 12 }).catch(() => ({ hits: [] }))
      const groups: Readonly<Record<Hit['kind'], string>> = {
        warning: t('frame.walkKind.warning'),
        matter: t('frame.walkKind.matter'),
        person: t('frame.walkKind.person'),
        case: t('frame.walkKind.case'),
        org: t('frame.place.unit'),
        party: t('frame.place.warnings')
      }
      const things = found.hits.map((hit): PaletteCommand => ({
        id: `${hit.kind}-${hit.id}`,
        label: name(hit.note) === '' ? hit.title : `${hit.title}　${name(hit.note)}`,
        group: groups[hit.kind],
        run: () => advance(stepOfHit(hit), 'push')
      }))
      const every: PaletteCommand = {
        id: 'search-all',
        label: t('search.allResults', { query }),
        group: t('frame.place.search'),
        keys: 'Ctrl F',
        run: () => advance({ place: 'search', kind: 'place', label: t('search.step', { query }), search: { q: query } }, 'push')
      }
      return [...things, every]
    },
    [client, t, name, advance]
  )
}
