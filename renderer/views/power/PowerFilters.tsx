/** Above every part: which part, the months, the unit, the procedure. Every choice goes into the link. */
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments, SelectChip } from '../../widgets/Chips.tsx'
import { allParts, parts, type PowerPart, type PowerSearch } from './search.ts'

export interface PowerFiltersProps {
  readonly part: PowerPart
  readonly search: PowerSearch
  readonly change: (patch: Partial<PowerSearch>) => void
  readonly onPart: (part: PowerPart) => void
  readonly months: readonly string[]
  readonly procedures: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[]
}

export function PowerFilters(props: PowerFiltersProps & { readonly picture?: ReactNode }): ReactNode {
  const t = useText()
  const { part, search, change } = props
  const narrowed = [search.from, search.to, search.org, search.procedure].some((one) => one !== undefined)
  return (
    <div className="power-filters">
      <Segments
        label={t('power.part.label')}
        value={part}
        onChange={props.onPart}
        options={allParts
          .filter((id) => parts.some((one) => one === id) || part === id)
          .map((id) => ({ id, label: t(`power.part.${id}`) }))}
      />
      {part !== 'project' && part !== 'course' && (
        <>
          {part !== 'duties' && part !== 'relation' && <PeriodChip {...props} />}
          {part !== 'spending' && <Narrowing {...props} />}
          {narrowed && (
            <Button
              kind="quiet"
              onPress={() => change({ from: undefined, to: undefined, org: undefined, procedure: undefined, here: undefined })}
            >
              {t('power.clear')}
            </Button>
          )}
        </>
      )}
      <span className="push" />
      {props.picture}
    </div>
  )
}

function Narrowing({ part, search, change, procedures }: PowerFiltersProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const orgs = useCommand('org.list', {})
  const all = { id: '', label: t('common.all') }
  return (
    <>
      <SelectChip
        label={t('power.unit')}
        value={search.org ?? ''}
        onChange={(org) => change({ org: org === '' ? undefined : org, here: undefined })}
        options={[all, ...(orgs.data?.orgs ?? []).map((one) => ({ id: one.id, label: one.name }))]}
      />
      {part !== 'duties' && part !== 'relation' && (
        <SelectChip
          label={t('power.procedure')}
          value={search.procedure ?? ''}
          onChange={(procedure) => change({ procedure: procedure === '' ? undefined : procedure, here: undefined })}
          options={[all, ...procedures.map((one) => ({ id: one.id, label: name(one.name) }))]}
        />
      )}
    </>
  )
}

/** From and to under one chip; open ends are the earliest and the latest month. */
function PeriodChip({ search, change, months }: PowerFiltersProps): ReactNode {
  const t = useText()
  const set = search.from !== undefined || search.to !== undefined
  const options = (open: string) => [{ id: '', label: open }, ...months.toReversed().map((month) => ({ id: month, label: month }))]
  const some = (value: string): string | undefined => (value === '' ? undefined : value)
  return (
    <DialogTrigger>
      <AriaButton className="chip" data-set={set || undefined} isDisabled={months.length === 0}>
        <span className="chip-label">{t('power.period')}</span>
        <span className="chip-value">
          {set ? `${search.from ?? months[0] ?? ''}–${search.to ?? months.at(-1) ?? ''}` : t('common.all')}
        </span>
        <ChevronDown className="ic" />
      </AriaButton>
      <Popover className="pop power-period" offset={4} placement="bottom start">
        <Dialog aria-label={t('power.period')}>
          <SelectChip
            label={t('heat.from')}
            value={search.from ?? ''}
            onChange={(value) => change({ from: some(value) })}
            options={options(t('heat.start'))}
          />
          <SelectChip
            label={t('heat.to')}
            value={search.to ?? ''}
            onChange={(value) => change({ to: some(value) })}
            options={options(t('heat.end'))}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
