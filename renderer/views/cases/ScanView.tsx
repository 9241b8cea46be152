/** An attachment beside a row: a picture or plain text, else its name and a copy to look at elsewhere. */
import type { ReactNode } from 'react'
import { useAsk, useCommand, useConnection } from '../../api/hooks.tsx'
import { formatBytes } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import type { CaseItem } from './words.ts'

export function ScanView(props: { readonly case: string; readonly item: CaseItem; readonly wide?: boolean }): ReactNode {
  const t = useText()
  const { carrier } = useConnection()
  const { item } = props
  const { run, error } = useAsk('case.attachment')
  const scan = useCommand('case.scan', { case: props.case, item: item.id })
  const name = item.text === '' ? item.title : item.text
  const { image, text } = scan.data ?? { image: null, text: null }
  const problem = error ?? scan.error
  const saveCopy = async (): Promise<void> => {
    const kept = await run({ case: props.case, item: item.id })
    if (kept) await carrier.save(kept.handle, kept.name)
  }
  return (
    <div className="scan" data-wide={props.wide || undefined}>
      <p className="row-line">
        <b className="cut" title={name}>
          {name}
        </b>
        <span className="unit">{item.bytes === null ? '' : formatBytes(item.bytes)}</span>
      </p>
      {image !== null && <img src={image} alt={t('cases.desk.preview', { name })} />}
      {text !== null && <pre>{text}</pre>}
      {scan.data && image === null && text === null && <p className="mut say">{t('cases.desk.noPreview')}</p>}
      {problem && <ErrorState error={problem} safe="data" />}
      <div>
        <Button onPress={() => void saveCopy()}>{t('cases.desk.view')}</Button>
      </div>
    </div>
  )
}
