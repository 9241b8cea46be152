/** The key that signs what is sealed here, to be told to receivers; and the keys of other offices recorded here. */
import { useState, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { TrustDialog } from './TrustDialog.tsx'

export function KeysPart(): ReactNode {
  const t = useText()
  const toast = useToast()
  const keys = useCommand('key.own', {})
  const [adding, setAdding] = useState(false)
  return (
    <div className="page bundle-page">
      <Waiting result={keys} rows={5}>
        {(own) => (
          <>
            <section>
              <h2 className="heading">{t('bundles.own')}</h2>
              <p className="say sec">{t('bundles.ownText')}</p>
              <KeyValue
                rows={[
                  [
                    t('bundles.keyId'),
                    <b key="id" className="mono">
                      {own.keyId}
                    </b>
                  ],
                  [
                    t('bundles.publicKey'),
                    <span key="key" className="mono">
                      {own.publicKey}
                    </span>
                  ]
                ]}
              />
              <div className="form-foot">
                <Button onPress={() => void navigator.clipboard.writeText(own.publicKey).then(() => toast(t('common.copied')))}>
                  {t('bundles.copyKey')}
                </Button>
              </div>
            </section>
            <section>
              <h2 className="heading">
                {t('bundles.trustedList')}
                <small>{t('common.items', { n: own.trusted.length })}</small>
                <span className="push" />
                <Button onPress={() => setAdding(true)}>{t('bundles.add')}</Button>
              </h2>
              {own.trusted.length === 0 ? (
                <p className="mut">{t('bundles.trustedNone')}</p>
              ) : (
                <Ledger
                  label={t('bundles.trustedList')}
                  rows={own.trusted}
                  rowKey={(key) => key.keyId}
                  columns={[
                    { id: 'unit', title: t('bundles.unit'), cell: (key) => key.unit },
                    { id: 'key', title: t('bundles.keyId'), width: 200, cell: (key) => <span className="mono">{key.keyId}</span> },
                    { id: 'note', title: t('bundles.trustNote'), cell: (key) => key.note || '—' },
                    { id: 'at', title: t('bundles.addedAt'), width: 132, cell: (key) => <DateText date={key.addedAt} minute /> }
                  ]}
                />
              )}
            </section>
          </>
        )}
      </Waiting>
      {adding && <TrustDialog unit="" onClose={() => setAdding(false)} />}
    </div>
  )
}
