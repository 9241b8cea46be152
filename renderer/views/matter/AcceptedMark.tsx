/** By which acceptance a mark is set aside: its grounds, its reach, its last day. One for this matter alone is ended here, a wider one where it was made. */
import { useState, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { EndForm } from '../../widgets/EndForm.tsx'

export function AcceptedMark(props: { readonly procedure: string; readonly acceptance: number }): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const [ending, setEnding] = useState(false)
  const list = useCommand('acceptance.list', { procedure: props.procedure })
  const one = list.data?.acceptances.find(({ id }) => id === props.acceptance)
  const search = { procedure: props.procedure, part: 'accepted', here: String(props.acceptance) }
  return (
    <span className="accepted-mark">
      <em className="unit">{t('matter.accepted')}</em>
      {one && (
        <>
          <span>{t('matter.acceptedFor', { reason: one.reason, approver: one.approver, to: one.to })}</span>
          {one.matter === '' && <span>{t('matter.acceptedWider', { reach: one.orgName || t('process.accept.reachOf.all') })}</span>}
        </>
      )}
      <span className="row-line">
        {one && one.matter !== '' && (
          <button type="button" className="link" onClick={() => setEnding(true)}>
            {t('process.accept.end')}
          </button>
        )}
        <button type="button" className="link" onClick={() => open({ place: 'process', search })}>
          {t('matter.acceptedList')}
        </button>
      </span>
      <Dialog title={t('process.accept.endTitle')} open={ending} onOpenChange={setEnding}>
        {ending && (
          <EndForm
            command="acceptance.end"
            input={(reason) => ({ id: props.acceptance, reason })}
            words={{ reason: t('process.accept.reason'), end: t('process.accept.end'), ended: t('process.accept.ended') }}
            onClose={() => setEnding(false)}
          />
        )}
      </Dialog>
    </span>
  )
}
