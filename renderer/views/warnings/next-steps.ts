/** The ways on from a warning: the matter's trail, the person, the unit, the company. The first one is the next step of the walk. Pure. */
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import type { Text } from '../../../shared/text/index.ts'
import type { NextStep } from '../../app/walk.tsx'

export interface WayOn {
  readonly id: string
  /** What the button says. */
  readonly label: string
  readonly step: NextStep
}

export function waysOn(card: Pick<WarningCard, 'id' | 'next' | 'subjectName'>, t: Text): readonly WayOn[] {
  return card.next.map((next): WayOn => {
    const id = `${next.kind} ${next.id}`
    switch (next.kind) {
      case 'matter':
        return {
          id,
          label: t('warnings.card.next.matter'),
          step: { place: 'matter', kind: 'matter', label: next.name || card.subjectName, search: { id: next.id } }
        }
      case 'person':
        return {
          id,
          label: next.name === '' ? t('warnings.card.next.personPlain') : t('warnings.card.next.person', { name: next.name }),
          step: { place: 'person', kind: 'person', label: next.name || t('frame.walkKind.person'), search: { id: next.id } }
        }
      case 'org':
        return {
          id,
          label: t('warnings.card.next.org', { name: next.name }),
          step: { place: 'unit', kind: 'place', label: next.name, search: { id: next.id } }
        }
      case 'party':
        return {
          id,
          label: t('warnings.card.next.party'),
          step: { place: 'warnings', kind: 'place', label: next.name, search: { subject: next.id } }
        }
    }
  })
}

/** Nodes of the relations graph that a card is about: where it leads on, and the people, firms and units among its rows. */
export function nodesOf(card: Pick<WarningCard, 'next' | 'evidence'>): readonly string[] {
  const things = ['person', 'party', 'org', 'matter'] as const
  const next = card.next.map(({ kind, id }) => `${kind}~${id}`)
  const rows = card.evidence.flatMap(({ dataset, rows: own }) =>
    things.some((kind) => kind === dataset) ? own.map(({ id }) => `${dataset}~${id}`) : []
  )
  return [...new Set([...next, ...rows])].slice(0, 40)
}
