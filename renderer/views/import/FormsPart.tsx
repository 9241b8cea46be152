/** Figures for which there is no ledger: typed in from a form with who filled it in, who checked, the scan; corrected with the old value kept. */
import { useState, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Tag } from '../../widgets/Figures.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { rangeOf } from '../../widgets/row-pages.ts'
import { Waiting } from '../../widgets/Waiting.tsx'
import { EnterForm } from './EnterForm.tsx'
import { FormInspector } from './FormInspector.tsx'
import type { ImportSearch } from './search.ts'

export type FormRow = CommandOutput<'form.list'>['forms'][number]

export function FormsPart(props: { readonly parts: ReactNode }): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<ImportSearch>()
  const list = useCommand('form.list', {})
  const [entering, setEntering] = useState(false)
  const enter = (
    <Button kind={list.data?.forms.length === 0 ? 'primary' : 'plain'} onPress={() => setEntering(true)}>
      {t('intake.form.new')}
    </Button>
  )
  const here = list.data?.forms.find((one) => one.id === search.id)
  return (
    <ViewLayout
      filters={
        <>
          {props.parts}
          <span className="push" />
          {enter}
        </>
      }
      inspector={
        here ? (
          <FormInspector key={here.id} form={here} />
        ) : (
          <Inspector label={t('intake.form.label')}>
            <EmptyState title={t('intake.form.pick')} text={t('intake.form.pickText')} />
          </Inspector>
        )
      }
    >
      <Waiting result={list} rows={6}>
        {({ forms }) => (
          <DataTable<FormRow>
            label={t('intake.form.label')}
            resetKey={`forms ${forms.map((one) => one.id).join(' ')}`}
            loadRange={rangeOf(forms)}
            rowKey={(row) => row.id}
            here={search.id}
            onHere={(row) => change({ id: row.id })}
            empty={<EmptyState title={t('intake.form.empty')} text={t('intake.form.emptyText')} action={enter} />}
            columns={[
              { id: 'name', title: t('intake.form.column.name'), width: 200, grow: true, cell: (row) => row.name },
              { id: 'org', title: t('intake.form.column.org'), width: 200, cell: (row) => row.org },
              { id: 'period', title: t('intake.form.column.period'), width: 88, cell: (row) => row.period },
              { id: 'figures', title: t('intake.form.column.figures'), width: 64, number: true, cell: (row) => formatNumber(row.figures) },
              { id: 'filled', title: t('intake.form.column.filled'), width: 96, cell: (row) => row.filledBy },
              {
                id: 'checked',
                title: t('intake.form.column.checked'),
                width: 96,
                cell: (row) => row.checkedBy || <Tag kind="dash">{t('intake.form.notChecked')}</Tag>
              }
            ]}
          />
        )}
      </Waiting>
      {entering && <EnterForm onClose={() => setEntering(false)} onEntered={(id) => change({ id })} />}
    </ViewLayout>
  )
}
