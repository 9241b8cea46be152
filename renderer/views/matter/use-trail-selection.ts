/** What is chosen in a trail, kept in the link: a node, one of its acts, the source row. Choosing goes on in the walk; Back comes back to it. */
import { useEffect, useMemo } from 'react'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import type { MatterSearch } from './search.ts'
import { stepKey, type TrailAct, type TrailStep } from './trail-track.ts'

export interface TrailSelection {
  readonly step: TrailStep | undefined
  readonly act: TrailAct | undefined
  readonly source: MatterSearch['source']
  /** The name of what is chosen, as the walk prints it. */
  readonly label: string | undefined
  readonly select: (step: TrailStep, act?: TrailAct) => void
  readonly openSource: (what: NonNullable<MatterSearch['source']>) => void
  readonly clear: () => void
}

export function useTrailSelection(id: string, trail: MatterTrail | undefined): TrailSelection {
  const t = useText()
  const words = useRecordWords()
  const spoken = useBilingual()
  const { walk, advance, name } = useWalk()
  const [search] = useViewSearch<MatterSearch>()
  const { optional, tab, holder } = search
  const found = useMemo(() => {
    const steps = trail?.steps ?? []
    const byAct = search.act === undefined ? undefined : steps.find((one) => one.acts.some((act) => act.id === search.act))
    const step = byAct ?? (search.step === undefined ? undefined : steps.find((one) => stepKey(one) === search.step))
    return { step, act: step?.acts.find((act) => act.id === search.act) }
  }, [trail, search.step, search.act])
  const here = walk.steps[walk.at]

  const labelOf = (step: TrailStep, act: TrailAct | undefined): string => {
    if (!act) return spoken(step.name)
    const who = act.meeting?.name ?? act.person?.name ?? act.nameInLedger
    return who ? `${words.act(act.kind)} · ${who}` : words.act(act.kind)
  }
  const base = { id, ...(optional ? { optional } : {}), ...(tab ? { tab } : {}), ...(holder ? { holder } : {}) }
  const select = (step: TrailStep, act?: TrailAct): void =>
    advance(
      {
        place: 'matter',
        kind: 'act',
        label: labelOf(step, act),
        search: { ...base, step: stepKey(step), ...(act ? { act: act.id } : {}) }
      },
      here?.kind === 'source' ? 'replace' : 'auto'
    )
  const openSource = (what: NonNullable<MatterSearch['source']>): void => {
    const place =
      what === 'act' ? found.act?.source : what === 'step' ? found.step?.source : what === 'matter' ? trail?.matter.source : undefined
    advance({
      place: 'matter',
      kind: 'source',
      label:
        what === 'meeting'
          ? (found.act?.meeting?.name ?? t('matter.meeting'))
          : place
            ? `${place.file} · ${place.line}`
            : t('matter.openSource'),
      search: {
        ...base,
        ...(found.step ? { step: stepKey(found.step) } : {}),
        ...(found.act ? { act: found.act.id } : {}),
        source: what
      }
    })
  }
  const clear = (): void => {
    if (trail) advance({ place: 'matter', kind: 'matter', label: trail.matter.name, search: base }, 'replace')
  }
  // A pasted link knows no names: the present step gets its own once the trail is there.
  const label = trail && (found.step ? labelOf(found.step, found.act) : trail.matter.name)
  const kind = search.source ? 'source' : found.step ? 'act' : 'matter'
  const unnamed = here?.kind === 'place'
  useEffect(() => {
    if (unnamed && label !== undefined) name(kind, label)
  }, [unnamed, label, kind, name])
  return { ...found, source: search.source, label, select, openSource, clear }
}
