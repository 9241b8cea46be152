/** How a row came in: its import and intake, or its form; and what was changed since, by whom and why. */
import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SourceView } from '../../shared/ipc/commands/intake.ts'
import { formatBytes, shortHash } from '../../shared/text/format.ts'
import type { TextKey } from '../../shared/text/index.ts'
import { useAsk, useConnection } from '../api/hooks.tsx'
import { useSettings, useText } from '../app/settings.tsx'
import { IconButton } from './Button.tsx'
import { EvidenceValueText } from './EvidenceTable.tsx'
import { DateText } from './Figures.tsx'
import { InspectorSection } from './Inspector.tsx'
import { KeyValue } from './KeyValue.tsx'
import { useToast } from './Toast.tsx'

export function SourceImport(props: { readonly source: NonNullable<SourceView['source']> }): ReactNode {
  const t = useText()
  const toast = useToast()
  const { source } = props
  const copy = (): void => void navigator.clipboard.writeText(source.sha256).then(() => toast(t('common.copied')))
  const dash = <span className="mut">—</span>
  return (
    <div className="section">
      <KeyValue
        labels={56}
        rows={[
          [
            t('evidence.source.import'),
            t('evidence.source.importNo', {
              n: source.importNo,
              date: source.at.slice(0, 10),
              mapping: source.mapping,
              version: source.mappingVersion
            })
          ],
          [t('evidence.source.provider'), source.provider === '' ? dash : source.provider],
          [t('evidence.source.letter'), source.letter === '' ? dash : source.letter],
          [t('evidence.source.intake'), source.intake === '' ? dash : source.intake],
          [
            t('evidence.source.hash'),
            <span key="hash" className="row-line">
              <span className="mono" title={source.sha256}>
                sha256 {shortHash(source.sha256)}
              </span>
              <IconButton icon={<Copy className="ic" />} label={t('evidence.source.copyHash')} onPress={copy} />
            </span>
          ]
        ]}
      />
    </div>
  )
}

export function SourceForm(props: { readonly form: NonNullable<SourceView['form']> }): ReactNode {
  const t = useText()
  const { form } = props
  return (
    <InspectorSection title={t('evidence.source.form')} note={t('evidence.source.formNote')}>
      <KeyValue
        labels={56}
        rows={[
          [t('evidence.source.formName'), <b key="name">{form.name}</b>],
          [t('evidence.source.unit'), form.org],
          ...(form.period === '' ? [] : [[t('evidence.source.period'), form.period] as const]),
          [
            t('evidence.source.filled'),
            <span key="filled">
              {form.filledBy}　<DateText date={form.filledAt} minute />
            </span>
          ],
          [
            t('evidence.source.checked'),
            form.checkedBy === '' ? (
              <b key="no">{t('evidence.source.notChecked')}</b>
            ) : (
              <span key="checked">
                {form.checkedBy}　<DateText date={form.checkedAt} minute />
              </span>
            )
          ],
          [
            t('evidence.source.attachment'),
            form.attachment ? (
              <FormAttachment key="attachment" form={form.id} attachment={form.attachment} />
            ) : (
              <span key="none" className="mut">
                {t('evidence.source.noAttachment')}
              </span>
            )
          ]
        ]}
      />
    </InspectorSection>
  )
}

/** The form's own paper, as it was stored with it. */
function FormAttachment(props: {
  readonly form: string
  readonly attachment: { readonly name: string; readonly bytes: number }
}): ReactNode {
  const { carrier } = useConnection()
  const take = useAsk('form.attachment')
  const save = async (): Promise<void> => {
    const file = await take.run({ form: props.form })
    if (file) await carrier.save(file.handle, file.name)
  }
  return (
    <button type="button" className="link" disabled={take.running} onClick={() => void save()}>
      {`${props.attachment.name}　${formatBytes(props.attachment.bytes)}`}
    </button>
  )
}

const knownChanges = [
  'insert',
  'inserted',
  'update',
  'changed',
  'withdraw',
  'withdrawn',
  'restored',
  'correct',
  'corrected',
  'repaired',
  'merged'
] as const

export function SourceHistory(props: { readonly view: SourceView }): ReactNode {
  const { settings, text: t } = useSettings()
  const { view } = props
  const word = (change: string): string => {
    const known = knownChanges.find((one) => one === change)
    return known ? t(`evidence.source.change.${known}` satisfies TextKey) : change
  }
  const about = new Map(view.values.map((one) => [one.field, one]))
  return (
    <InspectorSection
      title={t('evidence.source.history')}
      note={view.history.length > 0 ? t('evidence.source.historyNote', { n: view.history.length }) : undefined}
    >
      {view.history.length === 0 && <p className="mut">{t('evidence.source.noHistory')}</p>}
      <ol className="history">
        {view.history.map((entry, index) => (
          <li key={`${entry.at}-${index}`}>
            <div>
              <DateText date={entry.at} minute />
              <b>{word(entry.change)}</b>
              <span>{entry.account}</span>
            </div>
            {entry.reason !== '' && <span className="was">{entry.reason}</span>}
            {Object.entries(entry.values)
              .filter(([field, value]) => about.has(field) && about.get(field)?.value !== value)
              .slice(0, 8)
              .map(([field, value]) => {
                const column = about.get(field)
                return (
                  <span key={field} className="was">
                    {t('evidence.source.was')} · {settings.language === 'en' ? column?.nameEn : column?.nameZh}：
                    <EvidenceValueText type={column?.type ?? 'text'} value={value} unit />
                  </span>
                )
              })}
          </li>
        ))}
      </ol>
    </InspectorSection>
  )
}
