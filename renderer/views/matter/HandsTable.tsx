/** In whose hands the matter lay, in working days: what was one person's alone, what several share, what nobody's act closes. Days, no verdict. */
import type { ReactNode } from 'react'
import type { MatterHands, MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'

/** Read only when it is looked at. */
export function Hands({ trail }: { readonly trail: MatterTrail }): ReactNode {
  const result = useCommand('trail.hands', { matter: trail.matter.id })
  return (
    <Waiting result={result} rows={8}>
      {(hands) => <HandsTable trail={trail} hands={hands} />}
    </Waiting>
  )
}

function HandsTable(props: { readonly trail: MatterTrail; readonly hands: MatterHands }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { advance } = useWalk()
  const { hands, trail } = props
  const nodeName = (node: string): string => {
    const found = trail.steps.find((step) => step.node === node)
    return found ? name(found.name) : node
  }
  // A long trail shows its marked and latest rounds only: a round that is not there is told, not opened.
  const stepOf = (id: string): (() => void) | undefined => {
    const at = trail.steps.find((step) => step.id === id)
    const search = { id: trail.matter.id, step: id }
    return at && (() => advance({ place: 'matter', kind: 'act', label: name(at.name), search }, 'push'))
  }
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
        rowKey={(one) => one.person ?? `?${one.name}`}
        onOpen={(one) => {
          if (one.person !== null) advance({ place: 'person', kind: 'person', label: one.name, search: { id: one.person } }, 'push')
        }}
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
                  onOpen={stepOf(one.longest.step)}
                />
              )
          }
        ]}
      />
      <p className="mut">{t('matter.hands.note')}</p>
    </section>
  )
}

function LongestAt(props: { readonly text: string; readonly onOpen: (() => void) | undefined }): ReactNode {
  const { onOpen } = props
  if (!onOpen) return props.text
  return (
    <button
      type="button"
      className="link"
      onClick={(event) => {
        event.stopPropagation()
        onOpen()
      }}
    >
      {props.text}
    </button>
  )
}
