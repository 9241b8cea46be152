/** Rows judged one by one, or together: by subject and by what else, what is counted, which threshold it reaches, within how many days. */
import type { ReactNode } from 'react'
import { isNumeric } from '../../../shared/packs/form/check-form.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { MultiChip, Segments, SelectChip } from '../../widgets/Chips.tsx'
import type { DatasetWords, Form } from './blank-form.ts'
import type { FormProps } from './FormPart.tsx'

type Grouping = NonNullable<Form['grouping']>

export function GroupingRow(props: FormProps & { readonly dataset: DatasetWords }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { form, dataset, onChange } = props
  const { grouping } = form
  const set = (patch: Partial<Grouping>): void => {
    if (grouping) onChange({ ...form, grouping: { ...grouping, ...patch } })
  }
  const begin = (): void => {
    const param = form.params.find((one) => one.unit === 'count') ?? {
      id: 'least_n',
      name: { zh: '最少次数', en: '' },
      unit: 'count' as const,
      value: 3,
      basis: '',
      mark: 'L' as const
    }
    const params = form.params.includes(param) ? form.params : [...form.params, param]
    onChange({ ...form, params, grouping: { by: [], measure: 'count', op: 'ge', param: param.id } })
  }
  const without = ({ window: _window, ...rest }: Grouping): Grouping => rest
  const fields = dataset.fields.filter((field) => field.type !== 'real').map((field) => ({ id: field.id, label: name(field.name) }))
  const measured = dataset.fields
    .filter((field) => (grouping?.measure === 'sum' ? isNumeric(field.type) : field.type !== 'real'))
    .map((field) => ({ id: field.id, label: name(field.name) }))
  const params = form.params.map((param) => ({ id: param.id, label: param.name.zh || param.id }))
  return (
    <div className="author-row">
      <Segments
        label={t('author.grouping')}
        options={(['none', 'group'] as const).map((id) => ({ id, label: t(`author.groupingOf.${id}`) }))}
        value={grouping ? 'group' : 'none'}
        onChange={(id) => (id === 'group' ? begin() : onChange({ ...form, grouping: null }))}
      />
      {grouping && (
        <>
          <MultiChip
            label={t('author.groupBy')}
            options={fields}
            values={grouping.by}
            onChange={(by) => set({ by: [...by] })}
            none={t('author.groupByNone')}
          />
          <SelectChip
            label={t('author.measure')}
            options={(['count', 'sum', 'distinct'] as const).map((id) => ({ id, label: t(`author.measureOf.${id}`) }))}
            value={grouping.measure}
            onChange={(measure) => set({ measure })}
          />
          {grouping.measure !== 'count' && (
            <SelectChip label={t('author.field')} options={measured} value={grouping.field ?? ''} onChange={(field) => set({ field })} />
          )}
          <SelectChip
            label={t('author.compare')}
            options={(['ge', 'gt', 'le', 'lt'] as const).map((id) => ({ id, label: t(`author.groupOp.${id}`) }))}
            value={grouping.op}
            onChange={(op) => set({ op })}
          />
          <SelectChip label={t('author.byParam')} options={params} value={grouping.param} onChange={(param) => set({ param })} />
          <SelectChip
            label={t('author.window')}
            options={[{ id: '', label: t('author.noWindow') }, ...params]}
            value={grouping.window ?? ''}
            onChange={(window) => (window === '' ? onChange({ ...form, grouping: without(grouping) }) : set({ window }))}
          />
        </>
      )}
    </div>
  )
}
