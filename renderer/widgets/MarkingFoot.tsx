/** The foot of every printed page: marking, who printed and when, which copy, its number in the register (feature 72). Hidden on screen. */
import { useEffect, useState, type ReactNode } from 'react'
import { useIdentity } from '../app/identity.tsx'
import { usePrintNumber } from '../app/printing.ts'
import { useText } from '../app/settings.tsx'

function now(): string {
  const time = new Date()
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16).replace('T', ' ')
}

export function MarkingFoot(): ReactNode {
  const t = useText()
  const identity = useIdentity()
  const number = usePrintNumber()
  const [time, setTime] = useState(now)
  useEffect(() => {
    const stamp = (): void => setTime(now())
    window.addEventListener('beforeprint', stamp)
    return () => window.removeEventListener('beforeprint', stamp)
  }, [])
  if (!identity) return null
  const copy =
    identity.copyNumber === undefined
      ? ''
      : identity.copies === undefined
        ? t('frame.copyNumber', { number: identity.copyNumber })
        : t('frame.copyOf', { number: identity.copyNumber, total: identity.copies })
  return (
    <div className="print-foot" aria-hidden>
      <span>{t('frame.printedBy', { user: identity.user, time, copy })}</span>
      <span>{number === undefined || number === 'unnumbered' ? t('frame.printUnnumbered') : t('frame.printNumber', { n: number })}</span>
      <span>{identity.marking}</span>
    </div>
  )
}
