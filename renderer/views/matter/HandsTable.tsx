/**
 * In whose hands the matter lay, in working days: what was one person's alone, what several share, what nobody's act closes. Days, no verdict. A person
 * opens to every stay that makes up the days.
 */
import type { ReactNode } from 'react'
import type { MatterHands, MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { MatterSearch } from './search.ts'
import { StaysTable } from './StaysTable.tsx'

/** Read only when it is looked at. */
export function Hands({ trail }: { readonly trail: MatterTrail }): ReactNode {
  const result = useCommand('trail.hands', { matter: trail.matter.id })
  const [search] = useViewSearch<MatterSearch>()
  return (
    <Waiting result={result} rows={8}>
      {(hands) => {
        const holder = hands.people.find((one) => holderKey(one) === search.holder)
        return holder ? <StaysTable key={search.holder} trail={trail} holder={holder} /> : <HandsTable trail={trail} hands={hands} />
      }}
    </Waiting>
  )
}

type Holder = MatterHands['people'][number]
/** As a link says it: the id of the person, or ? and the name in the ledger. */
const holderKey = ({ person, name }: Holder): string => person ?? `?${name}`

function HandsTable(props: { readonly trail: MatterTrail; readonly hands: MatterHands }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { advance } = useWalk()
  const { hands, trail } = props
  const nodeName = (node: string): string => {
    const found = trail.steps.find((step) => step.node === node)
    return found ? name(found.name) : node
  }
  const openStay = ({ step, node }: NonNullable<Holder['longest']>): void =>
    advance({ place: 'matter', kind: 'act', label: nodeName(node), search: { id: trail.matter.id, step } }, 'push')
  if (hands.people.length === 0) return <EmptyState title={t('matter.hands.none')} text={t('matter.hands.noneText')} />
  const most = Math.max(1, ...hands.people.map((one) => one.days))
  return (
    <section className="hands">
      <p className="sec">
        {t('matter.hands.sum', { total: hands.total, shared: hands.shared, nobody: hands.nobody })}
        {hands.silent > 0 && t('matter.hands.silent', { n: hands.silent })}
      </p>
      <Ledger
        wide
        label={t('matter.hands.table')}
        rows={hands.people}
        rowKey={holderKey}
        onOpen={(one) =>
          advance(
            {
              place: 'matter',
              kind: 'matter',
              label: t('matter.hands.of', { name: one.name }),
              search: { id: trail.matter.id, tab: 'hands', holder: holderKey(one) }
            },
            'push'
          )
        }
        columns={[
          { id: 'who', title: t('matter.head.who'), width: 140, cell: (one) => one.name },
          { id: 'acts', title: t('matter.hands.acts'), width: 70, number: true, cell: (one) => one.acts },
          { id: 'days', title: t('matter.hands.days'), width: 90, number: true, cell: (one) => <b>{one.days}</b> },
          {
            id: 'bar',
            title: '',
            width: 200,
            cell: (one) => <span className="hands-bar" style={{ width: `${(one.days / most) * 100}%` }} aria-hidden />
          },
          { id: 'shared', title: t('matter.hands.shared'), width: 110, number: true, cell: (one) => one.shared },
          {
            id: 'longest',
            title: t('matter.hands.longest'),
            cell: (one) =>
              one.longest === null ? (
                <span className="mut">—</span>
              ) : (
                <LongestAt
                  text={t('matter.hands.longestAt', { node: nodeName(one.longest.node), n: one.longest.days })}
                  onOpen={() => one.longest && openStay(one.longest)}
                />
              )
          }
        ]}
      />
      <p className="mut">
        {t('matter.hands.note')} {t('matter.hands.openNote')}
      </p>
    </section>
  )
}

function LongestAt(props: { readonly text: string; readonly onOpen: () => void }): ReactNode {
  return (
    <button
      type="button"
      className="link"
      onClick={(event) => {
        event.stopPropagation()
        props.onOpen()
      }}
    >
      {props.text}
    </button>
  )
}
