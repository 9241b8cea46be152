/** One draw done again: what it rests on, what stands in the way, every entry as published and as drawn, those that differ first. */
import type { ReactNode } from 'react'
import type { CheckedDraw } from '../../../shared/ipc/commands/proof.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { useProofStep } from './use-proof-step.ts'
import type { ProofSearch } from './search.ts'

export function DrawnAgain(props: { readonly kind: string; readonly draw: string; readonly back: ReactNode }): ReactNode {
  const result = useCommand('proof.draw', { kind: props.kind, draw: props.draw })
  const shown = result.data?.id === props.draw ? result.data : undefined
  useProofStep('draw', shown === undefined ? '' : [shown.title, shown.on].filter((part) => part !== null && part !== '').join(' '))
  return (
    <section className="proof">
      {props.back}
      <Waiting result={result} rows={8}>
        {(draw) => <Checked draw={draw} />}
      </Waiting>
    </section>
  )
}

function Checked(props: { readonly draw: CheckedDraw }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const [search, change] = useViewSearch<ProofSearch>()
  const { draw } = props
  const rows = draw.rows.toSorted((a, b) => Number(b.differs) - Number(a.differs) || a.drawn - b.drawn)
  const ranked = draw.rows.some((row) => row.published !== null)
  const yes = (value: boolean | null): string => (value === null ? '—' : value ? t('proof.yes') : t('proof.no'))
  const stopped = draw.obstacles.some((one) => one.stops)
  return (
    <>
      <h2>{draw.title}</h2>
      <KeyValue
        rows={[
          [t('proof.org'), draw.orgName ?? '—'],
          [t('proof.at'), draw.on ?? '—'],
          [t('proof.method'), t(`proof.methodName.${draw.method === 'smallest' ? 'smallest' : 'lcg'}`)],
          [t('proof.seed'), draw.seed ?? '—'],
          [t('proof.entries'), t('proof.entriesOf', { n: draw.entries, excused: draw.excused })],
          ...(draw.places === null ? [] : [[t('proof.places'), String(draw.places)] as const])
        ]}
      />
      <ul className="proof-said">
        {draw.obstacles.map((one) => (
          <li key={one.kind} data-odd>
            {t(`proof.obstacle.${one.kind}`, { is: one.is, should: one.should })}
          </li>
        ))}
        <li data-odd={draw.differing > 0 || undefined}>
          {stopped
            ? t('proof.cannotText')
            : draw.differing === 0
              ? t('proof.allAgree')
              : t('proof.someDiffer', { n: draw.differing, of: rows.length })}
        </li>
      </ul>
      {rows.length > 0 && (
        <Ledger
          wide
          label={t('proof.entries')}
          rows={rows}
          rowKey={(row) => row.id}
          state={(row) => (search.row === `${draw.dataset}/${row.id}` ? 'on' : undefined)}
          onOpen={(row) => change({ row: `${draw.dataset}/${row.id}` })}
          columns={[
            { id: 'number', title: name(draw.numberName), width: 84, number: true, cell: (row) => row.number ?? '—' },
            { id: 'name', title: t('proof.name'), cell: (row) => row.name },
            ...(rows.some((row) => row.split !== null)
              ? [
                  {
                    id: 'split',
                    title: t('proof.split'),
                    width: 110,
                    cell: (row: (typeof rows)[number]) => (row.split ? name(row.split) : '')
                  }
                ]
              : []),
            ...(ranked
              ? [
                  {
                    id: 'published',
                    title: t('proof.published'),
                    width: 96,
                    number: true,
                    cell: (row: (typeof rows)[number]) => row.published ?? '—'
                  }
                ]
              : []),
            { id: 'drawn', title: t('proof.drawn'), width: 96, number: true, cell: (row) => row.drawn },
            { id: 'selected', title: t('proof.selected'), width: 96, cell: (row) => yes(row.selected) },
            { id: 'should', title: t('proof.should'), width: 96, cell: (row) => yes(row.should) },
            { id: 'differs', title: '', width: 70, cell: (row) => (row.differs ? <b>{t('proof.differ')}</b> : '') }
          ]}
        />
      )}
      <p className="mut">{t('proof.innocent')}</p>
    </>
  )
}
