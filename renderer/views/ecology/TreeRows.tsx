/** The tree as a table that can be changed: weight in a field, looked at only or weighed, formula in words. Branches fold. */
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { weightOf, weightText, withWeight, type SumFault, type TreeDraft } from './tree-draft.ts'

export type TreeView = CommandOutput<'tree.read'>
export type TreeNode = TreeView['indicators'][number]

export interface TreeRowsProps {
  readonly view: TreeView
  readonly draft: TreeDraft
  readonly faults: readonly SumFault[]
  /** An old version is read only. */
  readonly locked: boolean
  readonly here: string | undefined
  readonly onHere: (id: string) => void
  readonly onDraft: (draft: TreeDraft) => void
}

export function TreeRows(props: TreeRowsProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { view, draft, here } = props
  const [closed, setClosed] = useState<ReadonlySet<string>>(
    () => new Set(view.indicators.filter((node) => !node.leaf && node.level > 1).map((node) => node.id))
  )
  const shown = useMemo(() => {
    const parents = new Map(view.indicators.map((node) => [node.id, node.parent]))
    const above = new Set<string>()
    for (let id = parents.get(here ?? '') ?? null; id !== null; id = parents.get(id) ?? null) above.add(id)
    const hidden = (id: string | null): boolean => id !== null && ((closed.has(id) && !above.has(id)) || hidden(parents.get(id) ?? null))
    return view.indicators.filter((node) => !hidden(node.parent))
  }, [view, closed, here])
  const fold = (id: string): void => {
    const next = new Set(closed)
    if (!next.delete(id)) next.add(id)
    setClosed(next)
  }
  const stand = (element: Element | null): void => {
    if (element instanceof HTMLElement && element.dataset['node'] !== undefined) element.focus()
  }
  const press = (event: KeyboardEvent<HTMLTableRowElement>, node: TreeNode): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'ArrowDown') stand(event.currentTarget.nextElementSibling)
    else if (event.key === 'ArrowUp') stand(event.currentTarget.previousElementSibling)
    else if (event.key === 'ArrowRight' && closed.has(node.id)) fold(node.id)
    else if (event.key === 'ArrowLeft' && !node.leaf && !closed.has(node.id)) fold(node.id)
    else if (event.key === 'Enter' || event.key === ' ') props.onHere(node.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="ecology-tree-rows">
      <table className="ledger" data-wide aria-label={name(view.tree.name)}>
        <colgroup>
          <col style={{ width: '38%' }} />
          <col style={{ width: 88 }} />
          <col style={{ width: 92 }} />
          <col style={{ width: 96 }} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('ecology.leaf.name')}</th>
            <th scope="col" className="num">
              {t('ecology.tree.weight')}
            </th>
            <th scope="col" className="num">
              {t('ecology.tree.sum')}
            </th>
            <th scope="col">{t('ecology.tree.weighs')}</th>
            <th scope="col">{t('ecology.leaf.formula')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((node) => {
            const fault = props.faults.find((one) => one.id === node.id)
            const aside = asideOf(node, draft)
            const label = `${node.id} ${name(node.name)}`
            return (
              <tr
                key={node.id}
                data-node={node.id}
                data-acts=""
                data-on={node.id === here || undefined}
                tabIndex={node.id === (here ?? shown[0]?.id) ? 0 : -1}
                onClick={() => props.onHere(node.id)}
                onKeyDown={(event) => press(event, node)}
              >
                <td title={label}>
                  <span className="row-line" style={{ paddingLeft: (node.level - 1) * 14 }}>
                    {node.leaf ? (
                      <i className="ecology-fold" />
                    ) : (
                      <button
                        type="button"
                        className="ecology-fold"
                        tabIndex={-1}
                        aria-expanded={!closed.has(node.id)}
                        aria-label={t('ecology.tree.fold', { name: label })}
                        onClick={(event) => {
                          event.stopPropagation()
                          fold(node.id)
                        }}
                      >
                        {closed.has(node.id) ? <ChevronRight className="ic" /> : <ChevronDown className="ic" />}
                      </button>
                    )}
                    <span className="cut">{label}</span>
                  </span>
                </td>
                <td className="num">
                  <WeightField
                    node={node}
                    label={t('ecology.tree.weightOf', { name: label })}
                    value={weightOf(node, draft)}
                    changed={draft.weights[node.id] !== undefined}
                    locked={props.locked}
                    onChange={(weight) => props.onDraft(withWeight(draft, node, weight))}
                  />
                </td>
                <td className={fault ? 'num' : 'num mut'} data-fault={fault ? '' : undefined}>
                  {node.leaf ? '' : fault ? `≠ ${weightText(fault.sum)}` : weightText(weightOf(node, draft))}
                </td>
                <td className={aside === null ? undefined : 'mut'}>{aside === null ? '' : t(`ecology.stateShort.${aside}`)}</td>
                <td className="mut" title={name(node.formula)}>
                  {name(node.formula)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Whether an indicator weighs nothing, the draft included. */
export function asideOf(node: TreeNode, draft: TreeDraft): 'observed' | 'bonus' | null {
  const asked = draft.observed[node.id]
  if (asked !== undefined) return asked === null ? null : 'observed'
  return node.aside
}

interface WeightFieldProps {
  readonly node: TreeNode
  readonly label: string
  readonly value: number
  readonly changed: boolean
  readonly locked: boolean
  readonly onChange: (weight: number) => void
}

function WeightField(props: WeightFieldProps): ReactNode {
  const [typed, setTyped] = useState<string>()
  const commit = (): void => {
    const weight = Number(typed)
    if (typed !== undefined && Number.isFinite(weight) && weight > 0) props.onChange(weight)
    setTyped(undefined)
  }
  return (
    <input
      className="input ecology-weight"
      inputMode="decimal"
      aria-label={props.label}
      data-changed={props.changed || undefined}
      readOnly={props.locked}
      value={typed ?? String(props.value)}
      onChange={(event) => {
        const next = event.target.value
        setTyped(next)
        const weight = Number(next)
        if (next.trim() !== '' && Number.isFinite(weight) && weight > 0) props.onChange(weight)
      }}
      onClick={(event) => event.stopPropagation()}
      onBlur={commit}
    />
  )
}
