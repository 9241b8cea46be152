/** The tree of indicators: weights, formulas in words, who collects what, why an indicator weighs nothing; a change is tried before it is saved as the next version. */
import { useMemo, useState, type ReactNode } from 'react'
import type { ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { useAsk, useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Button } from '../../widgets/Button.tsx'
import { SelectChip } from '../../widgets/Chips.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { EcologySearch } from './search.ts'
import { emptyDraft, isEmpty, sumFaults, sumUpward, totalOf, weightText, type TreeDraft } from './tree-draft.ts'
import { TreeInspector } from './TreeInspector.tsx'
import { TreeMoves } from './TreeMoves.tsx'
import { TreeRows } from './TreeRows.tsx'
import { TreeSave } from './TreeSave.tsx'

export interface TreePartProps {
  readonly table: ScoreTable
  readonly search: EcologySearch
  readonly change: (patch: Partial<EcologySearch>) => void
  readonly filters: ReactNode
}

export function TreePart(props: TreePartProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { search, change, table } = props
  const result = useCommand('tree.read', search.version === undefined ? {} : { version: search.version })
  const [draft, setDraft] = useState<TreeDraft>(emptyDraft)
  const [saving, setSaving] = useState(false)
  const trial = useAsk('tree.try')
  const [moves, setMoves] = useState<Awaited<ReturnType<typeof trial.run>>>()
  const nodes = useMemo(() => result.data?.indicators ?? [], [result.data])
  const faults = useMemo(() => sumFaults(nodes, draft), [nodes, draft])
  const edit = (next: TreeDraft): void => {
    setDraft(next)
    setMoves(undefined)
  }
  const input = { weights: { ...draft.weights }, observed: { ...draft.observed } }
  const changes = Object.keys(draft.weights).length + Object.keys(draft.observed).length
  const node = nodes.find((one) => one.id === search.indicator)
  const newest = result.data?.versions.at(-1)?.version
  const old = search.version !== undefined && search.version !== newest
  return (
    <ViewLayout
      filters={props.filters}
      status={
        <>
          <span>{t('ecology.tree.count', { n: nodes.filter((one) => one.leaf).length, points: result.data?.points.length ?? 0 })}</span>
          <span>{t('ecology.tree.total', { n: weightText(totalOf(nodes, draft)) })}</span>
          <span className="push" />
          <span>{t('ecology.keys.tree')}</span>
        </>
      }
      inspector={<TreeInspector view={result} node={node} draft={draft} locked={old} onDraft={edit} />}
    >
      <Waiting result={result} rows={14}>
        {(view) => (
          <>
            <div className="ecology-tree-head">
              <h1 className="heading">
                {name(view.tree.name)} <small>{t('ecology.tree.version', { n: view.tree.version })}</small>
              </h1>
              <SelectChip
                label={t('ecology.tree.versions')}
                value={String(view.tree.version)}
                onChange={(version) => {
                  change({ version: Number(version) })
                  edit(emptyDraft)
                }}
                options={view.versions.toReversed().map((one) => ({
                  id: String(one.version),
                  label: `v${one.version}`,
                  note: one.shipped ? t('ecology.tree.shipped') : one.validFrom
                }))}
              />
              <span className="push" />
              {changes > 0 && <span>{t('ecology.tree.changes', { n: changes })}</span>}
              {faults.length > 0 && <Button onPress={() => edit(sumUpward(nodes, draft))}>{t('ecology.tree.sumUp')}</Button>}
              {changes > 0 && (
                <Button kind="quiet" onPress={() => edit(emptyDraft)}>
                  {t('ecology.tree.discard')}
                </Button>
              )}
              <Button
                isDisabled={isEmpty(draft) || trial.running}
                onPress={() => void trial.run({ ...input, period: table.period }).then(setMoves)}
              >
                {t('ecology.tree.try')}
              </Button>
              <Button kind="primary" isDisabled={isEmpty(draft) || faults.length > 0} onPress={() => setSaving(true)}>
                {t('ecology.tree.save')}
              </Button>
            </div>
            {old && <p className="ecology-tree-note sec">{t('ecology.tree.old')}</p>}
            {faults.length > 0 && (
              <ul className="ecology-faults" aria-live="polite">
                {faults.slice(0, 4).map((fault) => (
                  <li key={fault.id}>
                    {t('ecology.tree.fault', {
                      id: fault.id,
                      weight: weightText(fault.weight),
                      sum: weightText(fault.sum),
                      gap: weightText(Math.abs(fault.sum - fault.weight))
                    })}
                  </li>
                ))}
              </ul>
            )}
            {trial.error && <ErrorState error={trial.error} safe="nothing" />}
            {moves && <TreeMoves result={moves} bands={table.bands} period={table.period} onClose={() => setMoves(undefined)} />}
            <TreeRows
              view={view}
              draft={draft}
              faults={faults}
              locked={old}
              here={search.indicator}
              onHere={(id) => change({ indicator: id })}
              onDraft={edit}
            />
            <Dialog title={t('ecology.tree.save')} open={saving} onOpenChange={setSaving} keep>
              {saving && (
                <TreeSave
                  input={input}
                  changes={changes}
                  onCancel={() => setSaving(false)}
                  onSaved={() => {
                    setSaving(false)
                    edit(emptyDraft)
                    change({ version: undefined })
                  }}
                />
              )}
            </Dialog>
          </>
        )}
      </Waiting>
    </ViewLayout>
  )
}
