/** Settings: the screen of this person; and the vault: its identity, passphrase, backup. */
import type { ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { formatBytes, formatNumber, isoDay } from '../../../shared/text/format.ts'
import { useSettings } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { BackupForm } from './BackupForm.tsx'
import { IdentityForm } from './IdentityForm.tsx'
import { LevelsForm } from './LevelsForm.tsx'
import { RekeyForm } from './RekeyForm.tsx'
import { ScreenForm } from './ScreenForm.tsx'
import './settings.css'

export default function SettingsView(): ReactNode {
  const { settings, text: t } = useSettings()
  const english = settings.language === 'en'
  const info = useCommand('vault.info', {})
  const packs = useCommand('packs.list', {})
  const packName = (id: string): string => {
    const name = packs.data?.packs.find((one) => one.id === id)?.name
    return (english ? name?.en : name?.zh) ?? id
  }
  const listMark = english ? ', ' : '、'
  return (
    <ViewLayout scroll>
      <div className="page settings">
        <h1 className="hidden-text">{t('frame.place.settings')}</h1>
        <div className="two-columns">
          <div>
            <section>
              <h2 className="heading">{t('guide.settings.screen')}</h2>
              <ScreenForm />
            </section>
            <Waiting result={info} rows={6}>
              {(vault) => (
                <section>
                  <h2 className="heading">{t('guide.settings.facts')}</h2>
                  <KeyValue
                    labels={88}
                    rows={[
                      [t('guide.settings.name'), vault.name],
                      [t('guide.settings.account'), vault.account],
                      [t('guide.settings.cipher'), vault.cipher === 'aegis' ? t('guide.settings.cipherOf.aegis') : vault.cipher],
                      [t('guide.settings.size'), formatBytes(vault.bytes)],
                      [t('guide.settings.rows'), formatNumber(vault.counts.rows)],
                      [t('guide.settings.packs'), vault.packs.map(packName).join(listMark)],
                      [t('guide.settings.created'), isoDay(vault.createdAt)],
                      [t('guide.settings.version'), String(vault.version)]
                    ]}
                  />
                </section>
              )}
            </Waiting>
            <section>
              <h2 className="heading">{t('models.column.level')}</h2>
              <LevelsForm />
            </section>
            <section>
              <h2 className="heading">{t('vault.rekey.title')}</h2>
              <RekeyForm />
            </section>
            <section>
              <h2 className="heading">{t('vault.backup.title')}</h2>
              <BackupForm />
            </section>
          </div>
          <div>
            <section>
              <h2 className="heading">
                {t('vault.identityTitle')}
                <small>{t('vault.identityNote')}</small>
              </h2>
              <Waiting result={info} rows={8}>
                {(vault) => <IdentityForm key={JSON.stringify(vault.identity)} identity={vault.identity} />}
              </Waiting>
              <p className="form-note">{t('vault.noStateSecrets')}</p>
            </section>
          </div>
        </div>
      </div>
    </ViewLayout>
  )
}
