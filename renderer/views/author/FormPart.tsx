/** The form of a model: what it is about, conditions, grouping, thresholds, sentence, basis. Money is written in 元 and kept in 分. */
import type { ReactNode } from 'react'
import { formColumns } from '../../../shared/packs/form/form-columns.ts'
import type { Dataset } from '../../../shared/packs/pack.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { SelectChip } from '../../widgets/Chips.tsx'
import { ChoiceField, TextField } from '../../widgets/Fields.tsx'
import type { DatasetWords, Form, Words } from './blank-form.ts'
import { ConditionRows } from './ConditionRows.tsx'
import { GroupingRow } from './GroupingRow.tsx'
import { ParamRows } from './ParamRows.tsx'

export interface FormProps {
  readonly form: Form
  readonly words: Words
  readonly onChange: (form: Form) => void
}

const subjects = ['matter', 'person', 'org', 'party'] as const

export function FormPart(props: FormProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { form, words, onChange } = props
  const dataset = words.datasets.find((one) => one.id === form.dataset)
  const set = (patch: Partial<Form>): void => onChange({ ...form, ...patch })
  const basis = form.basis[0] ?? { law: '', article: '', text: '', mark: 'L' as const }
  const choices = words.datasets.map((one) => ({
    id: one.id,
    label: name(one.name),
    note: `${one.id} · ${t('author.rows', { n: one.rows })}`
  }))
  return (
    <div className="author-form">
      <section>
        <h2>{t('author.what')}</h2>
        <div className="author-pair">
          <TextField label={t('author.name')} value={form.name.zh} onChange={(zh) => set({ name: { ...form.name, zh } })} />
          <TextField label={t('author.nameEn')} value={form.name.en} onChange={(en) => set({ name: { ...form.name, en } })} />
        </div>
        <div className="author-row">
          <ChoiceField
            label={t('author.dataset')}
            options={choices}
            value={form.dataset}
            onChange={(id) => set({ dataset: id, conditions: [], grouping: null })}
          />
          <SelectChip
            label={t('author.subject')}
            options={subjects.map((id) => ({ id, label: t(`models.subjectOf.${id}`) }))}
            value={form.subject}
            onChange={(subject) => set({ subject })}
          />
          <SelectChip
            label={t('author.level')}
            options={(['red', 'orange', 'yellow'] as const).map((id) => ({ id, label: t(`models.levelOf.${id}`) }))}
            value={form.level}
            onChange={(level) => set({ level })}
          />
        </div>
      </section>
      <section>
        <h2>{t('author.params')}</h2>
        <ParamRows {...props} />
      </section>
      <section>
        <h2>{t('author.conditions')}</h2>
        {dataset && <ConditionRows {...props} dataset={dataset} />}
      </section>
      <section>
        <h2>{t('author.grouping')}</h2>
        {dataset && <GroupingRow {...props} dataset={dataset} />}
      </section>
      <section className="author-sentence">
        <h2>{t('author.sentence')}</h2>
        <TextField
          label={t('author.sentence')}
          value={form.sentence.zh}
          onChange={(zh) => set({ sentence: { ...form.sentence, zh } })}
          note={t('author.sentenceNote')}
          long
        />
        <div className="author-figures">
          {figuresOf(form, words, dataset).map(({ hole, label }) => (
            <Button key={hole} onPress={() => set({ sentence: { ...form.sentence, zh: `${form.sentence.zh}${hole}` } })}>
              {label.zh === '' ? hole : name(label)}
            </Button>
          ))}
        </div>
      </section>
      <section>
        <h2>{t('author.basis')}</h2>
        <div className="author-pair">
          <TextField
            label={t('author.law')}
            value={basis.law}
            onChange={(law) => set({ basis: [{ ...basis, law }, ...form.basis.slice(1)] })}
          />
          <TextField
            label={t('author.article')}
            value={basis.article}
            onChange={(article) => set({ basis: [{ ...basis, article }, ...form.basis.slice(1)] })}
          />
        </div>
      </section>
      <section>
        <h2>{t('author.afterwards')}</h2>
        <Lines label={t('author.innocent')} items={form.innocent} onChange={(innocent) => set({ innocent })} />
        <Lines label={t('author.verify')} items={form.verify} onChange={(verify) => set({ verify })} />
      </section>
    </div>
  )
}

function Lines(props: {
  readonly label: string
  readonly items: Form['innocent']
  readonly onChange: (items: Form['innocent']) => void
}): ReactNode {
  return (
    <TextField
      label={props.label}
      value={props.items.map((item) => item.zh).join('\n')}
      onChange={(text) =>
        props.onChange(
          text === ''
            ? []
            : text
                .split('\n')
                .slice(0, 20)
                .map((zh, index) => ({ zh, en: props.items[index]?.zh === zh ? (props.items[index]?.en ?? '') : '' }))
        )
      }
      long
    />
  )
}

/** What the sentence may say, as placeholders with their format. */
function figuresOf(form: Form, words: Words, dataset: DatasetWords | undefined) {
  const shapes = Object.fromEntries(words.datasets.map((one) => [one.id, shapeOf(one)]))
  const format = (type: string): string => (type === 'fen' ? '|money' : type === 'date' || type === 'timestamp' ? '|date' : '')
  const columns = formColumns(form, shapes).filter((column) => column.name !== 'n' || form.grouping !== null)
  const label = (from: string) => dataset?.fields.find((field) => field.id === from)?.name ?? { zh: '', en: '' }
  const own: Readonly<Record<string, { zh: string; en: string }>> = {
    n: { zh: '行数', en: 'rows' },
    total: { zh: '合计', en: 'sum' },
    reached: { zh: '不同值个数', en: 'different values' },
    first_on: { zh: '最早日期', en: 'first day' },
    happened_on: { zh: '日期', en: 'date' },
    amount: { zh: '金额', en: 'amount' },
    org_id: { zh: '单位', en: 'unit' },
    matter_id: { zh: '事项', en: 'matter' }
  }
  return [
    ...columns.map((column) => ({ hole: `{${column.name}${format(column.type)}}`, label: own[column.name] ?? label(column.from) })),
    ...form.params.map((param) => ({
      hole: `{${param.id}${param.unit === 'fen' ? '|money' : param.unit === 'days' ? '|days' : ''}}`,
      label: { zh: param.name.zh, en: param.name.en || param.name.zh }
    }))
  ]
}

/** A dataset as the form's rules know it. */
export function shapeOf(words: DatasetWords): Dataset {
  return {
    name: words.name,
    kind: 'record',
    title: words.title,
    ...(words.date === null ? {} : { date: words.date }),
    ...(words.amount === null ? {} : { amount: words.amount }),
    fields: Object.fromEntries(
      words.fields.map(({ id, type, name, ref }) => [
        id,
        { type, name, ...(ref === null ? {} : { ref }), required: false, index: false, secret: false }
      ])
    )
  }
}
