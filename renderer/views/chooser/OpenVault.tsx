/** Known vaults, one chosen, and its passphrase. Wrong passphrase, vault in use, newer version and damage come from the engine as they are. */
import { useState, type ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { useRun } from '../../api/hooks.tsx'
import type { ChosenFile } from '../../api/carrier.ts'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { isoMinute } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { Tag } from '../../widgets/Figures.tsx'
import { useFolderDialog } from '../../widgets/use-folder.ts'
import type { Way } from './index.tsx'

export type KnownVaults = CommandOutput<'vault.list'>

export function OpenVault(props: {
  readonly known: KnownVaults
  /** Handle of a vault that was just restored. */
  readonly asked: string | undefined
  readonly onWay: (way: Way) => void
}): ReactNode {
  const t = useText()
  const { vaults, training } = props.known
  const folder = useFolderDialog()
  const unlock = useRun('vault.unlock')
  const [other, setOther] = useState<ChosenFile>()
  const [choice, setChoice] = useState<string>()
  const [passphrase, setPassphrase] = useState('')
  const fallback = vaults.find((one) => one.present)?.place !== undefined ? keyOf(vaults.find((one) => one.present)) : undefined
  const chosen = choice ?? (other ? other.handle : fallback)
  const vault = vaults.find((one) => keyOf(one) === chosen)
  if (vaults.length === 0 && !other && props.asked === undefined)
    return (
      <EmptyState
        title={t('vault.none')}
        text={t('vault.noneText')}
        action={
          <>
            <Button kind="primary" onPress={() => props.onWay('create')}>
              {t('vault.makeFirst')}
            </Button>
            <Button onPress={() => props.onWay('training')}>{t('vault.tryTraining')}</Button>
          </>
        }
      />
    )
  const handle = vault?.handle ?? (other && chosen === other.handle ? other.handle : props.asked)
  const submit = async (): Promise<void> => {
    if (handle === undefined) return
    const secret = passphrase
    setPassphrase('')
    await unlock.run({ vault: handle, passphrase: secret })
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <RadioGroup
        className="choose-rows"
        aria-label={t('vault.known')}
        value={chosen ?? ''}
        onChange={(key) => {
          setChoice(key)
          unlock.reset()
        }}
      >
        {vaults.map((one) => (
          <Radio key={keyOf(one)} value={keyOf(one) ?? ''} className="choose-row" isDisabled={!one.present}>
            <i aria-hidden />
            <span className="about">
              <b className="cut" title={one.name}>
                {one.name}
              </b>
              <small className="cut">
                {one.place} · {one.lastOpened === '' ? t('vault.neverOpened') : t('vault.lastOpened', { date: isoMinute(one.lastOpened) })}
              </small>
            </span>
            {one.present ? one.training && <Tag>{t('vault.trainingTag')}</Tag> : <Tag kind="dash">{t('vault.absent')}</Tag>}
          </Radio>
        ))}
        {other && (
          <Radio value={other.handle} className="choose-row">
            <i aria-hidden />
            <b className="cut">{other.name}</b>
            <span />
          </Radio>
        )}
      </RadioGroup>
      {vaults.some((one) => !one.present) && <p className="form-note">{t('vault.absentNote')}</p>}
      {vault?.training === true && training && (
        <div className="chooser-secret">
          <span>{t('vault.trainingPassphrase', { passphrase: training.passphrase })}</span>
          <Button onPress={() => setPassphrase(training.passphrase)}>{t('vault.fill')}</Button>
        </div>
      )}
      <TextField key={chosen} label={t('vault.passphrase')} type="password" value={passphrase} onChange={setPassphrase} autoFocus />
      {unlock.error && <ErrorState error={unlock.error} safe={unlock.error.code === 'wrong_key' ? 'data' : 'original'} />}
      <div className="form-foot">
        <Button big kind="primary" type="submit" isDisabled={handle === undefined || passphrase === '' || unlock.running}>
          {unlock.running ? t('vault.opening') : t('vault.open')}
        </Button>
        {folder ? (
          <Button
            big
            onPress={() =>
              void folder().then((found) => {
                if (!found) return
                setOther(found)
                setChoice(found.handle)
              })
            }
          >
            {t('vault.elsewhere')}
          </Button>
        ) : (
          <span className="form-note">{t('vault.elsewhereBrowser')}</span>
        )}
      </div>
    </form>
  )
}

/** Handles change with every answer; place and name do not. */
function keyOf(vault: KnownVaults['vaults'][number] | undefined): string | undefined {
  return vault && `${vault.place}/${vault.name}`
}
