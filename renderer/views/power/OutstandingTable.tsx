/** The reverse walk: acts of this person that stand out beside those of peers, each with its number, the peers' spread and n. A row opens the act. */
import type { ReactNode } from 'react'
import type { PowerCourse, PowerOutstanding } from '../../../shared/ipc/commands/power.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText, Money } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import type { PowerWay } from './use-power-way.ts'

export function OutstandingTable(props: { readonly course: PowerCourse; readonly way: PowerWay; readonly onMore: () => void }): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const name = useBilingual()
  const { course, way } = props
  return (
    <>
      <h2 className="heading">
        {t('power.out.title')} <small>{t('power.out.note')}</small>
      </h2>
      {course.outstanding.length === 0 ? (
        <p className="mut">{t('power.out.none')}</p>
      ) : (
        <Ledger
          label={t('power.out.title')}
          rows={course.outstanding}
          rowKey={(one, at) => `${one.row.id} ${one.how} ${at}`}
          onOpen={(one) => way.act(one.row)}
          columns={[
            { id: 'how', title: t('power.out.how'), width: 110, cell: (one) => <b>{t(`power.out.kind.${one.how}`)}</b> },
            { id: 'value', title: t('power.out.value'), width: 130, cell: (one) => <Value one={one} /> },
            { id: 'peers', title: t('power.out.peers'), width: 250, cell: (one) => <PeerSpread one={one} /> },
            { id: 'at', title: t('power.head.at'), width: 86, cell: (one) => <DateText date={one.row.at} /> },
            {
              id: 'what',
              title: t('power.head.item'),
              width: 170,
              cell: (one) => `${one.row.kind === null ? '' : words.act(one.row.kind)} · ${name(one.row.item)}`
            },
            { id: 'matter', title: t('power.head.matter'), cell: (one) => one.row.matter.name },
            { id: 'post', title: t('power.head.post'), width: 130, cell: (one) => <span className="sec">{one.row.post ?? '—'}</span> }
          ]}
        />
      )}
      {course.outstanding.length < course.outstandingTotal && (
        <p className="mut">
          {t('power.out.shown', { n: formatNumber(course.outstanding.length), of: formatNumber(course.outstandingTotal) })}{' '}
          <Button onPress={props.onMore}>{t('common.more')}</Button>
        </p>
      )}
    </>
  )
}

function Value({ one }: { readonly one: PowerOutstanding }): ReactNode {
  const t = useText()
  const words = useRecordWords()
  switch (one.how) {
    case 'late':
    case 'quick':
      return t('power.workDays', { n: one.value })
    case 'large':
      return <Money fen={one.value} />
    case 'returned':
      return t('power.out.rounds', { n: one.value })
    case 'marked':
      return one.row.marks.map((mark) => words.mark(mark)).join('、')
    case 'counterparty':
      return t('power.out.matters', { n: one.value, party: one.party?.name ?? '' })
  }
}

/** Times and money by the 5th, 50th and 95th of 100; the rest as the share among peers. */
function PeerSpread({ one }: { readonly one: PowerOutstanding }): ReactNode {
  const t = useText()
  const { n, low, median, high } = one.peers
  if (median === null) return <span className="mut">{t('power.out.noPeers', { n: formatNumber(n) })}</span>
  if (low === null || high === null) return t('power.out.shareOf', { share: formatPercent(median), n: formatNumber(n) })
  if (one.how === 'large')
    return (
      <>
        <Money fen={low} unit={false} /> · <Money fen={median} unit={false} /> · <Money fen={high} />{' '}
        <span className="mut">n = {formatNumber(n)}</span>
      </>
    )
  return t('power.out.spread', { low, median, high, n: formatNumber(n) })
}
