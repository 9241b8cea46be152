/** What stands out, each with how many, out of how many, and its limit; one opens its rows beside. Tracks are judged by models: their warnings. */
import type { ReactNode } from 'react'
import type { WorkMarks, WorkSheet } from '../../../shared/ipc/commands/workload.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import type { CommandResult } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { TrailWarnings } from '../matter/TrailWarnings.tsx'

export function SheetMarks(props: {
  readonly sheet: WorkSheet
  readonly marks: CommandResult<WorkMarks>
  readonly here: string | undefined
  readonly onPick: (kind: string) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { sheet } = props
  return (
    <section>
      <h2 className="heading">
        <b>{t('person.sheet.marks')}</b> <span className="unit">{t('person.sheet.marksNote')}</span>
      </h2>
      <Waiting result={props.marks} rows={3}>
        {(data) => (
          <Ledger
            label={t('person.sheet.marks')}
            rows={data.marks}
            rowKey={(mark) => mark.kind}
            state={(mark) => (props.here === `mark/${mark.kind}` ? 'on' : undefined)}
            onOpen={(mark) => props.onPick(mark.kind)}
            columns={[
              { id: 'name', title: t('person.sheet.situation'), width: 160, cell: (mark) => name(mark.name) },
              {
                id: 'n',
                title: '',
                width: 72,
                number: true,
                // where nothing could be judged, none found says nothing
                cell: (mark) =>
                  mark.n > 0 ? t('person.sheet.found', { n: formatNumber(mark.n) }) : mark.of === 0 ? '—' : t('person.sheet.none')
              },
              {
                id: 'of',
                title: '',
                width: 170,
                cell: (mark) => <span className="mut">{t('person.sheet.of', { n: formatNumber(mark.of) })}</span>
              },
              { id: 'limit', title: t('person.sheet.limit'), cell: (mark) => <span className="sec">{name(mark.limit)}</span> }
            ]}
          />
        )}
      </Waiting>
      {sheet.tracked && <TrailWarnings title={t('person.sheet.models')} warnings={sheet.warnings} none={t('person.sheet.noModels')} />}
    </section>
  )
}
