/**
 * One indicator of one unit, down to its lines: what it says and why, the formula in words, peers, course, and the figures it is made of with who
 * reported them and where. J and K pick a line, Enter opens it, A puts what stands behind into a verification file.
 */
import { FolderPlus, Link as LinkIcon } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import type { IndicatorRow, LeafView, ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { Button, IconButton } from '../../widgets/Button.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { CaseWish } from './CaseOfCell.tsx'
import { LeafFacts } from './LeafFacts.tsx'
import { LeafPoints, linesOf, type LeafLine } from './LeafPoints.tsx'
import type { Way } from './use-way.ts'

export interface LeafInspectorProps {
  readonly table: ScoreTable
  readonly unit: string
  readonly indicator: IndicatorRow
  readonly way: Way
  readonly onCase: (wish: CaseWish) => void
}

export function LeafInspector(props: LeafInspectorProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const toast = useToast()
  const { table, unit, indicator, way } = props
  const result = useCommand('score.leaf', { unit, indicator: indicator.id, period: table.period })
  const leaf: LeafView | undefined =
    result.data?.unit.id === unit && result.data.indicator.id === indicator.id && result.data.period === table.period
      ? result.data
      : undefined
  const lines = useMemo(() => (leaf ? linesOf(leaf) : []), [leaf])
  const [picked, setPicked] = useState<string>()
  const at = Math.max(
    0,
    lines.findIndex((line) => line.key === picked)
  )
  const line = lines[at]
  const open = (one: LeafLine | undefined): void => {
    if (!one) return
    if (one.warning === null) way.row(one.dataset, one.id, one.label)
    else way.warning(one.warning, one.label)
  }
  const step = (by: number): void => setPicked(lines[Math.max(0, Math.min(lines.length - 1, at + by))]?.key)
  const put = (): void => props.onCase({ unit, indicator: indicator.id, what: 'figures' })
  useKeys({ j: () => step(1), k: () => step(-1), Enter: () => open(line), a: put })
  const copy = (): void => void navigator.clipboard.writeText(location.href).then(() => toast(t('frame.linkCopied')))
  return (
    <Inspector
      width="heat"
      label={t('ecology.leaf.inspector')}
      of={`${unit} ${indicator.id}`}
      kick={
        <>
          <span className="cut">
            {leaf?.path
              .slice(0, -1)
              .map((one) => `${one.id} ${name(one.name)}`)
              .join(' › ')}
          </span>
          <span className="push" />
          <span>{table.period}</span>
        </>
      }
      title={
        <>
          {indicator.id} {name(indicator.name)}
          <small className="ecology-title-unit">{leaf?.unit.name}</small>
        </>
      }
      footer={
        <>
          {line && (
            <Button kind="primary" big keys="Enter" onPress={() => open(line)}>
              {t(line.warning === null ? 'ecology.leaf.openLine' : 'ecology.leaf.openWarning')}
            </Button>
          )}
          <span className="push" />
          <IconButton kind="plain" big icon={<FolderPlus className="ic" />} label={t('ecology.leaf.putInCase')} onPress={put} />
          <IconButton kind="plain" big icon={<LinkIcon className="ic" />} label={t('frame.copyLink')} onPress={copy} />
        </>
      }
    >
      <Waiting result={{ ...result, data: leaf }} rows={10}>
        {(view) => (
          <>
            <LeafFacts leaf={view} table={table} />
            <LeafPoints leaf={view} picked={line?.key} onOpen={open} />
          </>
        )}
      </Waiting>
    </Inspector>
  )
}
