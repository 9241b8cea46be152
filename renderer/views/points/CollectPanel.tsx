/** Taking workbooks back: files in, everything about them shown, then what is good taken in at once. */
import { useState, type ReactNode } from 'react'
import type { Collected } from '../../../shared/ipc/commands/points.ts'
import type { ChosenFile } from '../../api/carrier.ts'
import { useJob } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Checkbox, TextField } from '../../widgets/Fields.tsx'
import { FilePicker } from '../../widgets/FilePicker.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { CollectOutcome } from './CollectOutcome.tsx'

export function CollectPanel(props: { readonly period: string }): ReactNode {
  const t = useText()
  const toast = useToast()
  const collect = useJob('points.collect')
  const [files, setFiles] = useState<readonly ChosenFile[]>([])
  const [seen, setSeen] = useState<Collected>()
  const [choice, setChoice] = useState({ replace: false, sure: false })
  const [reason, setReason] = useState('')
  const input = (own: readonly ChosenFile[], said: typeof choice) => ({
    files: own.map((file) => file.handle),
    period: props.period,
    ...said
  })
  const look = async (own: readonly ChosenFile[], said: typeof choice): Promise<void> => {
    setFiles(own)
    setChoice(said)
    setSeen(await collect.start({ ...input(own, said), dryRun: true }))
  }
  const clear = (): void => {
    setFiles([])
    setSeen(undefined)
    setChoice({ replace: false, sure: false })
    setReason('')
  }
  const take = async (): Promise<void> => {
    const done = await collect.start({ ...input(files, choice), dryRun: false, reason: reason.trim() })
    if (!done) return
    toast(t('points.collect.taken', { written: done.written, corrected: done.corrected, unchanged: done.unchanged }))
    clear()
  }
  const news = (seen?.written ?? 0) + (seen?.corrected ?? 0)
  const clashes = seen?.cells.some((cell) => cell.kind === 'against_vault') === true
  const leaps = seen?.cells.some((cell) => cell.kind === 'leap') === true
  const lacksReason = (seen?.corrected ?? 0) > 0 && reason.trim().length < 2
  return (
    <section className="point-part" aria-label={t('points.collect.title')}>
      <h2 className="heading">
        {t('points.collect.title')}
        <small>{t('points.collect.note')}</small>
      </h2>
      {seen === undefined && !collect.running && (
        <FilePicker extensions={['xlsx', 'xls', 'et']} hint={t('points.collect.hint')} onFiles={(own) => void look(own, choice)} />
      )}
      {collect.running && <JobBar progress={collect.progress} onStop={collect.stop} stopping={collect.stopping} />}
      {collect.error && <ErrorState error={collect.error} safe="nothing" />}
      {seen && (
        <>
          <CollectOutcome seen={seen} />
          {(clashes || choice.replace) && (
            <Checkbox checked={choice.replace} onChange={(replace) => void look(files, { ...choice, replace })}>
              {t('points.collect.replace')}
            </Checkbox>
          )}
          {(leaps || choice.sure) && (
            <Checkbox checked={choice.sure} onChange={(sure) => void look(files, { ...choice, sure })}>
              {t('points.collect.sure')}
            </Checkbox>
          )}
          {seen.corrected > 0 && <TextField label={t('points.collect.reason')} value={reason} onChange={setReason} />}
          <div className="point-acts">
            <Button kind="primary" isDisabled={collect.running || news === 0 || lacksReason} onPress={() => void take()}>
              {t('points.collect.take', { n: news })}
            </Button>
            <Button onPress={clear}>{t('points.collect.again')}</Button>
          </div>
        </>
      )}
    </section>
  )
}
