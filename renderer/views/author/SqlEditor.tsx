/** The text of a model with line numbers and completions, without a library: Ctrl+Space takes the first, Tab indents, Esc lets Tab go on. */
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import type { Words } from './blank-form.ts'
import { completionsFor, wordBefore } from './completions.ts'

export function SqlEditor(props: {
  readonly text: string
  readonly words: Words | undefined
  readonly readOnly: boolean
  readonly onChange: (text: string) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const box = useRef<HTMLTextAreaElement>(null)
  const numbers = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const [leaving, setLeaving] = useState(false)
  const { text, readOnly } = props
  const word = wordBefore(text, at)
  const offers = props.words && !readOnly ? completionsFor(word, text, props.words) : []
  const put = (from: number, to: number, by: string): void => {
    const area = box.current
    if (!area) return
    area.focus()
    area.setRangeText(by, from, to, 'end')
    setAt(area.selectionEnd)
    props.onChange(area.value)
  }
  const take = (offer: string): void => put(at - word.length, at, offer)
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const area = event.currentTarget
    const [first] = offers
    if (event.key === ' ' && event.ctrlKey && first) {
      event.preventDefault()
      take(first.text)
    } else if (event.key === 'Escape') setLeaving(true)
    else if (event.key === 'Tab' && !event.shiftKey && !leaving && !readOnly) {
      event.preventDefault()
      put(area.selectionStart, area.selectionEnd, '  ')
    } else if (event.key !== 'Tab') setLeaving(false)
  }
  return (
    <>
      <p className="mut">{t(readOnly ? 'author.sqlFromForm' : 'author.sqlNote')}</p>
      <div className="sql-editor">
        <div className="numbers" ref={numbers} aria-hidden="true">
          {text.split('\n').map((_, index) => `${String(index + 1)}\n`)}
        </div>
        <textarea
          ref={box}
          aria-label={t('author.tab.sql')}
          value={text}
          readOnly={readOnly}
          spellCheck={false}
          wrap="off"
          onChange={(event) => {
            props.onChange(event.target.value)
            setAt(event.target.selectionEnd)
          }}
          onSelect={(event) => setAt(event.currentTarget.selectionEnd)}
          onKeyDown={pressed}
          onScroll={(event) => {
            if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop
          }}
        />
      </div>
      <div className="sql-complete" role="group" aria-label={t('author.complete')}>
        {offers.map((offer) => (
          <Button key={`${offer.kind} ${offer.text}`} onPress={() => take(offer.text)}>
            {offer.text} {name(offer.note) === '' ? t(`author.completeKind.${offer.kind}`) : name(offer.note)}
          </Button>
        ))}
      </div>
    </>
  )
}
