/** What was recognised about the file in hand, which mapping reads it, which column feeds which field, and the way on: try, import. */
import { useState, type ReactNode } from 'react'
import { formatBytes } from '../../../shared/text/format.ts'
import { useSettings } from '../../app/settings.tsx'
import { useCommand } from '../../api/hooks.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ChoiceField } from '../../widgets/Fields.tsx'
import { Tag } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { FieldDialog } from './FieldDialog.tsx'
import { SaveMappingDialog } from './SaveMappingDialog.tsx'
import { editedFields, fieldKey, unitOf, useStage, type Preview, type PreviewField, type StagedFile } from './stage.ts'

export interface MappingInspectorProps {
  readonly file: StagedFile
  /** As the mapping says. */
  readonly base: Preview
  /** With the person's changes. */
  readonly preview: Preview
  readonly onRun: (dry: boolean) => void
}

export function MappingInspector(props: MappingInspectorProps): ReactNode {
  const { settings, text: t } = useSettings()
  const { file, base, preview } = props
  const { stage, setStage } = useStage()
  const all = useCommand('mapping.list', {})
  const [edit, setEdit] = useState<PreviewField>()
  const [saving, setSaving] = useState(false)
  const english = settings.language === 'en'
  const sheet = preview.sheets.find((one) => one.index === preview.sheet)
  const change = (patch: Partial<StagedFile>): void =>
    setStage((old) => ({ ...old, files: old.files.map((one) => (one.handle === file.handle ? { ...one, ...patch } : one)) }))
  const changed = Object.keys(file.edits).length > 0
  const unsaved = stage.files.filter((one) => one !== file && Object.keys(one.edits).length > 0)
  const delimiters: Readonly<Record<string, string>> = {
    '\t': t('intake.preview.tab'),
    ',': t('intake.preview.comma'),
    ';': t('intake.preview.semicolon')
  }
  const candidate = base.candidates.find((one) => one.mapping === base.mapping)
  const fields = editedFields(base.fields, preview.fields, file.edits)
  const options = (all.data?.mappings ?? []).map((one) => {
    const rank = base.candidates.find((other) => other.mapping === one.id)
    return {
      id: one.id,
      label: english ? one.nameEn : one.nameZh,
      note: rank ? t('intake.mapping.matched', { matched: rank.matched, of: rank.of }) : one.own ? t('intake.mapping.own') : ''
    }
  })
  const ranked = options.toSorted((a, b) => rankOf(base, a.id) - rankOf(base, b.id))
  return (
    <Inspector
      label={t('intake.mapping.title')}
      of={file.handle}
      kick={t('intake.preview.facts')}
      title={<span title={file.name}>{file.name}</span>}
      footer={
        <>
          <Button
            big
            kind="primary"
            onPress={() => props.onRun(false)}
            isDisabled={preview.mapping === null || changed || unsaved.length > 0}
          >
            {t('intake.run.go', { n: stage.files.length })}
          </Button>
          <Button big onPress={() => props.onRun(true)} isDisabled={preview.mapping === null || changed || unsaved.length > 0}>
            {t('intake.run.dry')}
          </Button>
        </>
      }
    >
      <div className="section">
        <KeyValue
          labels={56}
          rows={[
            [t('intake.preview.format'), preview.format],
            [t('intake.preview.encoding'), preview.encoding ?? '—'],
            ...(preview.delimiter === null
              ? []
              : [[t('intake.preview.delimiter'), delimiters[preview.delimiter] ?? preview.delimiter] as const]),
            [t('intake.preview.header'), sheet ? t('intake.preview.headerLine', { n: sheet.headerLine }) : '—'],
            [t('intake.preview.size'), formatBytes(preview.bytes)]
          ]}
        />
      </div>
      <InspectorSection
        title={t('intake.mapping.title')}
        note={candidate ? t('intake.mapping.matched', { matched: candidate.matched, of: candidate.of }) : undefined}
      >
        {ranked.length > 0 && (
          <ChoiceField
            key={`${base.mapping ?? ''} ${String(ranked.length)}`}
            label={t('intake.mapping.choose')}
            options={ranked}
            value={base.mapping}
            onChange={(mapping) => change({ mapping, edits: {} })}
          />
        )}
        {unsaved.map((one) => (
          <p key={one.handle} className="mapping-fit sec">
            {t('intake.mapping.saveFirstOf', { name: one.name })}
          </p>
        ))}
        {candidate && (
          <p className="mapping-fit sec">
            {candidate.fits ? t('intake.mapping.fits') : t('intake.mapping.missing', { columns: candidate.missing.join('、') })}
          </p>
        )}
      </InspectorSection>
      {fields.length > 0 && (
        <InspectorSection
          title={t('intake.mapping.fields')}
          note={t('intake.mapping.fieldsNote')}
          aside={
            changed ? (
              <Button kind="quiet" onPress={() => change({ edits: {} })}>
                {t('intake.mapping.revert')}
              </Button>
            ) : undefined
          }
        >
          <Ledger
            label={t('intake.mapping.fields')}
            rows={fields.toSorted((a, b) => Number(a.column === null) - Number(b.column === null))}
            rowKey={fieldKey}
            onOpen={setEdit}
            state={(field) => (file.edits[fieldKey(field)] ? 'on' : field.column === null ? 'out' : undefined)}
            columns={[
              {
                id: 'field',
                title: t('intake.mapping.field'),
                cell: (field) => (
                  <span title={field.field}>
                    {english ? field.nameEn : field.nameZh}
                    {field.required && field.column === null && candidate?.fits !== true && (
                      <>
                        {' '}
                        <Tag kind="dash">{t('intake.mapping.required')}</Tag>
                      </>
                    )}
                  </span>
                )
              },
              { id: 'column', title: t('intake.mapping.column'), cell: (field) => field.column ?? t('intake.mapping.none') },
              { id: 'unit', title: t('intake.mapping.unit'), width: 64, cell: (field) => unitName(unitOf(field.unit), t) }
            ]}
          />
          {changed && (
            <div className="mapping-save">
              <p className="sec">{t('intake.mapping.saveFirst')}</p>
              <Button onPress={() => setSaving(true)}>{t('intake.mapping.saveAs')}</Button>
            </div>
          )}
        </InspectorSection>
      )}
      {sheet && sheet.notes.length > 0 && (
        <InspectorSection title={t('intake.preview.notes')} note={t('common.items', { n: sheet.notes.length })}>
          <ul className="dashes">
            {sheet.notes.map((note) => (
              <li key={note.zh}>{english ? note.en : note.zh}</li>
            ))}
          </ul>
        </InspectorSection>
      )}
      {edit && (
        <FieldDialog
          field={fields.find((one) => fieldKey(one) === fieldKey(edit)) ?? edit}
          edit={file.edits[fieldKey(edit)]}
          header={sheet?.header ?? []}
          onClose={() => setEdit(undefined)}
          onApply={(made) => change({ edits: { ...file.edits, [fieldKey(edit)]: made } })}
        />
      )}
      {saving && base.mapping !== null && (
        <SaveMappingDialog
          base={base.mapping}
          fields={base.fields}
          edits={file.edits}
          {...(candidate ? { names: { zh: candidate.nameZh, en: candidate.nameEn } } : {})}
          onClose={() => setSaving(false)}
          onSaved={(mapping) => change({ mapping, edits: {} })}
        />
      )}
    </Inspector>
  )
}

function rankOf(preview: Preview, mapping: string): number {
  const at = preview.candidates.findIndex((one) => one.mapping === mapping)
  return at < 0 ? 1000 : at
}

function unitName(unit: ReturnType<typeof unitOf>, t: ReturnType<typeof useSettings>['text']): string {
  return unit === null ? '' : t(`intake.mapping.unitOf.${unit}`)
}
