/** Marks of a node or of the whole matter, each with its sentence; each can be accepted for this matter alone, and that can be taken back. */
import { useState, type ReactNode } from 'react'
import type { Term } from '../../../shared/domain/term.ts'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { MarkSample } from '../../widgets/Marks.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { TermForm } from '../../widgets/TermForm.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { AcceptedMark } from './AcceptedMark.tsx'
import { sortMarks, type TrailMark } from './trail-track.ts'

export function MarkLines(props: {
  readonly trail: MatterTrail
  readonly marks: readonly TrailMark[]
  /** where they stand, said in the dialog */
  readonly place: string
  readonly sentence: (mark: TrailMark) => string
}): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const [accepting, setAccepting] = useState<TrailMark>()
  const { trail, place } = props
  if (props.marks.length === 0) return null
  return (
    <>
      <ul className="mark-lines" aria-label={t('matter.marksFound')}>
        {sortMarks(props.marks).map((mark) => (
          <li key={mark.id}>
            <MarkSample kind={mark.kind} />
            <span>
              <b>{words.mark(mark.kind)}</b>
              {props.sentence(mark)}
              {mark.accepted !== null ? (
                <AcceptedMark procedure={trail.matter.procedure} acceptance={mark.accepted} />
              ) : (
                // "not yet" is a state: nothing to accept
                mark.kind !== 'not_yet' && (
                  <button
                    type="button"
                    className="link"
                    aria-label={t('matter.acceptMark', { mark: words.mark(mark.kind) })}
                    onClick={() => setAccepting(mark)}
                  >
                    {t('matter.accept')}
                  </button>
                )
              )}
            </span>
          </li>
        ))}
      </ul>
      <Dialog
        keep
        width={560}
        title={t('matter.acceptTitle')}
        open={accepting !== undefined}
        onOpenChange={(show) => !show && setAccepting(undefined)}
      >
        {accepting && <AcceptForm trail={trail} mark={accepting} place={place} onClose={() => setAccepting(undefined)} />}
      </Dialog>
    </>
  )
}

function AcceptForm(props: {
  readonly trail: MatterTrail
  readonly mark: TrailMark
  readonly place: string
  readonly onClose: () => void
}): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const toast = useToast()
  const add = useRun('acceptance.add')
  const { mark, onClose } = props
  const { matter } = props.trail
  const keep = async (term: Term): Promise<void> => {
    if (!(await add.run({ procedure: matter.procedure, kind: mark.kind, node: mark.node, matter: matter.id, ...term }))) return
    toast(t('process.accept.done'))
    onClose()
  }
  return (
    <TermForm label={t('process.accept.act')} run={add} onKeep={(term) => void keep(term)} onClose={onClose}>
      <p className="say">
        <b>
          {words.mark(mark.kind)} · {props.place}
        </b>
        <br />
        {matter.name}
      </p>
      <p className="form-note">{t('matter.acceptText')}</p>
    </TermForm>
  )
}
