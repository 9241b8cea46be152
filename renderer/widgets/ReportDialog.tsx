/** Makes examination reports: one unit's or all, in the form and language asked for, with progress and Stop; afterwards the file to save. */
import { useState, type ReactNode } from 'react'
import { reportFormats, type ReportFormat } from '../../shared/ipc/commands/report.ts'
import type { CommandOutput } from '../../shared/ipc/contract.ts'
import { formatBytes, formatNumber, speakPeriod } from '../../shared/text/format.ts'
import { useCommand, useConnection, useJob, useRun } from '../api/hooks.tsx'
import { useSettings } from '../app/settings.tsx'
import { Button } from './Button.tsx'
import { Segments, SelectChip } from './Chips.tsx'
import { Dialog } from './Dialog.tsx'
import { ErrorState } from './ErrorState.tsx'
import { JobBar } from './JobBar.tsx'
import { KeyValue } from './KeyValue.tsx'
import { useToast } from './Toast.tsx'
import { useFolderDialog } from './use-folder.ts'

export interface ReportDialogProps {
  /** the unit that is looked at; without it reports of all units are made */
  readonly unit?: { readonly id: string; readonly name: string }
  /** the period that is looked at; the latest when absent */
  readonly period?: string
  readonly onClose: () => void
}

type Made = CommandOutput<'report.make'>
const every = 'all'

export function ReportDialog(props: ReportDialogProps): ReactNode {
  const { settings, text: t } = useSettings()
  const toast = useToast()
  const { carrier } = useConnection()
  const folder = useFolderDialog()
  const table = useCommand('score.table', props.period === undefined ? {} : { period: props.period })
  const one = useRun('report.make')
  const all = useJob('report.all')
  const [made, setMade] = useState<Made>()
  const [scope, setScope] = useState<'one' | 'all'>(props.unit ? 'one' : 'all')
  const [format, setFormat] = useState<ReportFormat>('pdf')
  const [language, setLanguage] = useState<'zh' | 'en'>(settings.language === 'en' ? 'en' : 'zh')
  const [asked, setAsked] = useState<string>()
  const period = asked ?? table.data?.period ?? ''
  const running = one.running || all.running
  const periods = (table.data?.periods ?? []).map((id) => ({ id, label: speakPeriod(id, settings.language) }))
  const scored = props.unit === undefined || (table.data?.units.some((unit) => unit.id === props.unit?.id) ?? false)
  const error = table.error ?? (scope === 'one' ? one.error : all.error)
  const save = async (handle: string, name: string): Promise<void> => {
    if (await carrier.save(handle, name)) toast(t('report.saved'))
  }
  const makeAll = async (to?: string): Promise<void> => {
    await all.start({ periods: period === every ? [] : [period], format, language, ...(to === undefined ? {} : { to }) })
  }
  const make = async (): Promise<void> => {
    if (scope === 'all') return makeAll()
    setMade(await one.run({ unit: props.unit?.id ?? '', format, language, ...(period === every ? {} : { period }) }))
  }
  const kept = scope === 'one' ? made : (all.result?.zip ?? undefined)
  const done = scope === 'one' ? made !== undefined : all.result !== undefined
  return (
    <Dialog
      open
      keep={running}
      width={560}
      onOpenChange={props.onClose}
      title={t('report.title')}
      footer={
        <>
          <Button big onPress={props.onClose} isDisabled={running}>
            {t(done ? 'common.close' : 'common.cancel')}
          </Button>
          {scope === 'all' && folder && !done && (
            <Button
              big
              isDisabled={running || table.data === undefined}
              onPress={() => void folder().then((to) => (to ? makeAll(to.handle) : undefined))}
            >
              {t('report.toFolder')}
            </Button>
          )}
          {kept ? (
            <Button big kind="primary" onPress={() => void save(kept.handle, kept.name)}>
              {t('report.save')}
            </Button>
          ) : (
            !done && (
              <Button
                big
                kind="primary"
                isDisabled={running || table.data === undefined || (scope === 'one' && !scored)}
                onPress={() => void make()}
              >
                {t('report.make')}
              </Button>
            )
          )}
        </>
      }
    >
      {done ? (
        <KeyValue
          labels={72}
          rows={[
            [t('report.count'), formatNumber(scope === 'one' ? 1 : (all.result?.reports.length ?? 0))],
            [t('report.file'), kept?.name ?? t('report.inFolder')],
            [t('report.size'), formatBytes(kept?.bytes ?? all.result?.bytes ?? 0)]
          ]}
        />
      ) : (
        <>
          <p className="sec">{t('report.text')}</p>
          {props.unit && (
            <Segments
              label={t('report.scope')}
              options={[
                { id: 'one', label: props.unit.name },
                { id: 'all', label: t('report.allUnits') }
              ]}
              value={scope}
              onChange={setScope}
            />
          )}
          {table.data && (
            <div>
              <SelectChip
                label={t('report.period')}
                options={scope === 'all' ? [...periods, { id: every, label: t('report.allPeriods') }] : periods}
                value={scope === 'one' && period === every ? table.data.period : period}
                onChange={setAsked}
              />
            </div>
          )}
          <span className="sec">{t('report.format')}</span>
          <Segments
            label={t('report.format')}
            options={reportFormats.map((id) => ({ id, label: t(`report.formatOf.${id}`) }))}
            value={format}
            onChange={setFormat}
          />
          <span className="sec">{t('report.language')}</span>
          <Segments
            label={t('report.language')}
            options={(['zh', 'en'] as const).map((id) => ({ id, label: t(`cases.seal.languageOf.${id}`) }))}
            value={language}
            onChange={setLanguage}
          />
          {scope === 'one' && table.data && !scored && <p className="done-line">{t('report.noFigures')}</p>}
          {one.running && <p className="sec">{t('report.making')}</p>}
          {all.running && <JobBar progress={all.progress} onStop={all.stop} stopping={all.stopping} />}
          {error && !running && <ErrorState error={error} safe="data" />}
        </>
      )}
    </Dialog>
  )
}
