/** `?` shows every key that works everywhere. */
import type { ReactNode } from 'react'
import { Dialog } from '../widgets/Dialog.tsx'
import { Kbd } from '../widgets/Kbd.tsx'
import { places } from './places.tsx'
import { useText } from './settings.tsx'

export function KeyHelp(props: { readonly open: boolean; readonly onOpenChange: (open: boolean) => void }): ReactNode {
  const t = useText()
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [t('frame.key.palette'), ['Ctrl K']],
    [t('frame.key.search'), ['Ctrl F']],
    [t('frame.key.steps'), ['Ctrl H']],
    [t('frame.key.backForward'), ['Alt ←', 'Alt →']],
    [t('frame.key.move'), ['J', 'K', '↑', '↓']],
    [t('frame.key.enter'), ['Enter']],
    [t('frame.key.backspace'), ['⌫']],
    [t('common.print'), ['Ctrl P']],
    [t('frame.key.help'), ['?']],
    ...places.map((place) => [t(`frame.place.${place.id}`), [`G ${place.letter.toUpperCase()}`]] as const)
  ]
  return (
    <Dialog title={t('frame.keysTitle')} open={props.open} onOpenChange={props.onOpenChange} width={560}>
      <ul className="key-list">
        {rows.map(([label, keys]) => (
          <li key={label}>
            <span>{label}</span>
            <span>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
