/** What a change of the tree would do: who rises, who falls, who comes into another band; nothing is saved by trying. */
import type { ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatChange, formatNumber } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import type { Bands } from './score-filter.ts'

type Move = CommandOutput<'tree.try'>['moves'][number]

const changeOf = (move: Move): number => (move.before === null || move.after === null ? 0 : move.after - move.before)

export function TreeMoves(props: {
  readonly result: CommandOutput<'tree.try'>
  readonly bands: Bands
  readonly period: string
  readonly onClose: () => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { fault, moves } = props.result
  const bandName = (id: Move['bandBefore']): string => {
    const found = props.bands.find((band) => band.id === id)
    return found ? name(found.name) : '—'
  }
  const places = moves.filter((move) => move.rankBefore !== move.rankAfter)
  const bands = moves.filter((move) => move.bandBefore !== move.bandAfter)
  const shown = moves
    .filter((move) => Math.abs(changeOf(move)) > 0.005 || move.rankBefore !== move.rankAfter || move.bandBefore !== move.bandAfter)
    .toSorted((a, b) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)))
  const from = (before: number | string | null, after: number | string | null): string =>
    before === after ? String(before ?? '—') : `${before ?? '—'} → ${after ?? '—'}`
  return (
    <section className="ecology-moves" aria-label={t('ecology.moves.title')}>
      <div className="row-line">
        <h2 className="heading">
          {t('ecology.moves.title')} <small>{props.period}</small>
        </h2>
        <span className="push" />
        <Button kind="quiet" onPress={props.onClose}>
          {t('common.close')}
        </Button>
      </div>
      {fault !== null && <p className="say">{t('ecology.moves.fault', { fault })}</p>}
      {fault === null && (
        <>
          <p className="say">{t('ecology.moves.says', { n: shown.length, places: places.length, bands: bands.length })}</p>
          {shown.length > 0 && (
            <div className="ecology-moves-list">
              <Ledger
                label={t('ecology.moves.title')}
                rows={shown}
                rowKey={(move) => move.unit}
                columns={[
                  { id: 'name', title: t('ecology.unit.name'), cell: (move) => move.name },
                  { id: 'kind', title: t('ecology.kinds'), width: 72, cell: (move) => move.kind },
                  {
                    id: 'score',
                    title: t('ecology.unit.score'),
                    width: 116,
                    number: true,
                    cell: (move) =>
                      from(
                        move.before === null ? null : formatNumber(move.before, 1),
                        move.after === null ? null : formatNumber(move.after, 1)
                      )
                  },
                  {
                    id: 'change',
                    title: t('ecology.unit.change'),
                    width: 64,
                    number: true,
                    cell: (move) => (move.before === null || move.after === null ? '—' : formatChange(changeOf(move), 2))
                  },
                  {
                    id: 'rank',
                    title: t('ecology.sheet.place'),
                    width: 72,
                    number: true,
                    cell: (move) => from(move.rankBefore, move.rankAfter)
                  },
                  {
                    id: 'band',
                    title: t('ecology.unit.band'),
                    width: 116,
                    cell: (move) => from(bandName(move.bandBefore), bandName(move.bandAfter))
                  }
                ]}
              />
            </div>
          )}
        </>
      )}
    </section>
  )
}
