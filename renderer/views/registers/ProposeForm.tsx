/**
 * What the register proposes by itself: each with its fields, how many rows speak for it and which; the parameters it was found under, to be tried
 * otherwise. What is ticked becomes an entry and keeps those rows. Nothing is ticked beforehand: that something came often says nothing yet.
 */
import { useEffect, useState, type ReactNode } from 'react'
import type { JobResult } from '../../../shared/ipc/contract.ts'
import { useJob } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { Skeleton } from '../../widgets/Skeleton.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import type { Register } from './filter.ts'
import { HandFields, handsFit, type Hands } from './HandFields.tsx'
import { ProposedList } from './ProposedList.tsx'

export type Found = JobResult<'register.propose'>

export function ProposeForm(props: {
  readonly register: Register
  readonly onClose: () => void
  readonly onMade: (made: { readonly id: string; readonly no: string }) => void
}): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const toast = useToast()
  const { register } = props
  const { start, error, result: found } = useJob('register.propose')
  const adopt = useJob('register.adopt')
  const [asked, setAsked] = useState<Readonly<Record<string, number>>>({})
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [hands, setHands] = useState<Hands>({ by: '', second: '' })
  const language = settings.language === 'en' ? 'en' : 'zh'
  useEffect(() => {
    setTicked(new Set())
    void start({ register: register.id, params: asked, language })
  }, [start, register.id, asked, language])
  const act = async (): Promise<void> => {
    const done = await adopt.start({
      register: register.id,
      params: asked,
      take: [...ticked].map((key) => ({ key })),
      by: hands.by,
      second: hands.second
    })
    const first = done?.made[0]
    if (done === undefined || first === undefined) return
    toast(t('registers.propose.made', { n: done.made.length }))
    props.onMade(first)
    props.onClose()
  }
  return (
    <Dialog
      open
      keep
      width={920}
      onOpenChange={props.onClose}
      title={t('registers.propose.title', { name: name(register.name) })}
      footer={
        <DialogFoot
          label={t('registers.propose.take', { n: ticked.size })}
          isDisabled={ticked.size === 0 || adopt.running || !handsFit(hands, register.second)}
          onAct={() => void act()}
          onClose={props.onClose}
        />
      }
    >
      {register.propose !== null && <p className="sec">{name(register.propose)}</p>}
      {error && <ErrorState error={error} safe="nothing" />}
      {found === undefined ? (
        error === undefined && <Skeleton rows={6} />
      ) : (
        <>
          <Params found={found} onAsk={setAsked} />
          <ProposedList register={register} found={found} ticked={ticked} onTick={setTicked} />
        </>
      )}
      {ticked.size > 0 && (
        <div className="form-grid">
          <HandFields label={t('registers.form.filledBy')} hands={hands} needsSecond={register.second} onChange={setHands} />
        </div>
      )}
      {adopt.error && <ErrorState error={adopt.error} safe="data" />}
    </Dialog>
  )
}

/** The numbers that decide, as they were used; others are tried at once and kept nowhere. */
function Params(props: { readonly found: Found; readonly onAsk: (params: Readonly<Record<string, number>>) => void }): ReactNode {
  const { text: t } = useSettings()
  const name = useBilingual()
  const { found, onAsk } = props
  const numbers = found.params.flatMap(({ id, name: called, unit, value }) =>
    typeof value === 'number' ? [{ id, called, unit, value }] : []
  )
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const valueOf = ({ id, value }: (typeof numbers)[number]): number => Number(typed[id] ?? value)
  const differs = numbers.some((one) => valueOf(one) !== one.value)
  return (
    <form
      className="propose-params"
      onSubmit={(event) => {
        event.preventDefault()
        if (numbers.every((one) => Number.isFinite(valueOf(one)))) onAsk(Object.fromEntries(numbers.map((one) => [one.id, valueOf(one)])))
      }}
    >
      {numbers.map((one) => (
        <TextField
          key={one.id}
          type="number"
          label={one.unit === 'days' ? t('registers.propose.days', { name: name(one.called) }) : name(one.called)}
          value={typed[one.id] ?? String(one.value)}
          onChange={(value) => setTyped((old) => ({ ...old, [one.id]: value }))}
        />
      ))}
      <Button type="submit" isDisabled={!differs}>
        {t('registers.propose.again')}
      </Button>
      <span className="push" />
      <span className="mut">{t('registers.propose.asOf', { date: found.asOf })}</span>
    </form>
  )
}
