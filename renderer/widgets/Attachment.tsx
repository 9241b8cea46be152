/**
 * A form's attachment: one file, chosen or not. While it is being read the form must not be saved, or it would be saved without the file and say
 * nothing of it; `reading` is for the form's own button.
 */
import { useState, type ReactNode } from 'react'
import type { ChosenFile } from '../api/carrier.ts'
import { FilePicker } from './FilePicker.tsx'

export interface Attachment {
  readonly file: ChosenFile | undefined
  readonly reading: boolean
  /** what a command with an attachment is sent */
  readonly sent: { readonly attachment?: string }
  readonly onFile: (file: ChosenFile | undefined) => void
  readonly onReading: (reading: boolean) => void
}

export function useAttachment(): Attachment {
  const [file, onFile] = useState<ChosenFile>()
  const [reading, onReading] = useState(false)
  return { file, reading, sent: file ? { attachment: file.handle } : {}, onFile, onReading }
}

/** `none` says what stands there without a file. */
export function AttachmentPart(props: { readonly label: string; readonly none: string; readonly attachment: Attachment }): ReactNode {
  const { file, onFile, onReading } = props.attachment
  return (
    <div className="form-part">
      <h2 className="heading">
        {props.label}
        <small>{file?.name ?? props.none}</small>
      </h2>
      <FilePicker multiple={false} onFiles={(files) => onFile(files[0])} onReading={onReading} />
    </div>
  )
}
