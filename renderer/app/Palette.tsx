/** Ctrl K: one line that finds every place, command and thing. Arrow keys choose, Enter does. */
import { Search } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { Kbd } from '../widgets/Kbd.tsx'
import { useAllCommands, type PaletteCommand, type PaletteSearch } from './commands.tsx'
import { places } from './places.tsx'
import { useText } from './settings.tsx'
import { useWalk } from './walk.tsx'

export interface PaletteProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly search?: PaletteSearch | undefined
}

export function Palette(props: PaletteProps): ReactNode {
  const t = useText()
  return (
    <ModalOverlay className="veil" isOpen={props.open} onOpenChange={props.onOpenChange} isDismissable>
      <Modal className="dialog palette">
        <Dialog aria-label={t('frame.palette')}>
          <PaletteBody onDone={() => props.onOpenChange(false)} search={props.search} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteBody(props: { readonly onDone: () => void; readonly search: PaletteSearch | undefined }): ReactNode {
  const t = useText()
  const walk = useWalk()
  const commands = useAllCommands()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const [found, setFound] = useState<readonly PaletteCommand[]>([])
  const { search } = props
  useEffect(() => {
    if (!search || query.trim() === '') return setFound([])
    let stale = false
    const wait = setTimeout(() => void search(query.trim()).then((hits) => stale || setFound(hits)), 120)
    return () => {
      stale = true
      clearTimeout(wait)
    }
  }, [query, search])
  const options = useMemo(() => {
    const goes: readonly PaletteCommand[] = places.map((place) => ({
      id: `place-${place.id}`,
      label: t(`frame.place.${place.id}`),
      also: `${place.id} ${place.letter}`,
      group: t('frame.paletteGo'),
      keys: `G ${place.letter.toUpperCase()}`,
      run: () => walk.open({ place: place.id })
    }))
    const needle = query.trim().toLowerCase()
    const fits = (one: PaletteCommand): boolean => needle === '' || `${one.label} ${one.also ?? ''}`.toLowerCase().includes(needle)
    return [...found, ...[...commands, ...goes].filter(fits)]
  }, [commands, found, query, t, walk])
  const chosen = Math.min(at, options.length - 1)
  const run = (index: number): void => {
    props.onDone()
    options[index]?.run()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, options.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0))
    else if (event.key === 'Enter') run(chosen)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="search-line">
        <Search className="ic" />
        <input
          ref={input}
          role="combobox"
          aria-expanded
          aria-controls="palette-results"
          aria-activedescendant={options[chosen] ? `palette-${chosen}` : undefined}
          placeholder={t('frame.paletteHint')}
          aria-label={t('frame.palette')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
        <Kbd>Esc</Kbd>
      </div>
      <div className="results" role="listbox" id="palette-results" aria-label={t('frame.palette')}>
        {options.length === 0 && <p className="nothing">{t('frame.paletteNothing')}</p>}
        {options.map((option, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are handled by the list as a whole
          <div
            key={option.id}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            className="option"
            data-focused={index === chosen || undefined}
            onMouseMove={() => setAt(index)}
            onClick={() => run(index)}
            ref={(element) => {
              if (index === chosen) element?.scrollIntoView({ block: 'nearest' })
            }}
          >
            <span className="cut">{option.label}</span>
            <span className="note">{option.keys === undefined ? option.group : <Kbd>{option.keys}</Kbd>}</span>
          </div>
        ))}
      </div>
    </>
  )
}
