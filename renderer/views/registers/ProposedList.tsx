/** Proposals as a list to tick: title, the fields that place it, and how many rows speak for it; opened, all its fields and each of those rows. */
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { IconButton } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Checkbox } from '../../widgets/Fields.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { ShownField } from './EntryFacts.tsx'
import { CauseList } from './EntryCauses.tsx'
import type { Register } from './filter.ts'
import type { Found } from './ProposeForm.tsx'

export function ProposedList(props: {
  readonly register: Register
  readonly found: Found
  readonly ticked: ReadonlySet<string>
  readonly onTick: (ticked: ReadonlySet<string>) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const [opened, setOpened] = useState<string>()
  const { found, ticked, onTick, register } = props
  if (found.gap !== null) return <EmptyState title={t('registers.propose.gap')} text={name(found.gap)} />
  if (found.proposed.length === 0)
    return (
      <EmptyState
        title={t(found.known > 0 ? 'registers.propose.allKnown' : 'registers.propose.none')}
        text={found.known > 0 ? t('registers.propose.known', { n: found.known }) : t('registers.propose.noneText')}
      />
    )
  const all = ticked.size === found.proposed.length
  return (
    <>
      <div className="row-line">
        <Checkbox checked={all} onChange={() => onTick(new Set(all ? [] : found.proposed.map(({ key }) => key)))}>
          {t('registers.propose.all', { n: found.proposed.length })}
        </Checkbox>
        {found.known > 0 && <span className="mut">{t('registers.propose.known', { n: found.known })}</span>}
      </div>
      <ul className="proposals">
        {found.proposed.map((one) => {
          const open = opened === one.key
          const placing = one.fields.filter(({ field }) => field !== register.roles.title)
          return (
            <li key={one.key} data-open={open || undefined}>
              <div className="proposal-head">
                <Checkbox
                  checked={ticked.has(one.key)}
                  onChange={(on) => onTick(new Set(on ? [...ticked, one.key] : [...ticked].filter((key) => key !== one.key)))}
                >
                  <b className="cut">{one.title}</b>
                </Checkbox>
                <span className="cut sec">
                  {placing
                    .filter(({ control }) => control === 'unit')
                    .concat(placing.filter(({ field }) => field === 'post' || field === 'node'))
                    .map(({ shown }) => shown)
                    .join(' · ')}
                </span>
                <span className="num">{t('registers.propose.n', { n: one.n })}</span>
                <IconButton
                  icon={open ? <ChevronDown className="ic" /> : <ChevronRight className="ic" />}
                  label={t('registers.propose.why', { name: one.title })}
                  aria-expanded={open}
                  onPress={() => setOpened(open ? undefined : one.key)}
                />
              </div>
              {open && (
                <div className="proposal-why">
                  <KeyValue
                    labels={104}
                    rows={placing.map((field) => [name(field.name), <ShownField key={field.field} field={field} />] as const)}
                  />
                  <CauseList causes={one.causes} />
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
