/** Letters of an entry: those of steps that were done can be saved as PDF or as a page, as often as wished, each copy numbered; the others say which step makes them. */
import { FileDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useConnection, useRun } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { Menu } from '../../widgets/Menu.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import type { EntryView } from './filter.ts'

type Letter = EntryView['letters'][number]
const formats = ['pdf', 'html'] as const

export function EntryLetters(props: { readonly view: EntryView }): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const { carrier } = useConnection()
  const toast = useToast()
  const { view } = props
  const make = useRun('register.letter')
  const save = async (letter: string, format: (typeof formats)[number]): Promise<void> => {
    const language = settings.language === 'en' ? 'en' : 'zh'
    const kept = await make.run({ register: view.register, entry: view.entry.id, letter, format, language })
    if (kept && (await carrier.save(kept.handle, kept.name))) toast(t('registers.exported', { name: kept.name }))
  }
  // a step done more than once makes one letter: it says what holds now
  const once = view.letters.filter(({ letter }, at) => view.letters.findLastIndex((one) => one.letter === letter) === at)
  return (
    <InspectorSection title={t('registers.entry.letters')} note={t('registers.entry.lettersNote')}>
      <ul className="letters">
        {once.map((letter) => (
          <li key={letter.letter}>
            <span>
              <b>{name(letter.title)}</b>
              <span className="mut">{said(letter)}</span>
            </span>
            {letter.done !== '' && (
              <Menu
                label={t('registers.entry.letterSave', { name: name(letter.title) })}
                kind="plain"
                icon={<FileDown className="ic" />}
                actions={formats.map((format) => ({
                  id: format,
                  label: t(`registers.entry.letterAs.${format}`),
                  disabled: make.running,
                  run: () => void save(letter.letter, format)
                }))}
              />
            )}
          </li>
        ))}
      </ul>
      {make.error && <ErrorState error={make.error} safe="data" />}
    </InspectorSection>
  )

  function said({ done, name: step }: Letter): string {
    return done === ''
      ? t('registers.entry.letterToDo', { name: name(step) })
      : t('registers.entry.letterDone', { date: done, name: name(step) })
  }
}
