/**
 * Where a walk ends: one row as the file said it, beside what was recognised, with its import, intake and history; or, for a typed-in figure, the
 * form it came from: who filled it in, who checked, the attachment, what was corrected.
 */
import type { ReactNode } from 'react'
import type { SourceView } from '../../shared/ipc/commands/intake.ts'
import { useCommand } from '../api/hooks.tsx'
import { useSettings } from '../app/settings.tsx'
import { useWalk, type NextStep } from '../app/walk.tsx'
import { EmptyState } from './EmptyState.tsx'
import { EvidenceValueText } from './EvidenceTable.tsx'
import { Inspector, InspectorSection } from './Inspector.tsx'
import { SourceForm, SourceHistory, SourceImport } from './SourceOrigin.tsx'
import { SourceRowTable } from './SourceRowTable.tsx'
import { Waiting } from './Waiting.tsx'
import './evidence.css'

export interface SourceInspectorProps {
  readonly dataset: string
  readonly id: string
  readonly width?: 'side' | 'heat' | 'work'
  /** Fields (of the dataset) that made the figure walked from: their cells are picked. */
  readonly fields?: readonly string[]
  readonly footer?: ReactNode
  /** Instead of the row's own title, where the view knows a better one. */
  readonly title?: string
}

/** The whole inspector. */
export function SourceInspector(props: SourceInspectorProps): ReactNode {
  const { settings, text: t } = useSettings()
  const result = useCommand('source.row', { dataset: props.dataset, id: props.id })
  const row = result.data
  const dataset = row ? (settings.language === 'en' ? row.datasetEn : row.datasetZh) : ''
  return (
    <Inspector
      width={props.width ?? 'side'}
      label={t('evidence.source.label')}
      of={`${props.dataset}/${props.id}`}
      footer={props.footer}
      kick={
        <>
          <span>{t('evidence.source.kick')}</span>
          {dataset !== '' && (
            <>
              <span className="bar" />
              {dataset}
            </>
          )}
        </>
      }
      title={props.title ?? (row ? row.title || t('evidence.source.unnamed') : undefined)}
    >
      <Waiting result={result} rows={8}>
        {(view) => <SourceSections view={view} {...(props.fields ? { fields: props.fields } : {})} />}
      </Waiting>
    </Inspector>
  )
}

/** The same as sections inside another inspector: under an act, a bid, a step. */
export function SourceDetail(props: Pick<SourceInspectorProps, 'dataset' | 'id' | 'fields'>): ReactNode {
  const result = useCommand('source.row', { dataset: props.dataset, id: props.id })
  return (
    <Waiting result={result} rows={6}>
      {(view) => <SourceSections view={view} {...(props.fields ? { fields: props.fields } : {})} />}
    </Waiting>
  )
}

function SourceSections(props: { readonly view: SourceView; readonly fields?: readonly string[] }): ReactNode {
  const { text: t } = useSettings()
  const { view, fields } = props
  const { source, form } = view
  return (
    <>
      {source && (
        <InspectorSection title={t('evidence.source.original')}>
          <p className="source-place" title={source.sha256}>
            {source.file}
            {source.sheet !== '' && ` › ${source.sheet}`} › <b>{t('evidence.source.line', { line: source.line })}</b>
          </p>
          <SourceRowTable
            fields={source.cells.map((cell) => ({
              column: cell.letter,
              header: cell.header,
              raw: cell.raw,
              ...recognisedOf(view, cell),
              on: fields !== undefined && cell.fields.some((field) => fields.includes(field))
            }))}
          />
          <SourceImport source={source} />
        </InspectorSection>
      )}
      {form && <SourceForm form={form} />}
      {!source && !form && <EmptyState title={t('evidence.source.none')} text={t('evidence.source.noneText')} />}
      <InspectorSection title={t('evidence.source.recognised')} note={t('evidence.source.recognisedNote')}>
        <SourceValues view={view} />
      </InspectorSection>
      <SourceHistory view={view} />
    </>
  )
}

/** What a cell was read as: in words and units where the field is known, not as it is kept. */
function recognisedOf(view: SourceView, cell: NonNullable<SourceView['source']>['cells'][number]): { readonly recognised?: ReactNode } {
  const values = view.values.filter((one) => cell.fields.includes(one.field) && one.value !== null && one.value !== '')
  if (values.length === 0) return cell.recognised === null ? {} : { recognised: cell.recognised }
  return {
    recognised: values.map((one) => (
      <span key={one.field} className="recognised" title={one.shown ?? String(one.value)}>
        {one.shown ?? <EvidenceValueText type={one.type} value={one.value} unit />}
      </span>
    ))
  }
}

function SourceValues(props: { readonly view: SourceView }): ReactNode {
  const { settings } = useSettings()
  const { advance } = useWalk()
  return (
    <dl className="source-values">
      {props.view.values
        .filter((one) => one.value !== null && one.value !== '')
        .map((one) => {
          const step = stepOf(one)
          return [
            <dt key={`${one.field} name`}>{settings.language === 'en' ? one.nameEn : one.nameZh}</dt>,
            <dd key={one.field}>
              {step ? (
                <button type="button" className="link" onClick={() => advance(step, 'push')}>
                  {one.shown ?? String(one.value)}
                </button>
              ) : (
                (one.shown ?? <EvidenceValueText type={one.type} value={one.value} unit />)
              )}
            </dd>
          ]
        })}
    </dl>
  )
}

/** What a value refers to, where there is a view of it. */
function stepOf(one: SourceView['values'][number]): NextStep | undefined {
  if (typeof one.value !== 'string') return undefined
  const label = one.shown ?? one.value
  if (one.ref === 'person') return { place: 'person', kind: 'person', label, search: { id: one.value } }
  return one.ref === 'matter' ? { place: 'matter', kind: 'matter', label, search: { id: one.value } } : undefined
}
