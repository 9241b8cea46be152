/** What a trial found: marks that would appear and go, each line with its matters, each matter a step from its trail. */
import type { ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useKept } from '../../api/kept.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { MatterLines, matterStep, moreMatters } from './MatterLines.tsx'
import type { Procedure } from './rules-draft.ts'

export type Tried = CommandOutput<'procedure.try'>
type Side = 'appear' | 'gone'
type Line = Tried[Side][number]
interface Opened {
  readonly side: Side
  readonly kind: Line['kind']
  readonly node: string
  readonly limit: number
}

export function TriedResult(props: {
  readonly keep: string
  readonly tried: Tried
  readonly procedure: Procedure
  readonly begin: boolean
  readonly nodeName: (code: string) => string
}): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const [opened, setOpened] = useKept<Opened | null>(`${props.keep} line`, null)
  const { matters, stay, appear, gone, lostSteps } = props.tried
  const list = (side: Side): ReactNode =>
    props.tried[side].length > 0 && (
      <>
        <h2 className="heading">{t(`process.rules.${side}`)}</h2>
        <ul className="process-tried">
          {props.tried[side].map(({ kind, node, matters: n }) => {
            const on = opened?.side === side && opened.kind === kind && opened.node === node
            return (
              <li key={`${kind} ${node}`}>
                <button
                  type="button"
                  className="link"
                  aria-expanded={on}
                  onClick={() => setOpened(() => (on ? null : { side, kind, node, limit: matterStep }))}
                >
                  {t('process.rules.tally', {
                    mark: words.mark(kind),
                    node: node === '' ? t('process.whole') : props.nodeName(node),
                    matters: n
                  })}
                </button>
                {on && (
                  <TriedMatters
                    procedure={props.procedure}
                    begin={props.begin}
                    opened={opened}
                    onMore={() => setOpened((old) => old && { ...old, limit: moreMatters(old.limit) })}
                  />
                )}
              </li>
            )
          })}
        </ul>
      </>
    )
  return (
    <section aria-live="polite">
      <p className="say">
        {t('process.rules.tried', { n: matters, stay })} {appear.length + gone.length === 0 && t('process.rules.same')}
      </p>
      {lostSteps > 0 && <p className="say">{t('process.rules.lost', { n: lostSteps })}</p>}
      {list('appear')}
      {list('gone')}
    </section>
  )
}

function TriedMatters(props: {
  readonly procedure: Procedure
  readonly begin: boolean
  readonly opened: Opened
  readonly onMore: () => void
}): ReactNode {
  const { advance } = useWalk()
  const { procedure, begin, opened } = props
  const result = useCommand('procedure.tried', { procedure, begin, ...opened })
  return (
    <MatterLines
      result={result}
      onMore={props.onMore}
      onMatter={(row) => advance({ place: 'matter', kind: 'matter', label: row.name, search: { id: row.id } }, 'push')}
    />
  )
}
