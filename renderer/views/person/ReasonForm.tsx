/** Asks why before a person's course is shown: in place, the last reason or the walk's own offered, Enter goes on. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'

export function ReasonForm(props: { readonly last: string; readonly onGive: (reason: string) => void }): ReactNode {
  const t = useText()
  const { walk, back } = useWalk()
  const before = walk.steps.slice(0, walk.at).findLast((step) => step.kind === 'warning' || step.kind === 'matter')
  const offered =
    props.last !== '' || !before ? props.last : t('person.reason.from', { kind: t(`frame.walkKind.${before.kind}`), label: before.label })
  const [reason, setReason] = useState(offered)
  const [asked, setAsked] = useState(false)
  const short = reason.trim().length < 2
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (!short) props.onGive(reason.trim())
  }
  return (
    <ViewLayout
      inspector={
        <Inspector label={t('person.kick')} title={t('person.kick')}>
          <p className="say sec">{t('person.pickText')}</p>
        </Inspector>
      }
    >
      <form className="reason" onSubmit={submit} aria-label={t('person.reason.title')}>
        <h1 className="title">{t('person.reason.title')}</h1>
        <p className="say sec">{t('person.reason.text')}</p>
        <TextField
          label={t('person.reason.label')}
          value={reason}
          onChange={setReason}
          placeholder={t('person.reason.hint')}
          autoFocus
          {...(asked && short ? { error: t('person.reason.need') } : {})}
        />
        <div className="row-line">
          <Button kind="primary" big keys="Enter" type="submit">
            {t('person.reason.open')}
          </Button>
          <Button big onPress={back}>
            {t('person.reason.back')}
          </Button>
        </div>
      </form>
    </ViewLayout>
  )
}
