/** An attachment beside a row: an image or plain text where the carrier can read it, else its name and a copy to look at elsewhere. */
import { useEffect, useState, type ReactNode } from 'react'
import { useConnection, useRun } from '../../api/hooks.tsx'
import { formatBytes } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import type { CaseItem } from './words.ts'

const images = /\.(?:png|jpe?g|gif|webp|bmp)$/i
const texts = /\.(?:txt|csv|tsv|json|md)$/i
const longestText = 20_000

interface Shown {
  readonly image?: string
  readonly text?: string
}

export function ScanView(props: { readonly case: string; readonly item: CaseItem; readonly wide?: boolean }): ReactNode {
  const t = useText()
  const { carrier } = useConnection()
  const { item } = props
  const { run, error } = useRun('case.attachment')
  const [shown, setShown] = useState<Shown>({})
  const name = item.text === '' ? item.title : item.text
  const { read } = carrier
  const can = read !== undefined && (images.test(name) || texts.test(name))
  useEffect(() => {
    if (!can || !read) return undefined
    let address: string | undefined
    let stale = false
    const load = async (): Promise<void> => {
      const kept = await run({ case: props.case, item: item.id })
      if (!kept || stale) return
      const blob = await read(kept.handle)
      if (stale) return
      if (images.test(name)) {
        address = URL.createObjectURL(blob)
        setShown({ image: address })
      } else setShown({ text: (await blob.text()).slice(0, longestText) })
    }
    void load()
    return () => {
      stale = true
      if (address !== undefined) URL.revokeObjectURL(address)
    }
  }, [can, read, run, props.case, item.id, name])
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
      {shown.image !== undefined && <img src={shown.image} alt={t('cases.desk.preview', { name })} />}
      {shown.text !== undefined && <pre>{shown.text}</pre>}
      {!can && <p className="mut say">{t('cases.desk.noPreview')}</p>}
      {error && <ErrorState error={error} safe="data" />}
      <div>
        <Button onPress={() => void saveCopy()}>{t('cases.desk.view')}</Button>
      </div>
    </div>
  )
}
