/** The bar above a register: back to all of them, its form, its filters, export of what is filtered, and a new entry. */
import { ChevronLeft, Download, ListPlus, Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { ErrorValue } from '../../../shared/ipc/reply.ts'
import { errorValueOf, useConnection } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button, IconButton } from '../../widgets/Button.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Menu } from '../../widgets/Menu.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { EntryFilters, type EntryFiltersProps } from './EntryFilters.tsx'
import { filterOf, isFiltered, noFilter } from './filter.ts'
import { registerParts, type RegisterPart } from './search.ts'

export function RegisterBar(
  props: EntryFiltersProps & {
    readonly part: RegisterPart
    readonly total: number | undefined
    readonly onNew: () => void
    readonly onPropose: () => void
  }
): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const { client, carrier } = useConnection()
  const { open } = useWalk()
  const toast = useToast()
  const { register, search, change, part } = props
  const [error, setError] = useState<ErrorValue>()
  const save = async (format: 'csv' | 'xlsx'): Promise<void> => {
    setError(undefined)
    try {
      const language = settings.language === 'en' ? 'en' : 'zh'
      const kept = await client.call('register.export', { register: register.id, filter: filterOf(search), format, language })
      if (await carrier.save(kept.handle, kept.name)) toast(t('registers.exported', { name: kept.name }))
    } catch (thrown) {
      setError(errorValueOf(thrown))
    }
  }
  const note = props.total === undefined ? {} : { note: t('registers.shown', { n: props.total }) }
  return (
    <>
      <div className="many-filters register-filters">
        <IconButton
          icon={<ChevronLeft className="ic" />}
          label={t('registers.all')}
          onPress={() => open({ place: 'registers', search: { here: register.id } })}
        />
        <h1 className="cut">
          <b>{name(register.name)}</b>
        </h1>
        <Segments
          label={t('registers.parts')}
          options={registerParts.map((id) => ({ id, label: t(`registers.part.${id}`) }))}
          value={part}
          onChange={(next) => change({ part: next === 'list' ? undefined : next })}
        />
        {part !== 'figures' && <EntryFilters register={register} search={search} change={change} />}
        {part !== 'figures' && isFiltered(search) && (
          <Button kind="quiet" onPress={() => change(noFilter)}>
            {t('registers.filter.clear')}
          </Button>
        )}
      </div>
      <div className="row-line register-acts">
        {part !== 'figures' && (
          <Menu
            label={t('registers.export')}
            kind="plain"
            icon={<Download className="ic" />}
            actions={[
              { id: 'csv', label: t('registers.exportCsv'), ...note, run: () => void save('csv') },
              { id: 'xlsx', label: t('registers.exportXlsx'), ...note, run: () => void save('xlsx') }
            ]}
          />
        )}
        {register.propose !== null && (
          <Button icon={<ListPlus className="ic" />} keys="P" onPress={props.onPropose}>
            {t('registers.propose.open')}
          </Button>
        )}
        <Button icon={<Plus className="ic" />} keys="N" onPress={props.onNew}>
          {t('registers.new')}
        </Button>
      </div>
      {error && (
        <Dialog open title={t('registers.export')} onOpenChange={() => setError(undefined)}>
          <ErrorState error={error} safe="data" />
        </Dialog>
      )}
    </>
  )
}
