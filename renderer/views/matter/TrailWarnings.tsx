/** Warnings that concern what is shown; each opens its card, and where there are more than are listed, the list of all of them. */
import type { ReactNode } from 'react'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { WarningLines } from '../../widgets/WarningLines.tsx'

export function TrailWarnings(props: {
  readonly title: string
  readonly warnings: MatterTrail['warnings']
  readonly none?: string
  /** how many there are, and the filter of the list that has them all */
  readonly all?: { readonly total: number; readonly search: Readonly<Record<string, string>> }
}): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const name = useBilingual()
  const { advance } = useWalk()
  const { warnings, all } = props
  const total = all?.total ?? warnings.length
  return (
    <InspectorSection title={props.title} note={total > 1 ? t('common.items', { n: formatNumber(total) }) : undefined}>
      {warnings.length === 0 ? (
        <p className="mut">{props.none ?? t('matter.noWarnings')}</p>
      ) : (
        <WarningLines
          lines={warnings.map((one) => ({
            id: one.id,
            level: one.level,
            name: name(one.name),
            note: name(one.sentence),
            state: words.state(one.state)
          }))}
          onOpen={(id) => {
            const found = warnings.find((one) => one.id === id)
            if (found) advance({ place: 'warnings', kind: 'warning', label: name(found.name), search: { id } }, 'push')
          }}
        />
      )}
      {all && all.total > warnings.length && (
        <p className="row-line">
          <span className="mut">{t('matter.warningsShown', { n: formatNumber(warnings.length), total: formatNumber(all.total) })}</span>
          <Button
            kind="quiet"
            onPress={() => advance({ place: 'warnings', kind: 'place', label: props.title, search: all.search }, 'push')}
          >
            {t('matter.allWarnings', { n: formatNumber(all.total) })}
          </Button>
        </p>
      )}
    </InspectorSection>
  )
}
