/** The enabled models, and procedures of the office's own, as one signed file. */
import { useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useConnection, useRun } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Checkbox, TextField } from '../../widgets/Fields.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { shortHash } from '../../../shared/text/format.ts'
import { modelIdPattern } from './blank-form.ts'

export function ExportDialog(props: {
  readonly models: readonly string[]
  readonly procedures: CommandOutput<'author.list'>['procedures']
  readonly onClose: () => void
}): ReactNode {
  const t = useText()
  const spoken = useBilingual()
  const { carrier } = useConnection()
  const toast = useToast()
  const run = useRun('pack.export')
  const [id, setId] = useState('')
  const [name, setName] = useState('')
  const [version, setVersion] = useState('1')
  const [chosen, setChosen] = useState<readonly string[]>(props.models)
  const [rules, setRules] = useState<readonly string[]>([])
  const ready = modelIdPattern.test(id) && name.trim() !== '' && /^[1-9]\d{0,4}$/.test(version) && chosen.length + rules.length > 0
  const send = async (): Promise<void> => {
    const kept = await run.run({ id, version: Number(version), name: { zh: name }, models: [...chosen], procedures: [...rules] })
    if (!kept) return
    if (await carrier.save(kept.handle, kept.name)) toast(t('author.exported', { sha256: shortHash(kept.sha256) }))
    props.onClose()
  }
  return (
    <Dialog title={t('author.export')} open onOpenChange={props.onClose} width={520}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void send()
        }}
      >
        <p className="say">{t('author.exportText')}</p>
        <TextField label={t('author.packId')} value={id} onChange={setId} placeholder="yunxi-own" autoFocus />
        <TextField label={t('author.packName')} value={name} onChange={setName} />
        <TextField label={t('author.packVersion')} value={version} onChange={setVersion} type="number" />
        {props.models.map((model) => (
          <Checkbox
            key={model}
            checked={chosen.includes(model)}
            onChange={(on) => setChosen(on ? [...chosen, model] : chosen.filter((one) => one !== model))}
          >
            {model}
          </Checkbox>
        ))}
        {props.procedures.map((one) => (
          <Checkbox
            key={one.id}
            checked={rules.includes(one.id)}
            onChange={(on) => setRules(on ? [...rules, one.id] : rules.filter((id) => id !== one.id))}
          >
            {t('author.carryProcedure', { name: spoken(one.name), id: one.id })}
          </Checkbox>
        ))}
        <div className="form-foot">
          <Button kind="primary" type="submit" isDisabled={!ready || run.running}>
            {t('author.export')}
          </Button>
        </div>
        {run.error && <ErrorState error={run.error} safe="nothing" />}
      </form>
    </Dialog>
  )
}
