/** Prints what is shown and enters it in the register of prints first (feature 72): what left the screen is known, even when the printer jams. */
import { Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePrint } from '../app/printing.ts'
import { useText } from '../app/settings.tsx'
import { Button } from './Button.tsx'

export function PrintButton(props: {
  readonly view: string
  readonly what: string
  readonly label?: string
  readonly big?: boolean
}): ReactNode {
  const t = useText()
  const print = usePrint()
  return (
    <Button big={props.big ?? false} icon={<Printer className="ic" />} onPress={() => void print(props.view, props.what)}>
      {props.label ?? t('common.print')}
    </Button>
  )
}
