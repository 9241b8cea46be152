/** The conditions of a form, one a line: field, comparison, value or threshold. */
import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { isNumeric, opsFor } from '../../../shared/packs/form/check-form.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button, IconButton } from '../../widgets/Button.tsx'
import { Segments, SelectChip } from '../../widgets/Chips.tsx'
import { ChoiceField, TextField } from '../../widgets/Fields.tsx'
import type { DatasetWords, FieldWords, Form } from './blank-form.ts'
import type { FormProps } from './FormPart.tsx'

type Condition = Form['conditions'][number]

export function ConditionRows(props: FormProps & { readonly dataset: DatasetWords }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { form, dataset, onChange } = props
  const set = (at: number, next: Condition): void => onChange({ ...form, conditions: form.conditions.with(at, next) })
  const first = dataset.fields[0]
  return (
    <>
      {form.conditions.length > 1 && (
        <Segments
          label={t('author.conditions')}
          options={(['all', 'any'] as const).map((id) => ({ id, label: t(`author.match.${id}`) }))}
          value={form.match}
          onChange={(match) => onChange({ ...form, match })}
        />
      )}
      {form.conditions.map((condition, at) => {
        const field = dataset.fields.find((one) => one.id === condition.field)
        return (
          <div className="author-row" key={`${String(at)} ${condition.field}`}>
            <ChoiceField
              label={t('author.field')}
              options={dataset.fields.map((one) => ({ id: one.id, label: name(one.name), note: one.id }))}
              value={condition.field}
              onChange={(id) => {
                const next = dataset.fields.find((one) => one.id === id)
                if (next) set(at, { field: id, op: opsFor(next.type)[0] ?? 'filled' })
              }}
            />
            {field && (
              <>
                <SelectChip
                  label={t('author.opLabel')}
                  options={opsFor(field.type).map((id) => ({ id, label: t(`author.op.${id}`) }))}
                  value={condition.op}
                  onChange={(op) => set(at, { field: condition.field, op })}
                />
                <Value form={form} field={field} condition={condition} onChange={(next) => set(at, next)} />
              </>
            )}
            <IconButton
              icon={<Trash2 className="ic" />}
              label={t('author.remove')}
              onPress={() => onChange({ ...form, conditions: form.conditions.toSpliced(at, 1) })}
            />
          </div>
        )
      })}
      <div className="author-row">
        <Button
          isDisabled={!first}
          onPress={() =>
            first && onChange({ ...form, conditions: [...form.conditions, { field: first.id, op: opsFor(first.type)[0] ?? 'filled' }] })
          }
        >
          {t('author.addCondition')}
        </Button>
      </div>
    </>
  )
}

function Value(props: {
  readonly form: Form
  readonly field: FieldWords
  readonly condition: Condition
  readonly onChange: (condition: Condition) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { form, field, condition, onChange } = props
  const { field: id, op } = condition
  if (op === 'empty' || op === 'filled') return null
  if (field.type === 'boolean')
    return (
      <SelectChip
        label={t('author.value')}
        options={[
          { id: 'yes', label: t('author.yes') },
          { id: 'no', label: t('author.no') }
        ]}
        value={condition.value === undefined ? '' : condition.value === true ? 'yes' : 'no'}
        onChange={(value) => onChange({ field: id, op, value: value === 'yes' })}
      />
    )
  if (op === 'in') {
    const values = condition.values ?? []
    return (
      <TextField
        label={t('author.valueMany')}
        value={values.map((value) => shown(field, value)).join('、')}
        onChange={(text) => onChange({ field: id, op, values: text.split('、').map((one) => kept(field, one)) })}
      />
    )
  }
  if (field.codes.length > 0 && op !== 'contains')
    return (
      <SelectChip
        label={t('author.value')}
        options={field.codes.map((code) => ({ id: code.id, label: name(code.name) }))}
        value={typeof condition.value === 'string' ? condition.value : ''}
        onChange={(value) => onChange({ field: id, op, value })}
      />
    )
  const numeric = isNumeric(field.type)
  return (
    <>
      {numeric && form.params.length > 0 && (
        <SelectChip
          label={t('author.byParam')}
          options={[
            { id: '', label: t('author.byValue') },
            ...form.params.map((param) => ({ id: param.id, label: param.name.zh || param.id }))
          ]}
          value={condition.param ?? ''}
          onChange={(param) => onChange(param === '' ? { field: id, op } : { field: id, op, param })}
        />
      )}
      {condition.param === undefined && (
        <TextField
          label={field.type === 'fen' ? `${t('author.value')}（${t('author.yuan')}）` : t('author.value')}
          type={numeric ? 'number' : field.type === 'text' ? 'text' : 'date'}
          value={condition.value === undefined ? '' : shown(field, condition.value)}
          onChange={(text) => onChange(text === '' ? { field: id, op } : { field: id, op, value: kept(field, text) })}
        />
      )}
    </>
  )
}

function shown(field: FieldWords, value: string | number | boolean): string {
  return field.type === 'fen' && typeof value === 'number' ? String(value / 100) : String(value)
}

function kept(field: FieldWords, text: string): string | number {
  const number = Number(text)
  if (!isNumeric(field.type) || text.trim() === '' || !Number.isFinite(number)) return text
  return field.type === 'fen' ? Math.round(number * 100) : number
}
