/** One field of a mapping: which column feeds it, in which unit money stands there, which words mean which code. */
import { useState, type ReactNode } from 'react'
import { useSettings } from '../../app/settings.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { ChoiceField, TextField } from '../../widgets/Fields.tsx'
import { parseCodes, printCodes, unitOf, type FieldEdit, type MoneyUnit, type PreviewField } from './stage.ts'

/** What is done with a date that can be read two ways; `sure` takes only what can be read one way. */
const dateOrders = ['sure', 'day_first', 'month_first'] as const
type DateOrder = (typeof dateOrders)[number]
const noColumn = '\u0000'

export function FieldDialog(props: {
  readonly field: PreviewField
  readonly edit: FieldEdit | undefined
  readonly header: readonly string[]
  readonly onClose: () => void
  readonly onApply: (edit: FieldEdit) => void
}): ReactNode {
  const { settings, text: t } = useSettings()
  const { field } = props
  const [column, setColumn] = useState<string | null>(props.edit ? props.edit.column : field.column)
  const [unit, setUnit] = useState<MoneyUnit | null>(props.edit ? props.edit.unit : unitOf(field.unit))
  const [dates, setDates] = useState<DateOrder>(props.edit?.dates ?? 'sure')
  const [codes, setCodes] = useState(printCodes(props.edit?.codes ?? {}))
  const columns = [...new Set(props.header.filter((one) => one !== ''))].map((one) => ({ id: one, label: one }))
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={t('intake.mapping.edit', { field: settings.language === 'en' ? field.nameEn : field.nameZh })}
      footer={
        <DialogFoot
          label={t('intake.mapping.apply')}
          onAct={() => {
            props.onApply({ column, unit, codes: parseCodes(codes), ...(dates === 'sure' ? {} : { dates }) })
            props.onClose()
          }}
          onClose={props.onClose}
        />
      }
    >
      <ChoiceField
        label={t('intake.mapping.column')}
        options={[{ id: noColumn, label: t('intake.mapping.none') }, ...columns]}
        value={column ?? noColumn}
        onChange={(id) => setColumn(id === noColumn ? null : id)}
      />
      {field.type === 'fen' && (
        <div className="field">
          <span className="sec">{t('intake.mapping.unit')}</span>
          <Segments
            label={t('intake.mapping.unit')}
            options={(['yuan', 'wan', 'yi', 'fen'] as const).map((id) => ({ id, label: t(`intake.mapping.unitOf.${id}`) }))}
            value={unit ?? 'yuan'}
            onChange={setUnit}
          />
        </div>
      )}
      {(field.type === 'date' || field.type === 'timestamp') && (
        <div className="field">
          <span className="sec">{t('intake.mapping.dates')}</span>
          <Segments
            label={t('intake.mapping.dates')}
            options={dateOrders.map((id) => ({ id, label: t(`intake.mapping.dateOf.${id}`) }))}
            value={dates}
            onChange={setDates}
          />
          <span className="mut">{t('intake.mapping.datesNote')}</span>
        </div>
      )}
      {field.type === 'text' || field.type === 'code' ? (
        <TextField label={t('intake.mapping.codes')} long value={codes} onChange={setCodes} note={t('intake.mapping.codesNote')} />
      ) : null}
    </Dialog>
  )
}
