/** How often this person's acts stand at marked nodes, beside all who hold the same post: counts over counts, no score and no rank. */
import type { ReactNode } from 'react'
import type { PersonTrail } from '../../../shared/ipc/commands/trail.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { compareShares, type ShareLine } from './person-layout.ts'

export function PeerShares(props: { readonly trail: PersonTrail }): ReactNode {
  const t = useText()
  const { peers } = props.trail
  const shares = compareShares(props.trail)
  const alone = !peers || peers.people < 2
  return (
    <InspectorSection
      title={t('person.compare')}
      note={peers && !alone ? t('person.compareNote', { post: peers.post, n: formatNumber(peers.people) }) : undefined}
    >
      {shares ? (
        <>
          <p className="sec">{t('person.compareShare')}</p>
          <dl className="shares">
            <Share label={t('person.compareOwn')} line={shares.own} top={Math.max(shares.own.share, shares.peers.share)} own />
            <Share label={t('person.comparePeers')} line={shares.peers} top={Math.max(shares.own.share, shares.peers.share)} />
          </dl>
          <p className="mut">{t('person.compareHint')}</p>
        </>
      ) : (
        <p className="mut">{alone ? t('person.compareNone') : t('person.compareFew')}</p>
      )}
    </InspectorSection>
  )
}

function Share(props: { readonly label: string; readonly line: ShareLine; readonly top: number; readonly own?: boolean }): ReactNode {
  const { line } = props
  return (
    <>
      <dt>{props.label}</dt>
      <dd>
        <i style={{ width: `${props.top === 0 ? 0 : Math.max(1, (line.share / props.top) * 100)}%` }} data-own={props.own || undefined} />
      </dd>
      <dd className="num">
        <b>{formatPercent(line.share)}</b>{' '}
        <span className="unit">
          {formatNumber(line.marked)} / {formatNumber(line.acts)}
        </span>
      </dd>
    </>
  )
}
