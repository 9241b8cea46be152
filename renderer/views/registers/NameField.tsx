/**
 * A unit, person, matter or warning by name: what is typed is looked up and offered, a choice is kept by its id, and a name that nobody offered is
 * handed on as typed, for the engine to find, to put on record (a person), or to refuse by name.
 */
import { useEffect, useState, type ReactNode } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { useCommand, useConnection } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'

export type NamedKind = 'unit' | 'person' | 'matter' | 'warning'
interface Hit {
  readonly id: string
  readonly title: string
  readonly note: string
}
const mostHits = 30

export interface NameFieldProps {
  readonly label: string
  readonly kind: NamedKind
  /** id, or what was typed */
  readonly value: string
  /** name of what stands there at first */
  readonly named?: string | undefined
  readonly onChange: (value: string) => void
  readonly note?: string | undefined
  readonly placeholder?: string | undefined
  readonly autoFocus?: boolean
}

export function NameField(props: NameFieldProps): ReactNode {
  const { kind, onChange } = props
  const [text, setText] = useState(props.named ?? props.value)
  const [chosen, setChosen] = useState<Hit>()
  const hits = useHits(kind, text)
  const type = (next: string): void => {
    setText(next)
    onChange(chosen?.title === next ? chosen.id : next.trim())
  }
  const choose = (hit: Hit | undefined): void => {
    if (!hit) return
    setChosen(hit)
    setText(hit.title)
    onChange(hit.id)
  }
  return (
    <ComboBox
      className="field"
      allowsCustomValue
      allowsEmptyCollection={false}
      menuTrigger="input"
      items={hits}
      inputValue={text}
      onInputChange={type}
      onSelectionChange={(key) => choose(hits.find((one) => one.id === key))}
    >
      <Label>{props.label}</Label>
      <Input
        className="input"
        placeholder={props.placeholder ?? ''}
        autoComplete="off"
        spellCheck={false}
        autoFocus={props.autoFocus ?? false}
      />
      {props.note !== undefined && (
        <Text slot="description" className="field-note">
          {props.note}
        </Text>
      )}
      <Popover className="pop" offset={4}>
        <ListBox>
          {(hit: Hit) => (
            <ListBoxItem id={hit.id} className="option" textValue={hit.title}>
              {hit.title}
              {hit.note !== '' && <span className="note">{hit.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** Units are few and all here; the rest is asked of the engine's search after a short rest. */
function useHits(kind: NamedKind, text: string): readonly Hit[] {
  const { client } = useConnection()
  const name = useBilingual()
  const units = useCommand('org.list', {}, { enabled: kind === 'unit' }).data?.orgs ?? []
  const [found, setFound] = useState<readonly Hit[]>([])
  const wanted = text.trim()
  useEffect(() => {
    if (kind === 'unit' || wanted === '') return undefined
    let stale = false
    const rest = setTimeout(() => {
      void client
        .call('search.find', { text: wanted, limit: 50 })
        .catch(() => ({ hits: [] }))
        .then(({ hits }) => {
          if (stale) return
          // a warning is known by its number, the rest by their names
          const same = hits.filter((hit) => hit.kind === kind)
          setFound(
            same
              .map(({ id, title, note }) => (kind === 'warning' ? { id, title: id, note: title } : { id, title, note: name(note) }))
              .slice(0, mostHits)
          )
        })
    }, 150)
    return () => {
      stale = true
      clearTimeout(rest)
    }
  }, [client, name, kind, wanted])
  if (kind !== 'unit') return wanted === '' ? [] : found
  return units
    .filter(({ name }) => name.includes(wanted))
    .slice(0, mostHits)
    .map(({ id, name, kind: note }) => ({ id, title: name, note: note ?? '' }))
}
