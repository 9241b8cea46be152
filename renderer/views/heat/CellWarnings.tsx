/** The warnings behind a cell: two lines each, the picked one is where Enter goes. A click picks, a second click or Enter opens. */
import type { ReactNode } from 'react'
import type { HeatCell } from '../../../shared/ipc/commands/heat.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { useStateWord } from '../../widgets/warning-state.ts'
import { Money } from '../../widgets/Figures.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'

const shownAtOnce = 12

export interface CellWarningsProps {
  readonly cell: HeatCell
  readonly picked: string | undefined
  readonly onPick: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly onOpenList: () => void
}

export function CellWarnings(props: CellWarningsProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const stateWord = useStateWord()
  const { cell, picked } = props
  const rest = cell.warnings - Math.min(shownAtOnce, cell.list.length)
  return (
    <InspectorSection
      title={t('heat.cell.warnings')}
      note={cell.warnings > 0 ? t('heat.cell.warningsNote', { n: cell.warnings }) : undefined}
    >
      {cell.list.length === 0 && <p className="sec">{t('heat.cell.noWarnings')}</p>}
      <ul className="heat-warnings">
        {cell.list.slice(0, shownAtOnce).map((one) => (
          <li key={one.id} data-on={one.id === picked || undefined}>
            <button type="button" onFocus={() => props.onPick(one.id)} onClick={() => props.onOpen(one.id)} title={name(one.sentence)}>
              <LevelMark level={one.level} />
              <span className="heat-warning-lines">
                <b className="cut">{name(one.name)}</b>
                <span className="cut sec">
                  {one.amount !== null && one.amount !== 0 && (
                    <>
                      <Money fen={one.amount} /> ·{' '}
                    </>
                  )}
                  {one.subjectName}
                </span>
              </span>
              <span className="heat-warning-state">
                {stateWord(one.state)}
                <small>{one.id}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {cell.warnings > 1 && (
        <div className="heat-more">
          <Button onPress={props.onOpenList}>
            {rest > 0 ? t('heat.cell.more', { n: rest }) : t('heat.cell.allInList', { n: cell.warnings })}
          </Button>
        </div>
      )}
    </InspectorSection>
  )
}
