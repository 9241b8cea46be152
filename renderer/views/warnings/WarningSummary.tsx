/** The line of counts: open by level, new, gone; or, once something is selected, what can be done with the selection. Export of what is filtered. */
import { Download, FolderPlus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import { disposalActions, type DisposalAction } from '../../../shared/domain/disposal.ts'
import type { WarningFilter } from '../../../shared/ipc/commands/warning.ts'
import type { ErrorValue } from '../../../shared/ipc/reply.ts'
import { errorValueOf, useCommand, useConnection } from '../../api/hooks.tsx'
import { useSettings } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DisposeDialog } from '../../widgets/DisposeDialog.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'
import { Menu } from '../../widgets/Menu.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { isNarrowed, noFilter } from './filter.ts'
import type { WarningSearch } from './search.ts'

export interface WarningSummaryProps {
  readonly search: WarningSearch
  readonly change: (patch: Partial<WarningSearch>) => void
  readonly filter: WarningFilter
  readonly selected: ReadonlySet<string>
  readonly onSelected: (keys: ReadonlySet<string>) => void
  readonly onPutIn: () => void
}

export function WarningSummary(props: WarningSummaryProps): ReactNode {
  const { settings, text: t } = useSettings()
  const { client, carrier } = useConnection()
  const toast = useToast()
  const [error, setError] = useState<ErrorValue>()
  const [action, setAction] = useState<DisposalAction>()
  const { search, change, filter, selected } = props
  const facets = useCommand('warning.facets', { filter }).data
  const save = async (format: 'csv' | 'xlsx'): Promise<void> => {
    setError(undefined)
    try {
      const kept = await client.call('warning.export', { filter, format, language: settings.language === 'en' ? 'en' : 'zh' })
      if (await carrier.save(kept.handle, kept.name)) toast(t('warnings.exported', { name: kept.name }))
    } catch (thrown) {
      setError(errorValueOf(thrown))
    }
  }
  const selectAll = async (): Promise<void> => {
    try {
      const page = await client.call('warning.page', { filter, limit: 1000 })
      props.onSelected(new Set(page.rows.map((row) => row.id)))
    } catch (thrown) {
      setError(errorValueOf(thrown))
    }
  }
  return (
    <>
      <div className="summary-bar warning-summary">
        {selected.size > 0 ? (
          <>
            <b>{t('warnings.sum.selected', { n: selected.size })}</b>
            <Button kind="primary" icon={<FolderPlus className="ic" />} keys="A" onPress={props.onPutIn}>
              {t('warnings.sum.putIn')}
            </Button>
            <Menu
              label={t('rules.handling.bulk')}
              kind="plain"
              actions={disposalActions.map((action) => ({
                id: action,
                label: t(`rules.handling.act.${action}`),
                run: () => setAction(action)
              }))}
            />
            <Button onPress={() => void selectAll()}>{t('widgets.table.selectAll')}</Button>
            <Button kind="quiet" onPress={() => props.onSelected(new Set())}>
              {t('warnings.sum.clear')}
            </Button>
          </>
        ) : (
          <>
            <span>
              {t(filter.gone ? 'warnings.sum.gone' : 'warnings.sum.open')} <b>{facets?.total ?? '—'}</b>
            </span>
            {(['red', 'orange', 'yellow'] as const).map((level) => (
              <span key={level}>
                <LevelMark level={level} /> <b>{facets?.levels.find((one) => one.level === level)?.n ?? 0}</b>
              </span>
            ))}
          </>
        )}
        {selected.size === 0 && isNarrowed(filter) && (
          <Button kind="quiet" onPress={() => change(noFilter)}>
            {t('warnings.filter.clear')}
          </Button>
        )}
        <span className="push" />
        <ToggleButton
          className="chip toggle"
          isSelected={search.newOnly === true}
          onChange={(on) => change({ newOnly: on ? true : undefined })}
        >
          {t('warnings.filter.newOnly')} <b>{facets?.new ?? ''}</b>
        </ToggleButton>
        <ToggleButton
          className="chip toggle"
          isSelected={search.gone === true}
          onChange={(on) => change({ gone: on ? true : undefined, id: undefined, row: undefined })}
        >
          {t('warnings.filter.gone')}
        </ToggleButton>
        <Menu
          label={t('warnings.export')}
          icon={<Download className="ic" />}
          actions={[
            {
              id: 'csv',
              label: t('warnings.exportCsv'),
              note: t('warnings.exportNote', { n: facets?.total ?? 0 }),
              disabled: (facets?.total ?? 0) === 0,
              run: () => void save('csv')
            },
            {
              id: 'xlsx',
              label: t('warnings.exportXlsx'),
              note: t('warnings.exportNote', { n: facets?.total ?? 0 }),
              disabled: (facets?.total ?? 0) === 0,
              run: () => void save('xlsx')
            }
          ]}
        />
      </div>
      {search.excepted && <p className="done-line">{t('rules.exception.shown')}</p>}
      {error && <ErrorState error={error} safe="data" />}
      <DisposeDialog disposal={action && { ids: [...selected], action }} onClose={() => setAction(undefined)} />
    </>
  )
}
