/**
 * A sheet of paper that is not a screen: intake sheet, hand-over, answer sheet, volume list. The button enters it in the register of prints, puts the
 * sheet (with marking, copy, user, time) on the page instead of the window, prints, and takes it away again.
 */
import { Printer } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useIdentity } from '../app/identity.tsx'
import { usePrint } from '../app/printing.ts'
import { useText } from '../app/settings.tsx'
import { Button } from './Button.tsx'
import { MarkingFoot } from './MarkingFoot.tsx'
import './print-sheet.css'

export interface PrintSheetProps {
  readonly label: string
  readonly title: string
  /** What goes into the register: where from, and what. */
  readonly view: string
  readonly what: string
  readonly big?: boolean
  readonly kind?: 'plain' | 'primary' | 'quiet'
  readonly children: ReactNode
}

export function PrintSheet(props: PrintSheetProps): ReactNode {
  const print = usePrint()
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    if (!printing) return undefined
    const done = (): void => setPrinting(false)
    window.addEventListener('afterprint', done)
    return () => window.removeEventListener('afterprint', done)
  }, [printing])
  return (
    <>
      <Button
        big={props.big ?? false}
        kind={props.kind ?? 'plain'}
        icon={<Printer className="ic" />}
        isDisabled={printing}
        onPress={() => void print(props.view, props.what, () => setPrinting(true))}
      >
        {props.label}
      </Button>
      {printing && createPortal(<Sheet title={props.title}>{props.children}</Sheet>, document.body)}
    </>
  )
}

function Sheet(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const t = useText()
  const identity = useIdentity()
  return (
    <section className="print-sheet">
      <div className="print-sheet-head">
        <span>{[t('common.product'), identity?.unit ?? ''].filter((part) => part !== '').join(' · ')}</span>
        <span>{identity?.marking}</span>
      </div>
      {/* a table whose foot is empty keeps the last lines of each page clear of the printed foot */}
      <div className="print-sheet-flow">
        <div className="print-sheet-body">
          <h1>{props.title}</h1>
          {props.children}
        </div>
        <div className="print-sheet-room">
          <div />
        </div>
      </div>
      <MarkingFoot />
    </section>
  )
}

/** Lines to sign on. */
export function SignLines(props: { readonly labels: readonly string[] }): ReactNode {
  return (
    <div className="print-sheet-signs">
      {props.labels.map((label) => (
        <div key={label}>
          <span>{label}</span>
          <i />
        </div>
      ))}
    </div>
  )
}
