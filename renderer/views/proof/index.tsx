/** 核验: what the record says was done is done again here: an item followed, a draw drawn again, sealed records read again. */
import type { ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Segments, SelectChip } from '../../widgets/Chips.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { ChainPart } from './ChainPart.tsx'
import { DrawPart } from './DrawPart.tsx'
import { RowInspector } from './RowInspector.tsx'
import { proofParts, type ProofSearch } from './search.ts'
import { TracePart } from './TracePart.tsx'
import './proof.css'

type Listed = CommandOutput<'proof.list'>

export default function ProofView(): ReactNode {
  const t = useText()
  const name = useBilingual()
  const [search, change] = useViewSearch<ProofSearch>()
  const result = useCommand('proof.list', {})
  const part = search.part ?? 'trace'
  const kinds = result.data ? kindsOf(result.data, part) : []
  const kind = kinds.find((one) => one.id === search.kind) ?? kinds[0]
  return (
    <ViewLayout
      scroll
      filters={
        <>
          <h1 className="hidden-text">{t('frame.place.proof')}</h1>
          <Segments
            label={t('proof.parts')}
            options={proofParts.map((id) => ({ id, label: t(`proof.part.${id}`) }))}
            value={part}
            onChange={(next) =>
              change({ part: next, kind: undefined, id: undefined, row: undefined, fair: undefined, only: undefined, from: undefined })
            }
          />
          {kinds.length > 1 && kind && (
            <SelectChip
              label={t('proof.kind')}
              value={kind.id}
              options={kinds.map((one) => ({ id: one.id, label: name(one.name) }))}
              onChange={(next) => change({ kind: next, id: undefined, row: undefined, fair: undefined, only: undefined, from: undefined })}
            />
          )}
        </>
      }
      inspector={<RowInspector row={search.row} />}
    >
      <Waiting result={result} rows={8}>
        {() => {
          if (!kind || kind.n === 0) return <EmptyState title={t(`proof.none.${part}`)} text={t(`proof.noneText.${part}`)} />
          if (part === 'trace') return <TracePart key={kind.id} kind={kind} />
          return part === 'draw' ? <DrawPart key={kind.id} kind={kind} /> : <ChainPart key={kind.id} kind={kind} />
        }}
      </Waiting>
    </ViewLayout>
  )
}

export interface ProofKind {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  /** what an item's id is called */
  readonly item?: { readonly zh: string; readonly en: string }
  readonly n: number
}

function kindsOf(listed: Listed, part: (typeof proofParts)[number]): readonly ProofKind[] {
  if (part === 'trace') return listed.traces.map((one) => ({ id: one.id, name: one.name, item: one.item, n: one.rows }))
  if (part === 'draw') return listed.draws.map((one) => ({ id: one.id, name: one.name, n: one.draws }))
  return listed.chains.map((one) => ({ id: one.id, name: one.name, n: one.chains }))
}
