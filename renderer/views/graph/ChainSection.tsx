/** Who stands above a firm by shares: each holder with the product of the shares, the ways, and circles. Unknown shares stay unknown. */
import type { ReactNode } from 'react'
import type { GraphNode } from '../../../shared/ipc/commands/graph.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'

const most = 30
const mostWays = 3

export function ChainSection(props: {
  readonly node: string
  /** the day as of which; today when absent */
  readonly on: string | undefined
  readonly onDraw: (nodes: readonly GraphNode[]) => void
}): ReactNode {
  const t = useText()
  const result = useCommand('graph.chain', { node: props.node, ...(props.on === undefined ? {} : { on: props.on }) })
  const chain = result.data
  const nameOf = (key: string): string => chain?.nodes.find((node) => node.key === key)?.label ?? key
  const percent = (share: number): string => t('graph.chainHolder', { share: formatNumber(share, Number.isInteger(share) ? 0 : 2) })
  return (
    <InspectorSection
      title={t('graph.chain')}
      note={chain === undefined ? t('graph.chainNote') : `${t('graph.chainOn', { date: chain.on })} · ${t('graph.chainNote')}`}
    >
      <Waiting result={result} rows={2}>
        {(data) =>
          data.holders.length === 0 ? (
            <p className="sec">{t('graph.chainNone')}</p>
          ) : (
            <>
              <ul className="graph-chain">
                {data.holders.slice(0, most).map((holder) => (
                  <li key={holder.node}>
                    <b>{nameOf(holder.node)}</b>
                    <span className="num">{holder.share === null ? t('graph.shareUnknown') : percent(holder.share)}</span>
                    <small>
                      {holder.ways
                        .slice(0, mostWays)
                        .map((way) => way.nodes.map(nameOf).join(' → '))
                        .join('；')}
                      {holder.ways.length > mostWays && ` · ${t('graph.chainWays', { n: holder.ways.length })}`}
                      {holder.share !== null && holder.partly && ` · ${t('graph.chainPartly')}`}
                      {holder.ultimate && ` · ${t('graph.chainUltimate')}`}
                    </small>
                  </li>
                ))}
              </ul>
              {data.holders.length > most && <p className="sec">{t('graph.chainRest', { n: data.holders.length - most })}</p>}
              {data.circles.map((circle) => (
                <p key={circle.join(' ')} className="sec">
                  {t('graph.chainCircle', { names: circle.map(nameOf).join(' → ') })}
                </p>
              ))}
              {!data.complete && <p className="sec">{t('graph.chainPart')}</p>}
              <Button onPress={() => props.onDraw(data.nodes)}>{t('graph.draw')}</Button>
            </>
          )
        }
      </Waiting>
    </InspectorSection>
  )
}
