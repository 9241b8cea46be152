/** The training county: made here with progress, opened with the passphrase that everybody may know, because nothing in it is real. */
import { useState, type ReactNode } from 'react'
import { useConnection, useJob, useRun } from '../../api/hooks.tsx'
import { formatNumber } from '../../../shared/text/format.ts'
import { trainingPassphrase } from '../../../shared/ipc/home.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import type { KnownVaults } from './OpenVault.tsx'

export function TrainingVault(props: { readonly known: KnownVaults }): ReactNode {
  const t = useText()
  const { client } = useConnection()
  const make = useJob('demo.make')
  const unlock = useRun('vault.unlock')
  const [size, setSize] = useState<'small' | 'county'>('small')
  const there = props.known.vaults.find((one) => one.training && one.present)
  const passphrase = props.known.training?.passphrase ?? trainingPassphrase
  const open = async (): Promise<void> => {
    const list = await client.call('vault.list', {})
    const vault = list.vaults.find((one) => one.training && one.present)
    if (vault) await unlock.run({ vault: vault.handle, passphrase: list.training?.passphrase ?? passphrase })
  }
  const { result } = make
  return (
    <div className="form">
      <p className="say">{t('vault.training.text')}</p>
      {(there || result) && (
        <div className="chooser-secret">
          <span>
            {t('vault.training.passphrase')} <code>{passphrase}</code>
          </span>
        </div>
      )}
      {there && !result && <p className="sec">{t('vault.training.exists')}</p>}
      {result && (
        <p className="done-line say">
          {t('vault.training.done', {
            units: formatNumber(result.units),
            rows: formatNumber(result.rows),
            warnings: formatNumber(result.warnings)
          })}
        </p>
      )}
      {!there && !make.running && !result && (
        <div className="field">
          <span className="sec">{t('vault.training.size')}</span>
          <Segments
            label={t('vault.training.size')}
            options={(['small', 'county'] as const).map((id) => ({ id, label: t(`vault.training.sizeOf.${id}`) }))}
            value={size}
            onChange={setSize}
          />
        </div>
      )}
      {make.running && <JobBar progress={make.progress} onStop={make.stop} stopping={make.stopping} />}
      {make.error && <ErrorState error={make.error} safe="nothing" />}
      {unlock.error && <ErrorState error={unlock.error} safe="data" />}
      <div className="form-foot">
        {there || result ? (
          <Button big kind="primary" onPress={() => void open()} isDisabled={unlock.running}>
            {unlock.running ? t('vault.opening') : t('vault.training.openIt')}
          </Button>
        ) : (
          <Button big kind="primary" onPress={() => void make.start({ size })} isDisabled={make.running}>
            {t('vault.training.run')}
          </Button>
        )}
      </div>
    </div>
  )
}
