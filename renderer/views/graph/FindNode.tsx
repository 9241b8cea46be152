/** Finds a person, firm, unit or matter to begin with, or to lead a path to. */
import { useEffect, useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { SearchBox } from '../../widgets/Fields.tsx'
import type { GraphWords } from './use-graph-words.ts'

type Hit = CommandOutput<'search.find'>['hits'][number]

export function FindNode(props: {
  readonly words: GraphWords
  readonly onPick: (key: string, label: string) => void
  /** Takes the keyboard at once, as in a dialog. */
  readonly first?: boolean
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { words } = props
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState('')
  useEffect(() => {
    const wait = setTimeout(() => setWanted(text.trim()), 150)
    return () => clearTimeout(wait)
  }, [text])
  const found = useCommand('search.find', { text: wanted, limit: 24 }, { enabled: wanted !== '' })
  const kindOf = (hit: Hit): string | undefined => words.kinds.nodes.find(({ dataset }) => dataset === hit.kind)?.id
  const hits = wanted === '' ? [] : (found.data?.hits ?? []).filter((hit) => kindOf(hit) !== undefined)
  const pick = (hit: Hit): void => props.onPick(`${kindOf(hit)}~${hit.id}`, hit.title)
  const best = wanted === text.trim() ? hits[0] : undefined
  return (
    <div className="graph-find">
      <SearchBox label={t('graph.find')} value={text} onChange={setText} first={props.first ?? false} onEnter={() => best && pick(best)} />
      {wanted !== '' && found.data && hits.length === 0 && <p className="sec">{t('graph.noneFound')}</p>}
      {hits.length > 0 && (
        <ul aria-label={t('graph.found')}>
          {hits.map((hit) => (
            <li key={`${hit.kind} ${hit.id}`}>
              <button type="button" className="graph-name" onClick={() => pick(hit)}>
                <small>{words.nodeKind(kindOf(hit) ?? '')}</small>
                {hit.title} {name(hit.note) !== '' && <span className="sec">{name(hit.note)}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function FindPathDialog(props: {
  readonly open: boolean
  readonly from: string
  readonly words: GraphWords
  readonly onClose: () => void
  readonly onPick: (key: string) => void
}): ReactNode {
  const t = useText()
  return (
    <Dialog title={t('graph.pathTo', { name: props.from })} open={props.open} onOpenChange={(open) => !open && props.onClose()} width={460}>
      {props.open && <FindNode first words={props.words} onPick={(key) => props.onPick(key)} />}
    </Dialog>
  )
}
