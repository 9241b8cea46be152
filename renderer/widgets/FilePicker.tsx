/** Where files come in: a drop zone and a button. The window gets handles and names, never a path. */
import { FileInput } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { DropZone, FileTrigger, type FileDropItem } from 'react-aria-components'
import type { ChosenFile } from '../api/carrier.ts'
import { errorValueOf, useConnection } from '../api/hooks.tsx'
import type { ErrorValue } from '../../shared/ipc/reply.ts'
import { useText } from '../app/settings.tsx'
import { Button } from './Button.tsx'
import { ErrorState } from './ErrorState.tsx'

export interface FilePickerProps {
  readonly multiple?: boolean
  /** Endings without the dot. */
  readonly extensions?: readonly string[]
  readonly onFiles: (files: readonly ChosenFile[]) => void
  /** Files were chosen and are on their way, and then that they came or did not. */
  readonly onReading?: (reading: boolean) => void
  readonly hint?: ReactNode
}

export function FilePicker(props: FilePickerProps): ReactNode {
  const t = useText()
  const { carrier } = useConnection()
  const [error, setError] = useState<ErrorValue>()
  const [reading, setReading] = useState(false)
  const multiple = props.multiple ?? true
  const tell = (now: boolean): void => {
    setReading(now)
    props.onReading?.(now)
  }
  const give = async (load: () => Promise<readonly ChosenFile[]>): Promise<void> => {
    setError(undefined)
    tell(true)
    try {
      const files = await load()
      if (files.length > 0) props.onFiles(files)
    } catch (thrown) {
      setError(errorValueOf(thrown))
    } finally {
      tell(false)
    }
  }
  const dropped = async (items: readonly FileDropItem[]): Promise<readonly ChosenFile[]> =>
    carrier.take(await Promise.all((multiple ? items : items.slice(0, 1)).map((item) => item.getFile())))
  const { ask } = carrier
  const button = (
    <Button
      icon={<FileInput className="ic" />}
      {...(ask ? { onPress: () => void give(() => ask({ multiple, ...(props.extensions ? { extensions: props.extensions } : {}) })) } : {})}
    >
      {t('widgets.files.choose')}
    </Button>
  )
  return (
    <>
      <DropZone
        className="drop"
        onDrop={(event) => void give(() => dropped(event.items.filter((item): item is FileDropItem => item.kind === 'file')))}
      >
        <span aria-live="polite">{t(reading ? 'widgets.files.reading' : 'widgets.files.drop')}</span>
        {ask ? (
          button
        ) : (
          <FileTrigger
            allowsMultiple={multiple}
            {...(props.extensions ? { acceptedFileTypes: props.extensions.map((one) => `.${one}`) } : {})}
            onSelect={(list) => {
              if (list) void give(() => carrier.take([...list]))
            }}
          >
            {button}
          </FileTrigger>
        )}
        {props.hint !== undefined && <span className="mut">{props.hint}</span>}
      </DropZone>
      {error && <ErrorState error={error} safe="nothing" />}
    </>
  )
}
