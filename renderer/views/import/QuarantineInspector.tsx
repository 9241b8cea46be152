/** One quarantined row: the whole line as the file has it, what is wrong with it, and the two ways out: mend or set aside. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import { useSettings } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Checkbox, ChoiceField, TextField } from '../../widgets/Fields.tsx'
import { Tag } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { SourceRowTable } from '../../widgets/SourceRowTable.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { columnLetter } from './column-letter.ts'
import type { QuarantineRow } from './QuarantinePart.tsx'

export function QuarantineInspector(props: { readonly row: QuarantineRow; readonly onDone: () => void }): ReactNode {
  const { settings, text: t } = useSettings()
  const toast = useToast()
  const { row } = props
  const repair = useRun('quarantine.repair')
  const dismiss = useRun('quarantine.dismiss')
  const [column, setColumn] = useState(row.column)
  const [value, setValue] = useState(row.value)
  const [everywhere, setEverywhere] = useState(false)
  const [reason, setReason] = useState('')
  const columns = row.header.filter((name) => name !== '').map((name) => ({ id: name, label: name }))
  const mend = async (): Promise<void> => {
    const done = await repair.run({ id: row.id, column, value, everywhere })
    if (!done) return
    toast(t('intake.quarantine.repaired', done))
    if (done.still === 0) props.onDone()
  }
  const setAside = async (): Promise<void> => {
    const done = await dismiss.run({ ids: [row.id], reason: reason.trim() })
    if (!done) return
    toast(t('intake.quarantine.dismissed', { n: done.dismissed }))
    props.onDone()
  }
  return (
    <Inspector
      label={t('intake.quarantine.label')}
      of={String(row.id)}
      kick={
        <>
          <span>{t('intake.quarantine.kick')}</span>
          <span className="bar" />
          <span>{t('evidence.source.line', { line: row.line })}</span>
          {row.state !== 'open' && <Tag kind="ghost">{t(`intake.quarantine.stateOf.${row.state}`)}</Tag>}
        </>
      }
      title={settings.language === 'en' ? row.detailEn : row.detailZh}
    >
      {row.state === 'open' && (
        <InspectorSection title={t('intake.quarantine.repair')}>
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault()
              void mend()
            }}
          >
            <ChoiceField
              label={t('intake.quarantine.repairColumn')}
              options={columns}
              value={column === '' ? null : column}
              onChange={setColumn}
            />
            <TextField label={t('intake.quarantine.repairValue')} value={value} onChange={setValue} />
            <Checkbox checked={everywhere} onChange={setEverywhere}>
              {t('intake.quarantine.everywhere')}
            </Checkbox>
            {repair.error && <ErrorState error={repair.error} safe="data" />}
            <div className="form-foot">
              <Button big kind="primary" type="submit" isDisabled={column === '' || repair.running}>
                {t('intake.quarantine.repairRun')}
              </Button>
            </div>
            <p className="form-note">{t('intake.quarantine.original')}</p>
          </form>
        </InspectorSection>
      )}
      <InspectorSection title={t('intake.quarantine.row')} note={row.sheet === '' ? row.file : `${row.file} › ${row.sheet}`}>
        <SourceRowTable
          fields={row.header.map((name, at) => ({
            column: columnLetter(at),
            header: name,
            raw: row.cells[at] === null || row.cells[at] === undefined ? '' : String(row.cells[at]),
            on: name === row.column && name !== ''
          }))}
        />
      </InspectorSection>
      {row.state === 'open' && (
        <InspectorSection title={t('intake.quarantine.dismiss')}>
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault()
              void setAside()
            }}
          >
            <TextField label={t('intake.quarantine.dismissReason')} value={reason} onChange={setReason} />
            {dismiss.error && <ErrorState error={dismiss.error} safe="data" />}
            <div className="form-foot">
              <Button type="submit" isDisabled={reason.trim() === '' || dismiss.running}>
                {t('intake.quarantine.dismissRun')}
              </Button>
            </div>
          </form>
        </InspectorSection>
      )}
    </Inspector>
  )
}
