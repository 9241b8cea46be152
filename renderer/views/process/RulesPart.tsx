/** The rules of a procedure as a form: changed here, tried on the matters at hand, and saved as the vault's own next version. */
import { useState, type ReactNode } from 'react'
import { isoMinute } from '../../../shared/text/format.ts'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useCommand, useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { useToast } from '../../widgets/Toast.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { addNode, type Procedure } from './rules-draft.ts'
import { RulesTable } from './RulesTable.tsx'

type Read = CommandOutput<'procedure.read'>
type Tried = CommandOutput<'procedure.try'>

export function RulesPart(props: { readonly procedure: string; readonly nodeName: (code: string) => string }): ReactNode {
  const read = useCommand('procedure.read', { id: props.procedure })
  return (
    <div className="process-rules" data-scroll>
      <Waiting result={read} rows={8}>
        {(data) => <RulesForm key={`${data.procedure.id} ${data.procedure.version} ${data.own}`} read={data} nodeName={props.nodeName} />}
      </Waiting>
    </div>
  )
}

function RulesForm(props: { readonly read: Read; readonly nodeName: (code: string) => string }): ReactNode {
  const t = useText()
  const toast = useToast()
  const { read } = props
  const [draft, setDraft] = useState<Procedure>(read.procedure)
  const [reason, setReason] = useState('')
  const [approver, setApprover] = useState('')
  const attempt = useRun('procedure.try')
  const save = useRun('procedure.save')
  const end = useRun('procedure.end')
  const [tried, setTried] = useState<{ readonly draft: Procedure; readonly result: Tried }>()
  const said = reason.trim().length >= 2 && approver.trim().length >= 2
  const words = { reason: reason.trim(), approver: approver.trim() }
  const tryIt = async (): Promise<void> => {
    const result = await attempt.run({ procedure: draft })
    setTried(result && { draft, result })
  }
  const keep = async (): Promise<void> => {
    const saved = await save.run({ procedure: draft, ...words })
    if (saved) toast(t('process.rules.saved', { version: saved.version }))
  }
  const stop = async (): Promise<void> => {
    if (await end.run({ id: draft.id, ...words })) toast(t('process.rules.ended'))
  }
  const error = attempt.error ?? save.error ?? end.error
  const fresh = tried?.draft === draft ? tried.result : undefined
  return (
    <>
      <p className="say sec">
        {read.own ? t('process.rules.from.own', { version: draft.version }) : t('process.rules.from.pack')} · {t('process.rules.text')}
      </p>
      <RulesTable procedure={draft} onChange={setDraft} />
      <div className="row-line">
        <Button onPress={() => setDraft(addNode(draft, t('process.rules.newNode')))}>{t('process.rules.add')}</Button>
        <Button kind="primary" isDisabled={draft === read.procedure || attempt.running} onPress={() => void tryIt()}>
          {t('process.rules.try')}
        </Button>
      </div>
      {error && <ErrorState error={error} safe="data" />}
      {fresh && (
        <TriedResult tried={fresh} nodeName={(code) => draft.nodes.find((node) => node.code === code)?.name.zh ?? props.nodeName(code)} />
      )}
      {(fresh || read.own) && (
        <div className="form-grid">
          <TextField label={t('process.rules.reason')} value={reason} onChange={setReason} />
          <TextField label={t('process.rules.approver')} value={approver} onChange={setApprover} />
        </div>
      )}
      <div className="row-line">
        {fresh && (
          <Button kind="primary" isDisabled={!said || save.running} onPress={() => void keep()}>
            {t('process.rules.save')}
          </Button>
        )}
        {read.own && read.shipped && (
          <Button isDisabled={!said || end.running} onPress={() => void stop()}>
            {t('process.rules.end')}
          </Button>
        )}
      </div>
      {read.versions.length > 0 && (
        <>
          <h2 className="heading">{t('process.rules.history')}</h2>
          <ul className="dashes">
            {read.versions.map(({ version, origin, ended, at, account, reason: why }) => (
              <li key={version}>
                {t('process.rules.version', {
                  version,
                  origin: t(`process.rules.origin.${ended ? 'ended' : origin}`),
                  at: isoMinute(at),
                  account,
                  reason: why
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What would appear and what would go, in matters. */
function TriedResult(props: { readonly tried: Tried; readonly nodeName: (code: string) => string }): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const { matters, stay, appear, gone, lostSteps } = props.tried
  const list = (rows: Tried['appear']): ReactNode => (
    <ul className="dashes">
      {rows.map(({ kind, node, matters: n }) => (
        <li key={`${kind} ${node}`}>
          {t('process.rules.tally', { mark: words.mark(kind), node: node === '' ? t('process.whole') : props.nodeName(node), matters: n })}
        </li>
      ))}
    </ul>
  )
  return (
    <section aria-live="polite">
      <p className="say">
        {t('process.rules.tried', { n: matters, stay })} {appear.length + gone.length === 0 && t('process.rules.same')}
      </p>
      {lostSteps > 0 && <p className="say">{t('process.rules.lost', { n: lostSteps })}</p>}
      {appear.length > 0 && (
        <>
          <h2 className="heading">{t('process.rules.appear')}</h2>
          {list(appear)}
        </>
      )}
      {gone.length > 0 && (
        <>
          <h2 className="heading">{t('process.rules.gone')}</h2>
          {list(gone)}
        </>
      )}
    </section>
  )
}
