/** Prints what is shown and enters it in the register of prints first (feature 72): what left the screen is known, even when the printer jams. */
import { Printer } from 'lucide-react'
import { useCallback, type ReactNode } from 'react'
import { useRun } from '../api/hooks.tsx'
import { useText } from '../app/settings.tsx'
import { Button } from './Button.tsx'

/** `print(view, what)`: registers, then opens the print dialog. */
export function usePrint(): (view: string, what: string) => Promise<void> {
  const { run } = useRun('audit.printed')
  return useCallback(
    async (view, what) => {
      const entered = await run({ view, what })
      if (entered) setTimeout(() => window.print(), 50)
    },
    [run]
  )
}

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
