/** The contents in order: number, kind, title, document, author, date, check. Rows move by dragging or Alt ↑ ↓; Enter opens what a piece came from. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useAsk } from '../../api/hooks.tsx'
import type { CaseFile } from '../../../shared/ipc/commands/case.ts'
import { useKeys, isTyping } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import type { Bars } from './CaseFileView.tsx'
import { ItemInspector } from './ItemInspector.tsx'
import { stepOfItem } from './item-step.ts'
import type { CasesSearch } from './search.ts'
import { checkedRows, needsCheck, type CaseItem } from './words.ts'

export function ContentsPart(props: { readonly file: CaseFile; readonly bars: Bars }): ReactNode {
  const t = useText()
  const toast = useToast()
  const { file } = props
  const { advance, open } = useWalk()
  const [search, change] = useViewSearch<CasesSearch>()
  const order = useAsk('case.item')
  const [dragged, setDragged] = useState<string>()
  const [over, setOver] = useState<number>()
  const at = Math.max(
    0,
    file.contents.findIndex((item) => item.id === search.item)
  )
  const here = file.contents[at]
  const choose = (index: number): void => {
    const item = file.contents[Math.max(0, Math.min(file.contents.length - 1, index))]
    if (item) change({ item: item.id })
  }
  const move = (item: CaseItem | undefined, seq: number): void => {
    if (!item || seq < 1 || seq > file.contents.length || seq === item.seq) return
    change({ item: item.id })
    void order.run({ case: file.id, item: item.id, seq }).then((done) => done && toast(t('cases.item.moved', { n: seq })))
  }
  const go = (item: CaseItem | undefined): void => {
    if (!item) return
    const step = stepOfItem(item)
    if (step) advance(step, 'push')
    else if (item.kind === 'row' || item.kind === 'attachment')
      change({ part: 'desk', item: item.id, ...(item.kind === 'row' ? { row: item.ref } : {}) })
  }
  useKeys({
    j: () => choose(at + 1),
    k: () => choose(at - 1),
    ArrowDown: () => choose(at + 1),
    ArrowUp: () => choose(at - 1),
    Enter: () => go(here)
  })
  useAltArrows((by) => here && move(here, here.seq + by))
  if (file.contents.length === 0)
    return (
      <ViewLayout {...props.bars}>
        <EmptyState
          title={t('cases.item.empty')}
          text={t('cases.item.emptyText')}
          action={
            <Button kind="primary" onPress={() => open({ place: 'warnings' })}>
              {t('cases.item.toWarnings')}
            </Button>
          }
        />
      </ViewLayout>
    )
  return (
    <ViewLayout
      {...props.bars}
      inspector={
        here ? (
          <ItemInspector key={here.id} file={file} item={here} onMove={(seq) => move(here, seq)} onOpen={() => go(here)} />
        ) : (
          <Inspector label={t('cases.part.contents')}>
            <EmptyState title={t('cases.item.pick')} text={t('cases.item.pickText')} />
          </Inspector>
        )
      }
    >
      <div className="contents-scroll">
        {file.summary !== '' && <p className="contents-summary say">{file.summary}</p>}
        <table className="ledger contents" data-wide aria-label={t('cases.part.contents')}>
          <colgroup>
            {[44, 84, undefined, 132, 120, 88, 84, 60].map((width, index) => (
              <col key={`c${String(index)}`} style={width === undefined ? undefined : { width }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {(['seq', 'kind', 'title', 'docNo', 'author', 'date', 'check', 'rows'] as const).map((name) => (
                <th key={name} scope="col" className={name === 'seq' || name === 'rows' ? 'num' : undefined}>
                  {t(`cases.item.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.contents.map((item, index) => (
              <tr
                key={item.id}
                data-acts
                data-on={item.id === here?.id || undefined}
                data-over={over === index || undefined}
                aria-selected={item.id === here?.id}
                tabIndex={item.id === here?.id ? 0 : -1}
                draggable
                onClick={() => change({ item: item.id })}
                onDoubleClick={() => go(item)}
                onDragStart={() => setDragged(item.id)}
                onDragEnd={() => {
                  setDragged(undefined)
                  setOver(undefined)
                }}
                onDragOver={(event) => {
                  event.preventDefault()
                  setOver(index)
                }}
                onDrop={(event) => {
                  event.preventDefault()
                  setOver(undefined)
                  move(
                    file.contents.find((one) => one.id === dragged),
                    item.seq
                  )
                }}
              >
                <td className="num">{item.seq}</td>
                <td className="sec">{t(`cases.kind.${item.kind}`)}</td>
                <td title={item.title}>{item.title}</td>
                <td title={item.docNo}>{item.docNo || <span className="mut">—</span>}</td>
                <td title={item.author}>{item.author || <span className="mut">—</span>}</td>
                <td>{item.date || <span className="mut">—</span>}</td>
                <td>{needsCheck(item) ? t(`cases.check.short.${item.check.state}`) : <span className="mut">—</span>}</td>
                <td className="num">
                  {item.rows.length === 0 ? (
                    <span className="mut">—</span>
                  ) : (
                    t('common.of', { n: checkedRows(item), total: item.rows.length })
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {order.error && <ErrorState error={order.error} safe="data" />}
      </div>
    </ViewLayout>
  )
}

/** Alt ↑ and Alt ↓, which the frame leaves to the view. */
function useAltArrows(move: (by: -1 | 1) => void): void {
  const latest = useRef(move)
  useEffect(() => {
    latest.current = move
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || isTyping(event.target) || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
      event.preventDefault()
      latest.current(event.key === 'ArrowUp' ? -1 : 1)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
