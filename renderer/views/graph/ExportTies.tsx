/** The ties among what is drawn, as a stamped csv. */
import { Table2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { errorValueOf, useConnection } from '../../api/hooks.tsx'
import { useSettings } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import type { TieFilterInput } from './use-board.ts'

export function ExportTies(props: { readonly nodes: readonly string[]; readonly filter: TieFilterInput }): ReactNode {
  const { settings, text: t } = useSettings()
  const toast = useToast()
  const { client, carrier } = useConnection()
  const [busy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    setBusy(true)
    try {
      const kept = await client.call('graph.export', {
        nodes: [...props.nodes],
        ...props.filter,
        language: settings.language === 'en' ? 'en' : 'zh'
      })
      if (await carrier.save(kept.handle, kept.name)) toast(t('graph.exported', { name: kept.name }))
    } catch (thrown) {
      toast(errorValueOf(thrown).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button kind="quiet" icon={<Table2 className="ic" />} isDisabled={busy || props.nodes.length === 0} onPress={() => void save()}>
      {t('graph.exportTable')}
    </Button>
  )
}
