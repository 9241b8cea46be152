/** What an import did, file by file, with the sum; a dry run says that nothing was written. The next step follows from the outcome. */
import type { ReactNode } from 'react'
import type { JobResult } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { useMappingName } from './use-mapping-name.ts'

type Outcome = JobResult<'import.run'>['imports'][number]
const counts = ['rows', 'inserted', 'changed', 'unchanged', 'withdrawn', 'quarantined'] as const

export function RunOutcome(props: {
  readonly imports: readonly Outcome[]
  readonly dry: boolean
  readonly onAgain: () => void
}): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const mappingName = useMappingName()
  const sum = props.imports.reduce<Outcome>(
    (total, one) => ({ ...total, ...Object.fromEntries(counts.map((name) => [name, total[name] + one[name]])) }),
    { file: t('intake.run.total'), mapping: '', rows: 0, inserted: 0, changed: 0, unchanged: 0, withdrawn: 0, quarantined: 0 }
  )
  const rows = props.imports.length > 1 ? [...props.imports, sum] : props.imports
  return (
    <div className="form">
      <h1 className="title">{t(props.dry ? 'intake.run.dryTitle' : 'intake.run.doneTitle')}</h1>
      <Ledger
        label={t(props.dry ? 'intake.run.dryTitle' : 'intake.run.doneTitle')}
        rows={rows}
        rowKey={(row, index) => `${row.file} ${String(index)}`}
        state={(row) => (row === sum ? 'total' : undefined)}
        columns={[
          { id: 'file', title: t('intake.run.column.file'), cell: (row) => row.file },
          {
            id: 'mapping',
            title: t('intake.run.column.mapping'),
            width: 180,
            cell: (row) => (row === sum ? '' : mappingName(row.mapping))
          },
          ...counts.map((name) => ({
            id: name,
            title: t(`intake.run.column.${name}`),
            width: 84,
            number: true,
            cell: (row: Outcome) => (name === 'quarantined' && row[name] > 0 ? <b>{formatNumber(row[name])}</b> : formatNumber(row[name]))
          }))
        ]}
      />
      <div className="form-foot">
        {!props.dry && (
          <Button big kind="primary" onPress={() => open({ place: 'packs' })}>
            {t('intake.run.toWarnings')}
          </Button>
        )}
        {!props.dry && sum.quarantined > 0 && (
          <Button big onPress={() => open({ place: 'import', search: { part: 'quarantine' } })}>
            {t('intake.run.toQuarantine')}
          </Button>
        )}
        {!props.dry && (
          <Button big onPress={() => open({ place: 'import', search: { part: 'imports' } })}>
            {t('intake.run.toList')}
          </Button>
        )}
        <Button big kind={props.dry ? 'primary' : 'quiet'} onPress={props.onAgain}>
          {t(props.dry ? 'common.previous' : 'intake.run.again')}
        </Button>
      </div>
    </div>
  )
}
