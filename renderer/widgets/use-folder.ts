/** Asking for a folder: only the shell has a dialog for it. In browser mode there is none, and views say so instead of showing a dead button. */
import { useMemo } from 'react'
import * as z from 'zod'
import { openReply, type ChosenFile } from '../api/carrier.ts'
import { useConnection } from '../api/hooks.tsx'
import { shellFileSchema } from '../../shared/ipc/shell.ts'

const filesSchema = z.object({ files: z.array(shellFileSchema) })

/** The way to ask for a folder, or undefined where there is none. Resolves to undefined when the person cancelled. */
export function useFolderDialog(): (() => Promise<ChosenFile | undefined>) | undefined {
  const { carrier } = useConnection()
  return useMemo(
    () =>
      carrier.kind === 'electron'
        ? async () => filesSchema.parse(openReply(await carrier.call('shell.openFolder', {}))).files[0]
        : undefined,
    [carrier]
  )
}
