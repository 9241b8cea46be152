/** Prints the place that is shown; the register gets the present step of the walk as its name. Apart from the frame, which asks the engine nothing. */
import { useCallback, useMemo } from 'react'
import { usePrint, useWatchPrints, type PrintingHere } from './printing.ts'
import { useText } from './settings.tsx'
import { useWalk } from './walk.tsx'

/** `here` is the id of the place, the overview while there is none. Once, where the frame is drawn. */
export function usePrintHere(here: string | undefined): PrintingHere {
  const t = useText()
  const { walk } = useWalk()
  const send = usePrint()
  const step = walk.steps[walk.at]
  const kind = step === undefined || step.kind === 'place' ? '' : t(`frame.walkKind.${step.kind}`)
  const what = [kind, step?.label ?? ''].filter((part, index, all) => part !== '' && all.indexOf(part) === index).join(' ')
  const view = here ?? 'overview'
  useWatchPrints(view, what)
  const print = useCallback(() => void send(view, what), [send, view, what])
  return useMemo(() => ({ print, what }), [print, what])
}
