/** Fields of forms: text, secret, long text, choice, tick. Label above, note or error under it. */
import { Check, ChevronDown, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Checkbox as AriaCheckbox,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
  Text,
  TextArea,
  TextField as AriaTextField
} from 'react-aria-components'
import { useText } from '../app/settings.tsx'
import type { Option } from './Chips.tsx'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly note?: string
  readonly error?: string
  readonly type?: 'text' | 'password' | 'date' | 'number'
  readonly long?: boolean
  readonly autoFocus?: boolean
  readonly placeholder?: string
  readonly disabled?: boolean
}

export function TextField(props: TextFieldProps): ReactNode {
  return (
    <AriaTextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isInvalid={props.error !== undefined}
      type={props.type ?? 'text'}
      isDisabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
    >
      <Label>{props.label}</Label>
      {props.long ? (
        <TextArea className="input" rows={4} {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })} />
      ) : (
        <Input
          className="input"
          {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      {props.note !== undefined && (
        <Text slot="description" className="field-note">
          {props.note}
        </Text>
      )}
      {props.error !== undefined && (
        <span className="field-error" role="alert">
          {props.error}
        </span>
      )}
    </AriaTextField>
  )
}

export function Checkbox(props: {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
  readonly greyWhenDone?: boolean
  readonly disabled?: boolean
}): ReactNode {
  return (
    <AriaCheckbox
      className={props.greyWhenDone ? 'check done' : 'check'}
      isSelected={props.checked}
      onChange={props.onChange}
      isDisabled={props.disabled ?? false}
    >
      <span className="box">
        <Check size={11} strokeWidth={3} />
      </span>
      <span>{props.children}</span>
    </AriaCheckbox>
  )
}

/** A choice out of a long list, found by typing. */
export function ChoiceField<T extends string>(props: {
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly value: T | null
  readonly onChange: (value: T) => void
}): ReactNode {
  const t = useText()
  return (
    <ComboBox
      className="field"
      value={props.value}
      onChange={(key) => {
        const found = props.options.find((one) => one.id === key)
        if (found) props.onChange(found.id)
      }}
      defaultItems={props.options}
      menuTrigger="focus"
    >
      <Label>{props.label}</Label>
      <div className="row-line">
        <Input className="input" />
        <AriaButton className="btn" data-icon="" aria-label={t('common.choose')}>
          <ChevronDown className="ic" />
        </AriaButton>
      </div>
      <Popover className="pop" offset={4}>
        <ListBox renderEmptyState={() => <div className="option-group">{t('widgets.select.nothing')}</div>}>
          {(option: Option<T>) => (
            <ListBoxItem id={option.id} className="option" textValue={option.label}>
              {option.label}
              {option.note !== undefined && <span className="note">{option.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

export function SearchBox(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  /** Takes the keyboard when it appears. */
  readonly first?: boolean
  readonly onEnter?: () => void
}): ReactNode {
  return (
    <SearchField
      className="search-box"
      aria-label={props.label}
      value={props.value}
      onChange={props.onChange}
      autoFocus={props.first ?? false}
      {...(props.onEnter ? { onSubmit: props.onEnter } : {})}
    >
      <Search className="ic" />
      <Input placeholder={props.placeholder ?? props.label} />
    </SearchField>
  )
}
