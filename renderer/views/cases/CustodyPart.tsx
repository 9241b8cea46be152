/** The custody chain: who did what with this file, each step joined to the one before. */
import type { ReactNode } from 'react'
import type { CaseFile } from '../../../shared/ipc/commands/case.ts'
import { shortHash } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import type { Bars } from './CaseFileView.tsx'
import { actWord } from './words.ts'

export function CustodyPart(props: { readonly file: CaseFile; readonly bars: Bars }): ReactNode {
  const t = useText()
  return (
    <ViewLayout {...props.bars} scroll>
      <div className="page">
        <h2 className="heading">
          {t('cases.part.custody')}
          <small>{t('cases.custody.note')}</small>
        </h2>
        <Ledger
          label={t('cases.part.custody')}
          rows={props.file.custody}
          rowKey={(entry) => String(entry.seq)}
          columns={[
            { id: 'seq', title: t('cases.custody.seq'), width: 48, number: true, cell: (entry) => entry.seq },
            { id: 'at', title: t('cases.custody.at'), width: 132, cell: (entry) => <DateText date={entry.at} minute /> },
            { id: 'act', title: t('cases.custody.act'), width: 80, cell: (entry) => actWord(t, entry.act) },
            { id: 'detail', title: t('cases.custody.detail'), cell: (entry) => entry.detail },
            { id: 'unit', title: t('cases.custody.unit'), width: 180, cell: (entry) => entry.unit },
            { id: 'account', title: t('cases.custody.account'), width: 96, cell: (entry) => entry.account },
            {
              id: 'hash',
              title: t('cases.custody.hash'),
              width: 128,
              cell: (entry) => (
                <span className="mono" title={entry.hash}>
                  {shortHash(entry.hash)}
                </span>
              )
            }
          ]}
        />
      </div>
    </ViewLayout>
  )
}
