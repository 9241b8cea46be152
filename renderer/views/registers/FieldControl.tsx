/** The control of one declared field: text, long text, date, number, money, choice, yes/no, or a unit, person, matter, warning by name. */
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import type { RegisterField } from './filter.ts'
import { NameField } from './NameField.tsx'

export interface FieldControlProps {
  readonly field: RegisterField
  readonly value: string
  readonly onChange: (value: string) => void
  /** name of what stands there at first, where `value` is an id */
  readonly named?: string | undefined
  readonly placeholder?: string | undefined
  readonly autoFocus?: boolean
  /** over both columns of the form */
  readonly wide?: boolean
}

export function FieldControl(props: FieldControlProps): ReactNode {
  return props.wide === true || props.field.control === 'long_text' ? (
    <div className="form-wide">
      <Control {...props} />
    </div>
  ) : (
    <Control {...props} />
  )
}

function Control(props: FieldControlProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { field, value, onChange, placeholder } = props
  const label = field.required ? t('registers.form.required', { name: name(field.name) }) : name(field.name)
  const hint = field.hint === null ? undefined : name(field.hint)
  const noted = (own?: string) => (hint === undefined && own === undefined ? {} : { note: hint ?? own ?? '' })
  const common = {
    label,
    value,
    onChange,
    autoFocus: props.autoFocus ?? false,
    ...(placeholder === undefined ? {} : { placeholder })
  }
  switch (field.control) {
    case 'text':
    case 'number':
      return <TextField {...common} {...noted()} />
    case 'long_text':
      return <TextField {...common} long {...noted()} />
    case 'money':
      return <TextField {...common} {...noted(t('registers.form.money'))} />
    case 'date':
      return <DateField label={label} value={value} onChange={onChange} placeholder={placeholder} />
    case 'choice':
      return (
        <SelectField
          label={label}
          value={value}
          onChange={onChange}
          none={placeholder}
          options={field.codes.map((one) => ({ id: one.code, label: name(one.name) }))}
        />
      )
    case 'yes_no':
      return (
        <SelectField
          label={label}
          value={value}
          onChange={onChange}
          none={placeholder}
          options={(['yes', 'no'] as const).map((id) => ({ id, label: t(`registers.form.${id}`) }))}
        />
      )
    case 'unit':
    case 'person':
    case 'matter':
    case 'warning':
      return (
        <NameField
          {...common}
          kind={field.control}
          named={props.named}
          placeholder={placeholder ?? t(`registers.form.${field.control}Hint`)}
          note={hint}
        />
      )
  }
}

/** One of few, or none. */
function SelectField(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** what is shown while none is chosen */
  readonly none: string | undefined
  readonly options: readonly { readonly id: string; readonly label: string }[]
}): ReactNode {
  const t = useText()
  const options = [{ id: '', label: props.none ?? t('registers.form.notGiven') }, ...props.options]
  const chosen = options.find((one) => one.id === props.value)
  return (
    <Select className="field" value={props.value} onChange={(key) => props.onChange(String(key ?? ''))}>
      <Label className="sec">{props.label}</Label>
      <AriaButton className="input select-input">
        <SelectValue className="cut">
          {() => <span className={props.value === '' ? 'mut' : undefined}>{chosen?.label ?? props.value}</span>}
        </SelectValue>
        <ChevronDown className="ic" />
      </AriaButton>
      <Popover className="pop" offset={4}>
        <ListBox items={options}>
          {(option) => (
            <ListBoxItem id={option.id} className="option" textValue={option.label}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
