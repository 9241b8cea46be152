/** Saves a drawn chart as PNG or SVG with its caption; the copy gets its number in the register of exports before it leaves. */
import { Image as ImageIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useConnection } from '../api/hooks.tsx'
import { useIdentity } from '../app/identity.tsx'
import { useText } from '../app/settings.tsx'
import { Menu } from './Menu.tsx'
import { asBase64, figuresHash, pictureAsSvg, svgAsPng } from './picture.ts'
import { useToast } from './Toast.tsx'

export interface SavePictureProps {
  /** The SVG or the canvas; null while nothing is drawn. */
  readonly take: () => SVGSVGElement | HTMLCanvasElement | null
  readonly title: string
  /** What is shown, in words: filters, period, day of the data. */
  readonly filter: string
  /** The figures behind the picture; their hash stands under it. */
  readonly figures: unknown
}

export function SavePicture(props: SavePictureProps): ReactNode {
  const t = useText()
  const toast = useToast()
  const identity = useIdentity()
  const { client, carrier } = useConnection()
  const save = async (format: 'svg' | 'png'): Promise<void> => {
    const drawn = props.take()
    if (drawn === null) return
    try {
      const hash = await figuresHash(props.figures)
      const marking = identity === undefined ? [] : [`${identity.unit} · ${identity.user} · ${identity.marking}`]
      const lines = [props.filter, t('widgets.picture.hash', { hash }), ...marking]
      const svg = pictureAsSvg(drawn, { title: props.title, lines })
      const blob = format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await svgAsPng(svg)
      const kept = await client.call('picture.keep', { name: props.title, format, data: await asBase64(blob), filter: props.filter })
      if (await carrier.save(kept.handle, kept.name)) toast(t('widgets.picture.saved', { name: kept.name }))
    } catch (thrown) {
      toast(t('widgets.picture.failed', { why: thrown instanceof Error ? thrown.message : '' }))
    }
  }
  return (
    <Menu
      label={t('widgets.picture.save')}
      icon={<ImageIcon className="ic" />}
      actions={[
        { id: 'png', label: 'PNG', run: () => void save('png') },
        { id: 'svg', label: 'SVG', run: () => void save('svg') }
      ]}
    />
  )
}
