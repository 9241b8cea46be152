/** Whose hands an act goes through: who did it (the account when left empty), a second person where one is asked for, and the paper it rests on. */
import type { ReactNode } from 'react'
import { useIdentity } from '../../app/identity.tsx'
import { useText } from '../../app/settings.tsx'
import { AttachmentPart, type Attachment } from '../../widgets/Attachment.tsx'
import { TextField } from '../../widgets/Fields.tsx'

export interface Hands {
  readonly by: string
  readonly second: string
}

/** Whether the second hand, where one is needed, is there and another's. */
export function handsFit({ by, second }: Hands, needsSecond: boolean): boolean {
  return !needsSecond || (second.trim() !== '' && second.trim() !== by.trim())
}

export function HandFields(props: {
  /** words for who did it: 办理人, 填报人 */
  readonly label: string
  readonly hands: Hands
  readonly needsSecond: boolean
  readonly onChange: (hands: Hands) => void
}): ReactNode {
  const t = useText()
  const identity = useIdentity()
  const { hands, onChange, needsSecond } = props
  const same = hands.by.trim() !== '' && hands.by.trim() === hands.second.trim()
  return (
    <>
      <TextField
        label={props.label}
        value={hands.by}
        onChange={(by) => onChange({ ...hands, by })}
        placeholder={t('registers.form.byNote', { user: identity?.user ?? '' })}
      />
      {needsSecond && (
        <TextField
          label={t('registers.form.required', { name: t('registers.form.second') })}
          value={hands.second}
          onChange={(second) => onChange({ ...hands, second })}
          {...(same ? { error: t('registers.form.sameHand') } : {})}
        />
      )}
    </>
  )
}

export function AttachmentField(props: { readonly rule: 'none' | 'optional' | 'required'; readonly attachment: Attachment }): ReactNode {
  const t = useText()
  const { rule, attachment } = props
  if (rule === 'none') return null
  const none = t(rule === 'required' ? 'registers.form.attachmentRequired' : 'registers.form.attachmentNone')
  return <AttachmentPart label={t('registers.form.attachment')} none={none} attachment={attachment} />
}
