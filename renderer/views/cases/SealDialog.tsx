/** Seals the file: for whom, with progress; afterwards the hash to write down, the bundle and the hand-over sheet to save. */
import { useState, type ReactNode } from 'react'
import { useConnection, useJob } from '../../api/hooks.tsx'
import type { CaseFile } from '../../../shared/ipc/commands/case.ts'
import { formatBytes } from '../../../shared/text/format.ts'
import { useSettings } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { noPassphrase, PassphrasePair, passphraseReady } from '../../widgets/PassphrasePair.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { readRecipients } from './recipients.ts'

export function SealDialog(props: { readonly file: CaseFile; readonly unchecked: number; readonly onClose: () => void }): ReactNode {
  const { settings, text: t } = useSettings()
  const toast = useToast()
  const { carrier } = useConnection()
  const seal = useJob('bundle.seal')
  const [way, setWay] = useState<'recipients' | 'passphrase'>('recipients')
  const [lines, setLines] = useState('')
  const [pair, setPair] = useState(noPassphrase)
  const [language, setLanguage] = useState<'zh' | 'en'>(settings.language === 'en' ? 'en' : 'zh')
  const { keys, bad } = readRecipients(lines)
  const ready = !seal.running && (way === 'recipients' ? keys.length > 0 && bad === undefined : passphraseReady(pair))
  const run = async (): Promise<void> => {
    await seal.start({
      case: props.file.id,
      language,
      ...(way === 'recipients' ? { recipients: [...keys] } : { passphrase: pair.one })
    })
    setPair(noPassphrase)
  }
  const { result } = seal
  const save = async (handle: string, name: string): Promise<void> => {
    if (await carrier.save(handle, name)) toast(t('cases.seal.saved'))
  }
  return (
    <Dialog
      open
      keep
      width={560}
      onOpenChange={props.onClose}
      title={result ? t('cases.seal.done') : t('cases.seal.title')}
      footer={
        result ? (
          <>
            <Button big onPress={props.onClose}>
              {t('common.close')}
            </Button>
            <Button big onPress={() => void save(result.handover, `${result.file.replace(/\.ljcase$/, '')}-handover.html`)}>
              {t('cases.seal.saveSheet')}
            </Button>
            <Button big kind="primary" onPress={() => void save(result.handle, result.file)}>
              {t('cases.seal.save')}
            </Button>
          </>
        ) : (
          <>
            <Button big onPress={props.onClose} isDisabled={seal.running}>
              {t('common.cancel')}
            </Button>
            <Button big kind="primary" isDisabled={!ready} onPress={() => void run()}>
              {t('cases.seal.run')}
            </Button>
          </>
        )
      }
    >
      {result ? (
        <>
          <KeyValue
            labels={72}
            rows={[
              [t('cases.seal.file'), result.file],
              [t('cases.seal.size'), formatBytes(result.bytes)],
              [
                t('cases.seal.hash'),
                <span key="hash" className="mono seal-hash">
                  {result.sha256.replaceAll(/(.{8})(?=.)/g, '$1 ')}
                </span>
              ]
            ]}
          />
          <div>
            <Button onPress={() => void navigator.clipboard.writeText(result.sha256).then(() => toast(t('common.copied')))}>
              {t('cases.seal.copyHash')}
            </Button>
          </div>
          <p className="sec">{t('cases.seal.hashNote')}</p>
        </>
      ) : (
        <>
          <p className="sec">{t('cases.seal.text')}</p>
          {props.unchecked > 0 && <p className="done-line">{t('cases.seal.uncheckedNote', { n: props.unchecked })}</p>}
          <Segments
            label={t('cases.seal.to')}
            options={(['recipients', 'passphrase'] as const).map((id) => ({ id, label: t(`cases.seal.toOf.${id}`) }))}
            value={way}
            onChange={setWay}
          />
          {way === 'recipients' ? (
            <TextField
              label={t('cases.seal.recipients')}
              long
              value={lines}
              onChange={setLines}
              note={t('cases.seal.recipientsNote')}
              {...(bad === undefined ? {} : { error: t('cases.seal.badRecipient', { line: bad }) })}
            />
          ) : (
            <>
              <div className="form-grid">
                <PassphrasePair value={pair} onChange={setPair} />
              </div>
              <p className="form-note">{t('cases.seal.passphraseNote')}</p>
            </>
          )}
          <span className="sec">{t('cases.seal.language')}</span>
          <Segments
            label={t('cases.seal.language')}
            options={(['zh', 'en'] as const).map((id) => ({ id, label: t(`cases.seal.languageOf.${id}`) }))}
            value={language}
            onChange={setLanguage}
          />
          {seal.running && <JobBar progress={seal.progress} onStop={seal.stop} stopping={seal.stopping} />}
          {seal.error && <ErrorState error={seal.error} safe="data" />}
        </>
      )}
    </Dialog>
  )
}
