/** One indicator of the tree: formula in words, the proposal's own words, what it is collected from and by whom, and why it weighs nothing, if it does not. */
import { useState, type ReactNode } from 'react'
import type { CommandResult } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { levelWord } from './level-word.ts'
import { weightOf, withObserved, type TreeDraft } from './tree-draft.ts'
import { asideOf, type TreeNode, type TreeView } from './TreeRows.tsx'
import { TreeVersions } from './TreeVersions.tsx'

export interface TreeInspectorProps {
  readonly view: CommandResult<TreeView>
  readonly node: TreeNode | undefined
  readonly draft: TreeDraft
  readonly locked: boolean
  readonly onDraft: (draft: TreeDraft) => void
}

export function TreeInspector(props: TreeInspectorProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { node, draft } = props
  const view = props.view.data
  if (!node || !view)
    return (
      <Inspector label={t('ecology.tree.inspector')}>
        <EmptyState title={t('ecology.tree.pick')} text={t('ecology.tree.pickText')} />
        {view && <TreeVersions view={view} />}
      </Inspector>
    )
  const points = node.points.flatMap((id) => view.points.find((point) => point.id === id) ?? [])
  const without = view.variants.filter((variant) => variant.drop.includes(node.id))
  const aside = asideOf(node, draft)
  const rows: [string, ReactNode][] = [[t('ecology.tree.weight'), String(weightOf(node, draft))]]
  if (name(node.formula) !== '') rows.push([t('ecology.leaf.formula'), name(node.formula)])
  if (node.prose !== '') rows.push([t('ecology.leaf.prose'), node.prose])
  if (node.choice !== null) rows.push([t('ecology.leaf.choice'), name(node.choice)])
  rows.push([t('ecology.tree.applies'), node.applies.length === 0 ? t('ecology.tree.allKinds') : node.applies.join(t('common.comma'))])
  if (without.length > 0)
    rows.push([
      t('ecology.tree.notIn'),
      without.map((one) => `${name(one.name)}（${one.kinds.join(t('common.comma'))}）`).join(t('common.comma'))
    ])
  rows.push([t('ecology.tree.markLabel'), t(`ecology.mark.${node.mark as 'V' | 'P' | 'K' | 'L'}`)])
  return (
    <Inspector
      label={t('ecology.tree.inspector')}
      of={node.id}
      kick={<span>{t(levelWord(node.level))}</span>}
      title={`${node.id} ${name(node.name)}`}
    >
      <InspectorSection title={t('ecology.leaf.how')}>
        <KeyValue rows={rows} labels={72} />
      </InspectorSection>
      {node.leaf && aside !== 'bonus' && (
        <InspectorSection title={t('ecology.tree.weighs')}>
          {aside === 'observed' && <p className="ecology-why">{name(draft.observed[node.id] ?? node.why ?? { zh: '', en: '' })}</p>}
          {!props.locked && (
            <ObservedSwitch
              key={`${node.id} ${aside ?? ''}`}
              observed={aside === 'observed'}
              onChange={(why) => props.onDraft(withObserved(draft, node, why === null ? null : { zh: why, en: why }))}
            />
          )}
        </InspectorSection>
      )}
      {points.length > 0 && (
        <InspectorSection title={t('ecology.leaf.points')} note={t('ecology.leaf.pointsNote', { n: points.length })}>
          {points.map((point) => (
            <div key={point.id} className="ecology-point">
              <b>
                <small className="mut">{point.id} </small>
                {name(point.name)}
              </b>
              <p className="mut">
                {t('ecology.leaf.collects', { source: point.source, department: point.department })} ·{' '}
                {t(`ecology.every.${point.every as 'month' | 'quarter' | 'year'}`)}
              </p>
              {(point.counted || point.why !== '') && (
                <p className="mut">
                  {t(point.counted ? 'ecology.tree.counted' : 'ecology.tree.notCounted')} {point.why}
                </p>
              )}
            </div>
          ))}
        </InspectorSection>
      )}
      <TreeVersions view={view} />
    </Inspector>
  )
}

/** Weighs, or only looked at with the reason why. */
function ObservedSwitch(props: { readonly observed: boolean; readonly onChange: (why: string | null) => void }): ReactNode {
  const t = useText()
  const [why, setWhy] = useState('')
  if (props.observed) return <Button onPress={() => props.onChange(null)}>{t('ecology.tree.weighAgain')}</Button>
  return (
    <form
      className="ecology-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (why.trim() !== '') props.onChange(why.trim())
      }}
    >
      <TextField label={t('ecology.tree.whyObserved')} value={why} onChange={setWhy} placeholder={t('ecology.tree.whyHint')} />
      <Button type="submit" isDisabled={why.trim() === ''}>
        {t('ecology.tree.observe')}
      </Button>
    </form>
  )
}
