/** Tiles, or borders that the office brought from a file: chosen here, brought and removed here. */
import { useState, type ReactNode } from 'react'
import type { ShapeMapView } from '../../../shared/ipc/commands/map.ts'
import type { ErrorValue } from '../../../shared/ipc/reply.ts'
import { errorValueOf, useConnection } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { FilePicker } from '../../widgets/FilePicker.tsx'
import { Menu } from '../../widgets/Menu.tsx'
import { useToast } from '../../widgets/Toast.tsx'

export interface MapChooserProps {
  readonly maps: readonly ShapeMapView[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string | undefined) => void
}

export function MapChooser(props: MapChooserProps): ReactNode {
  const t = useText()
  const toast = useToast()
  const { client } = useConnection()
  const [bringing, setBringing] = useState(false)
  const [error, setError] = useState<ErrorValue>()
  const bring = async (handle: string, file: string): Promise<void> => {
    setError(undefined)
    try {
      const made = await client.call('map.import', { file: handle, name: file.replace(/\.[^.]+$/u, '') })
      setBringing(false)
      toast(t('ecology.map.brought', { areas: made.areas, matched: made.matched }))
      props.onChoose(made.id)
    } catch (thrown) {
      setError(errorValueOf(thrown))
    }
  }
  const chosen = props.maps.find((map) => map.id === props.chosen)
  return (
    <>
      <Menu
        label={chosen?.name ?? t('ecology.map.tiles')}
        actions={[
          { id: 'tiles', label: t('ecology.map.tiles'), run: () => props.onChoose(undefined) },
          ...props.maps.map((map) => ({
            id: map.id,
            label: map.name,
            note: t('ecology.map.areas', { n: map.shapes.length, absent: map.absent.length }),
            run: () => props.onChoose(map.id)
          })),
          { id: 'bring', label: t('ecology.map.bring'), run: () => setBringing(true) },
          {
            id: 'remove',
            label: t('ecology.map.remove'),
            disabled: chosen === undefined,
            run: () => {
              if (chosen === undefined) return
              props.onChoose(undefined)
              void client.call('map.remove', { id: chosen.id })
            }
          }
        ]}
      />
      <Dialog open={bringing} onOpenChange={setBringing} title={t('ecology.map.bring')}>
        <p className="sec">{t('ecology.map.bringText')}</p>
        {error && <ErrorState error={error} safe="data" />}
        <FilePicker
          multiple={false}
          extensions={['geojson', 'json']}
          onFiles={(files) => {
            const [file] = files
            if (file) void bring(file.handle, file.name)
          }}
        />
      </Dialog>
    </>
  )
}
