/** The procedure's matters as an event log, saved where the person says; the copy is entered in the register of exports first. */
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useConnection, useJob } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Menu } from '../../widgets/Menu.tsx'
import { useToast } from '../../widgets/Toast.tsx'

const forms = [
  ['xes', 'xes'],
  ['xes.gz', 'gz'],
  ['csv', 'csv']
] as const

export function ExportLog(props: { readonly procedure: string }): ReactNode {
  const t = useText()
  const toast = useToast()
  const { carrier } = useConnection()
  const job = useJob('process.log')
  const save = async (format: (typeof forms)[number][0]): Promise<void> => {
    const made = await job.start({ procedure: props.procedure, format })
    if (made === undefined) return
    const { cases, events, file } = made
    if (await carrier.save(file.handle, file.name))
      toast(t('process.exported', { cases: formatNumber(cases), events: formatNumber(events) }))
  }
  return (
    <Menu
      label={t('process.export')}
      icon={<Download className="ic" />}
      actions={forms.map(([format, note]) => ({
        id: format,
        label: format.toUpperCase(),
        note: t(`process.exportNote.${note}`),
        disabled: job.running,
        run: () => void save(format)
      }))}
    />
  )
}
