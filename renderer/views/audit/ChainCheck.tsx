/** Checks the chain of the log, shows its head as an anchor to write down elsewhere, and compares with one written down before. */
import { useState, type ReactNode } from 'react'
import { useJob } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { readAnchor } from './read-anchor.ts'

export function ChainCheck(): ReactNode {
  const t = useText()
  const toast = useToast()
  const verify = useJob('audit.verify')
  const [seq, setSeq] = useState('')
  const [hash, setHash] = useState('')
  const anchor = readAnchor(seq, hash)
  const { result } = verify
  const verdict = (): string => {
    if (!result) return ''
    switch (result.verdict) {
      case 'ok':
        return t('log.verdict.ok', { n: result.entries })
      case 'changed':
        return t('log.verdict.changed', { at: result.at ?? 0 })
      case 'reordered':
        return t('log.verdict.reordered', { at: result.at ?? 0 })
      case 'truncated':
        return t('log.verdict.truncated')
      case 'anchor_differs':
        return t('log.verdict.anchor_differs')
    }
  }
  return (
    <div className="form">
      <div className="form-foot">
        <Button big kind="primary" isDisabled={verify.running} onPress={() => void verify.start({})}>
          {t('log.check')}
        </Button>
      </div>
      {verify.running && <JobBar progress={verify.progress} onStop={verify.stop} stopping={verify.stopping} />}
      {verify.error && <ErrorState error={verify.error} safe="data" />}
      {result && (
        <div className="verdict-line" role="status" data-verdict={result.verdict}>
          <b>{verdict()}</b>
          <p className="say sec">{t(`log.advice.${result.verdict}`)}</p>
        </div>
      )}
      {result?.head && (
        <div className="anchor">
          <span className="sec">
            {t('log.anchor')} <span className="mut">{t('log.anchorNote')}</span>
          </span>
          <code>
            {result.head.seq} {result.head.hash.replaceAll(/(.{8})(?=.)/g, '$1 ')}
          </code>
          <Button
            onPress={() => {
              const { head } = result
              if (head) void navigator.clipboard.writeText(`${String(head.seq)} ${head.hash}`).then(() => toast(t('common.copied')))
            }}
          >
            {t('log.anchorCopy')}
          </Button>
        </div>
      )}
      <form
        className="form form-part"
        onSubmit={(event) => {
          event.preventDefault()
          if (anchor) void verify.start({ anchor })
        }}
      >
        <b>{t('log.compare')}</b>
        <TextField label={t('log.compareSeq')} value={seq} onChange={setSeq} />
        <TextField
          label={t('log.compareHash')}
          value={hash}
          onChange={setHash}
          {...(seq !== '' && hash !== '' && !anchor ? { error: t('log.badAnchor') } : {})}
        />
        <div className="form-foot">
          <Button type="submit" isDisabled={!anchor || verify.running}>
            {t('log.compareRun')}
          </Button>
        </div>
      </form>
    </div>
  )
}
