/** Prints contents, facts and evidence of a file as they stand, for the meeting before it is sealed. */
import type { ReactNode } from 'react'
import type { CaseFile } from '../../../shared/ipc/commands/case.ts'
import { useSettings } from '../../app/settings.tsx'
import { PrintSheet } from '../../widgets/PrintSheet.tsx'
import { needsCheck } from './words.ts'

export function PrintContents(props: { readonly file: CaseFile }): ReactNode {
  const { settings, text: t } = useSettings()
  const { file } = props
  return (
    <PrintSheet label={t('cases.print')} title={t('cases.printTitle')} view="cases" what={`${file.no} ${file.title}`}>
      <p>
        {file.no}　{file.title}
      </p>
      {file.summary !== '' && <p>{file.summary}</p>}
      <h2>{t('cases.part.contents')}</h2>
      <table>
        <thead>
          <tr>
            {(['seq', 'docNo', 'author', 'title', 'date', 'check'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`cases.item.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.contents.map((item) => (
            <tr key={item.id}>
              <td className="num">{item.seq}</td>
              <td>{item.docNo || '—'}</td>
              <td>{item.author || '—'}</td>
              <td>{item.title}</td>
              <td>{item.date || '—'}</td>
              <td>
                {!needsCheck(item)
                  ? '—'
                  : item.check.state === 'unchecked'
                    ? t('cases.check.state.unchecked')
                    : `${t(`cases.check.state.${item.check.state}`)} ${t('cases.check.by', { a: item.check.byA, b: item.check.byB, on: item.check.on })} ${item.check.docNo}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {file.factList.length > 0 && (
        <>
          <h2>{t('cases.fact.title')}</h2>
          <table>
            <thead>
              <tr>
                {(['no', 'statement', 'evidence', 'gap'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`cases.fact.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {file.factList.map((fact) => (
                <tr key={fact.id}>
                  <td className="num">{fact.no}</td>
                  <td>{fact.statement}</td>
                  <td>
                    {file.contents
                      .filter((item) => fact.items.includes(item.id))
                      .map((item) => item.seq)
                      .join('、') || '—'}
                  </td>
                  <td>{(settings.language === 'en' ? fact.gapEn : fact.gapZh) ?? t('cases.fact.complete')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </PrintSheet>
  )
}
