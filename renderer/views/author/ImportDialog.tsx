/** A pack of another office: looked at first, taken in when a person says so. */
import { useState, type ReactNode } from 'react'
import type { ChosenFile } from '../../api/carrier.ts'
import { useAsk, useJob } from '../../api/hooks.tsx'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Checkbox, TextField } from '../../widgets/Fields.tsx'
import { FilePicker } from '../../widgets/FilePicker.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'

export function ImportDialog(props: { readonly onClose: () => void }): ReactNode {
  const t = useText()
  const inspect = useAsk('pack.inspect')
  const take = useJob('pack.import')
  const [file, setFile] = useState<ChosenFile>()
  const [report, setReport] = useState<CommandOutput<'pack.inspect'>>()
  const [approver, setApprover] = useState('')
  const [accepted, setAccepted] = useState(false)
  const choose = async (files: readonly ChosenFile[]): Promise<void> => {
    const [first] = files
    if (!first) return
    setFile(first)
    setReport(await inspect.run({ file: first.handle }))
  }
  const whole = report?.verdict === 'intact' || report?.verdict === 'intact_unknown_signer'
  const ready =
    whole && report.problems.length === 0 && approver.trim().length >= 2 && (report.verdict === 'intact' || accepted) && !take.running
  return (
    <Dialog title={t('author.import')} open onOpenChange={props.onClose} width={600} keep={take.running}>
      <div className="form">
        {!report && (
          <FilePicker multiple={false} extensions={['ljpack']} hint={t('author.importHint')} onFiles={(files) => void choose(files)} />
        )}
        {inspect.error && <ErrorState error={inspect.error} safe="original" />}
        {report && <Report report={report} />}
        {report && whole && !take.result && (
          <>
            {report.verdict === 'intact_unknown_signer' && (
              <Checkbox checked={accepted} onChange={setAccepted}>
                {t('author.acceptUnknown', { key: report.keyId })}
              </Checkbox>
            )}
            <TextField label={t('author.approver')} value={approver} onChange={setApprover} />
          </>
        )}
        {take.running && <JobBar progress={take.progress} onStop={take.stop} stopping={take.stopping} />}
        {take.error && <ErrorState error={take.error} safe="data" />}
        {take.result && <p className="done-line say">{t('author.imported', { ...take.result })}</p>}
        {report && !take.result && (
          <div className="form-foot">
            {whole && (
              <Button
                kind="primary"
                isDisabled={!ready}
                onPress={() => file && void take.start({ file: file.handle, sha256: report.sha256, approver, unknownSigner: accepted })}
              >
                {t('author.doImport')}
              </Button>
            )}
            <Button onPress={() => setReport(undefined)}>{t('author.look')}</Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}

function Report(props: { readonly report: CommandOutput<'pack.inspect'> }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { report } = props
  return (
    <>
      <p className="done-line say">
        <b>{t(`author.verdict.${report.verdict}`)}</b>
      </p>
      {report.verdict !== 'not_a_pack' && (
        <KeyValue
          labels={88}
          rows={[
            [t('author.packName'), `${name(report.name)} ${t('author.version', { n: report.version })}`],
            [
              t('author.column.unit'),
              t('author.signedBy', { unit: report.unit, account: report.account, at: report.signedAt.slice(0, 16) })
            ],
            [t('author.column.key'), report.keyId],
            [t('author.column.models'), t('author.contents', { models: report.models.length, files: report.files.length })]
          ]}
        />
      )}
      {report.models.length > 0 && (
        <ul className="dashes">
          {report.models.map((model) => (
            <li key={model.id}>{name(model.name)}</li>
          ))}
        </ul>
      )}
      {report.problems.map((problem) => (
        <p key={problem.zh} role="alert">
          {name(problem)}
        </p>
      ))}
    </>
  )
}
