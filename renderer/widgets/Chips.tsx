/** Filter chips: one of a list, several of a list, a segmented switch. The label stands in grey inside the chip, the choice after it. */
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  ListBox,
  ListBoxItem,
  DialogTrigger,
  Dialog,
  Popover,
  Select as AriaSelect,
  SelectValue,
  ToggleButton,
  ToggleButtonGroup
} from 'react-aria-components'
import { useText } from '../app/settings.tsx'

export interface Option<T extends string = string> {
  readonly id: T
  readonly label: string
  readonly note?: string
}

function OptionRow(props: { readonly option: Option }): ReactNode {
  return (
    <ListBoxItem id={props.option.id} className="option" textValue={props.option.label}>
      <Check className="ic tick" />
      {props.option.label}
      {props.option.note !== undefined && <span className="note">{props.option.note}</span>}
    </ListBoxItem>
  )
}

export interface SelectChipProps<T extends string> {
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}

export function SelectChip<T extends string>(props: SelectChipProps<T>): ReactNode {
  const chosen = props.options.find((one) => one.id === props.value)
  return (
    <AriaSelect
      aria-label={props.label}
      value={props.value}
      onChange={(key) => {
        const found = props.options.find((one) => one.id === key)
        if (found) props.onChange(found.id)
      }}
    >
      <AriaButton className="chip">
        <SelectValue className="chip-value">{() => chosen?.label ?? ''}</SelectValue> <span className="chip-label">{props.label}</span>
        <ChevronDown className="ic" />
      </AriaButton>
      <Popover className="pop" offset={4}>
        <ListBox>
          {props.options.map((option) => (
            <OptionRow key={option.id} option={option} />
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

export interface MultiChipProps<T extends string> {
  readonly label: string
  readonly options: readonly Option<T>[]
  /** Empty means all, unless `none` says otherwise. */
  readonly values: readonly T[]
  readonly onChange: (values: readonly T[]) => void
  /** What stands there while nothing is chosen. */
  readonly none?: string
}

export function MultiChip<T extends string>(props: MultiChipProps<T>): ReactNode {
  const t = useText()
  const { options, values } = props
  const chosen = options.filter((one) => values.includes(one.id))
  const shown =
    chosen.length === 0
      ? (props.none ?? t('common.all'))
      : chosen.length <= 2
        ? chosen.map((one) => one.label).join('、')
        : t('widgets.select.many', { n: chosen.length })
  return (
    <DialogTrigger>
      <AriaButton className="chip" data-set={chosen.length > 0 || undefined}>
        <span className="chip-label">{props.label}</span>
        <span className="chip-value">{shown}</span>
        <ChevronDown className="ic" />
      </AriaButton>
      <Popover className="pop" offset={4} placement="bottom start">
        <Dialog aria-label={props.label}>
          <ListBox
            aria-label={props.label}
            selectionMode="multiple"
            // Escape closes the chip and leaves the choice as it is.
            escapeKeyBehavior="none"
            selectedKeys={values}
            onSelectionChange={(keys) =>
              props.onChange(keys === 'all' ? options.map((one) => one.id) : options.filter((one) => keys.has(one.id)).map((one) => one.id))
            }
          >
            {options.map((option) => (
              <OptionRow key={option.id} option={option} />
            ))}
          </ListBox>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** Two to five ways of showing the same thing. */
export function Segments<T extends string>(props: SelectChipProps<T>): ReactNode {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={props.label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.value]}
      onSelectionChange={(keys) => {
        const found = props.options.find((one) => keys.has(one.id))
        if (found) props.onChange(found.id)
      }}
    >
      {props.options.map((option) => (
        <ToggleButton key={option.id} id={option.id}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
