/** What the check found: the verdict with cause and next step, who signed, the custody log, each problem with its path. */
import { useState, type ReactNode } from 'react'
import type { JobResult } from '../../../shared/ipc/contract.ts'
import { bundleCheck } from '../../../shared/text/zh-CN/bundle-check.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText, Tag } from '../../widgets/Figures.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { actWord } from '../cases/words.ts'
import { TrustDialog } from './TrustDialog.tsx'

export type Report = JobResult<'bundle.verify'>

export function VerdictReport(props: { readonly report: Report }): ReactNode {
  const t = useText()
  const { report } = props
  const { signer } = report
  const [trusting, setTrusting] = useState(false)
  const problemWord = (problem: string): string =>
    Object.hasOwn(bundleCheck.problem, problem) ? t(`bundleCheck.problem.${problem as keyof typeof bundleCheck.problem}`) : problem
  return (
    <>
      <section className="verdict" data-good={report.verdict.startsWith('intact') || undefined} aria-label={t('bundles.verdict')}>
        <h1 className="title">{t(`bundleCheck.verdict.${report.verdict}`)}</h1>
        <p className="say">{t(`bundles.causeOf.${report.verdict}`)}</p>
        <p className="say">
          <b>{t('bundles.next')}</b>　{t(`bundleCheck.next.${report.verdict}`)}
        </p>
        <p className="mut">{t('bundles.checked', { n: report.checked })}</p>
      </section>
      {signer && (
        <section>
          <h2 className="heading">
            {t('bundles.signer')}
            <Tag kind={signer.known ? 'solid' : 'dash'}>{signer.known ? t('bundles.known') : t('bundles.unknown')}</Tag>
          </h2>
          <KeyValue
            rows={[
              [t('bundles.unit'), signer.unit],
              [t('bundles.account'), signer.account],
              [
                t('bundles.keyId'),
                <span key="id" className="mono">
                  {signer.keyId}
                </span>
              ],
              [t('bundles.signedAt'), <DateText key="at" date={signer.signedAt} minute />]
            ]}
          />
          {!signer.known && (
            <div className="form-foot">
              <Button onPress={() => setTrusting(true)}>{t('bundles.trust')}</Button>
            </div>
          )}
        </section>
      )}
      {report.problems.length > 0 && (
        <section>
          <h2 className="heading">
            {t('bundles.problems')}
            <small>{t('common.items', { n: report.problems.length })}</small>
          </h2>
          <Ledger
            label={t('bundles.problems')}
            rows={report.problems}
            rowKey={(problem, index) => `${problem.path} ${String(index)}`}
            columns={[
              { id: 'path', title: t('bundles.path'), cell: (problem) => <span className="mono">{problem.path || '—'}</span> },
              { id: 'problem', title: t('bundles.problem'), width: 280, cell: (problem) => problemWord(problem.problem) }
            ]}
          />
        </section>
      )}
      {report.custody.entries.length > 0 && (
        <section>
          <h2 className="heading">
            {t('bundles.custody')}
            <small>{report.custody.unbroken ? t('bundles.custodyUnbroken') : t('bundles.custodyBroken')}</small>
          </h2>
          <Ledger
            label={t('bundles.custody')}
            rows={report.custody.entries}
            rowKey={(entry) => String(entry.seq)}
            columns={[
              { id: 'seq', title: t('cases.custody.seq'), width: 40, number: true, cell: (entry) => entry.seq },
              { id: 'at', title: t('cases.custody.at'), width: 132, cell: (entry) => <DateText date={entry.at} minute /> },
              { id: 'act', title: t('cases.custody.act'), width: 72, cell: (entry) => actWord(t, entry.act) },
              { id: 'detail', title: t('cases.custody.detail'), cell: (entry) => entry.detail },
              { id: 'unit', title: t('cases.custody.unit'), width: 180, cell: (entry) => entry.unit },
              { id: 'account', title: t('cases.custody.account'), width: 88, cell: (entry) => entry.account }
            ]}
          />
        </section>
      )}
      {trusting && <TrustDialog unit={signer?.unit ?? ''} onClose={() => setTrusting(false)} />}
    </>
  )
}
