/** The fields of an entry in words; a unit, person, matter or warning that is named leads on to its own place; who filled it in and when. */
import type { ReactNode } from 'react'
import type { EntryView } from './filter.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { useWalk, type NextStep } from '../../app/walk.tsx'
import { DateText, Money } from '../../widgets/Figures.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'

type Shown = EntryView['fields'][number]

/** Where a named thing is shown; undefined where there is no place for it. */
function stepOf({ control, value, shown }: Shown): NextStep | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  const search = { id: value }
  switch (control) {
    case 'unit':
      return { place: 'unit', kind: 'place', label: shown, search }
    case 'person':
      return { place: 'person', kind: 'person', label: shown, search }
    case 'matter':
      return { place: 'matter', kind: 'matter', label: shown, search }
    case 'warning':
      return { place: 'warnings', kind: 'warning', label: value, search }
    default:
      return undefined
  }
}

export function ShownField(props: { readonly field: Shown }): ReactNode {
  const { advance } = useWalk()
  const { field } = props
  if (field.value === null || field.value === '') return <span className="mut">—</span>
  const step = stepOf(field)
  if (step)
    return (
      <button type="button" className="link" onClick={() => advance(step, 'push')}>
        {field.shown}
      </button>
    )
  if (field.control === 'money' && typeof field.value === 'number') return <Money fen={field.value} />
  if (field.control === 'date') return <DateText date={String(field.value)} />
  return <span className="kept-lines">{field.shown}</span>
}

export function EntryFacts(props: { readonly view: EntryView; readonly onSource: () => void }): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const { view } = props
  const isBlank = ({ value }: Shown): boolean => value === null || value === ''
  const [filled, blank] = [view.fields.filter((field) => !isBlank(field)), view.fields.filter(isBlank)]
  const { typed, source } = view
  return (
    <InspectorSection
      title={t('registers.entry.fields')}
      note={typed ? t('registers.entry.started') : t('registers.entry.imported')}
      aside={
        <button type="button" className="link" onClick={props.onSource}>
          {typed && (
            <>
              {typed.filledBy} <DateText date={typed.filledAt} />
            </>
          )}
          {source && t('evidence.line', { file: source.file, line: source.line })}
          {view.corrections > 0 && ` · ${t('registers.entry.corrected', { n: view.corrections })}`}
        </button>
      }
    >
      <KeyValue
        labels={104}
        rows={[
          ...filled.map((field) => [name(field.name), <ShownField key={field.field} field={field} />] as const),
          ...(blank.length === 0
            ? []
            : [
                [
                  t('registers.entry.blank'),
                  <span key="blank" className="mut">
                    {blank.map((field) => name(field.name)).join(settings.language === 'en' ? ', ' : '、')}
                  </span>
                ] as const
              ])
        ]}
      />
    </InspectorSection>
  )
}
