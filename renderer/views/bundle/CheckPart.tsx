/** Choose a bundle, give the key, check every piece, then open what is intact. The key stays in this form until the file is put away. */
import { useState, type ReactNode } from 'react'
import type { ChosenFile } from '../../api/carrier.ts'
import { useJob } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { FilePicker } from '../../widgets/FilePicker.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { useFolderDialog } from '../../widgets/use-folder.ts'
import { VerdictReport } from './VerdictReport.tsx'

export function CheckPart(): ReactNode {
  const t = useText()
  const { open: goTo } = useWalk()
  const folder = useFolderDialog()
  const verify = useJob('bundle.verify')
  const open = useJob('bundle.open')
  const [file, setFile] = useState<ChosenFile>()
  const [way, setWay] = useState<'passphrase' | 'identity'>('passphrase')
  const [secret, setSecret] = useState('')
  const [asked, setAsked] = useState(false)
  const key = way === 'passphrase' ? { passphrase: secret } : { identity: secret }
  const putAway = (): void => {
    setFile(undefined)
    setSecret('')
    setAsked(false)
  }
  const receive = async (to?: string): Promise<void> => {
    if (file) await open.start({ file: file.handle, ...key, ...(to === undefined ? {} : { to }) })
  }
  if (!file)
    return (
      <div className="drop-start">
        <b>{t('bundles.empty')}</b>
        <p className="say sec">{t('bundles.emptyText')}</p>
        <FilePicker
          multiple={false}
          extensions={['ljcase']}
          hint={t('bundles.hint')}
          onFiles={(files) => {
            setFile(files[0])
            setAsked(false)
          }}
        />
      </div>
    )
  const report = asked ? verify.result : undefined
  const intact = report?.verdict === 'intact' || report?.verdict === 'intact_unknown_signer'
  const opened = asked ? open.result : undefined
  return (
    <div className="page bundle-page">
      <header className="bundle-file">
        <b className="cut" title={file.name}>
          {file.name}
        </b>
        <Button onPress={putAway}>{t('bundles.other')}</Button>
      </header>
      {!intact && (
        <form
          className="form bundle-key"
          onSubmit={(event) => {
            event.preventDefault()
            if (secret === '') return
            setAsked(true)
            void verify.start({ file: file.handle, ...key })
          }}
        >
          <Segments
            label={t('bundles.key')}
            options={(['passphrase', 'identity'] as const).map((id) => ({ id, label: t(`bundles.keyOf.${id}`) }))}
            value={way}
            onChange={(next) => {
              setWay(next)
              setSecret('')
            }}
          />
          {way === 'passphrase' ? (
            <TextField label={t('bundles.passphrase')} type="password" value={secret} onChange={setSecret} autoFocus />
          ) : (
            <TextField
              label={t('bundles.identity')}
              type="password"
              value={secret}
              onChange={setSecret}
              note={t('bundles.identityNote')}
              autoFocus
            />
          )}
          <div className="form-foot">
            <Button big kind="primary" type="submit" isDisabled={secret === '' || verify.running}>
              {t('bundles.verify')}
            </Button>
          </div>
        </form>
      )}
      {verify.running && <JobBar progress={verify.progress} onStop={verify.stop} stopping={verify.stopping} />}
      {asked && verify.error && <ErrorState error={verify.error} safe="original" />}
      {report && <VerdictReport report={report} />}
      {intact && (
        <div className="form-foot">
          {opened ? (
            <>
              <p className="done-line say">
                {opened.folder === null
                  ? t('bundles.opened', { title: opened.title, n: opened.items })
                  : t('bundles.openedFolder', { folder: opened.folder, n: opened.items })}
              </p>
              {opened.case !== null && (
                <Button big kind="primary" onPress={() => goTo({ place: 'cases', search: { id: opened.case } })}>
                  {t('bundles.goCase')}
                </Button>
              )}
            </>
          ) : (
            <>
              <Button big kind="primary" isDisabled={open.running} onPress={() => void receive()}>
                {t('bundles.openInto')}
              </Button>
              {folder && (
                <Button big isDisabled={open.running} onPress={() => void folder().then((found) => found && receive(found.handle))}>
                  {t('bundles.openFolder')}
                </Button>
              )}
            </>
          )}
        </div>
      )}
      {report && !intact && <p className="mut">{t('bundles.notOpened')}</p>}
      {open.running && <JobBar progress={open.progress} onStop={open.stop} stopping={open.stopping} />}
      {open.error && <ErrorState error={open.error} safe="data" />}
    </div>
  )
}
