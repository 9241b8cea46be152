/** The thresholds of a form: what an office may later set differently. */
import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { formUnits } from '../../../shared/packs/form/model-form.ts'
import { useText } from '../../app/settings.tsx'
import { Button, IconButton } from '../../widgets/Button.tsx'
import { SelectChip } from '../../widgets/Chips.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import type { Form } from './blank-form.ts'
import type { FormProps } from './FormPart.tsx'

type Param = Form['params'][number]

export function ParamRows({ form, onChange }: FormProps): ReactNode {
  const t = useText()
  const set = (at: number, patch: Partial<Param>): void => {
    const known = form.params[at]
    if (known) onChange({ ...form, params: form.params.with(at, { ...known, ...patch }) })
  }
  const free = (): string => {
    let n = form.params.length + 1
    while (form.params.some((param) => param.id === `limit_${String(n)}`)) n += 1
    return `limit_${String(n)}`
  }
  const money = (param: Param, value: number): string => String(param.unit === 'fen' ? value / 100 : value)
  return (
    <>
      {form.params.map((param, at) => (
        <div className="author-row" key={param.id}>
          <TextField label={t('author.paramName')} value={param.name.zh} onChange={(zh) => set(at, { name: { ...param.name, zh } })} />
          <TextField
            label={t('author.value')}
            type="number"
            value={money(param, param.value)}
            onChange={(text) => set(at, { value: param.unit === 'fen' ? Math.round(Number(text) * 100) : Number(text) })}
          />
          <SelectChip
            label={t('author.unit')}
            options={formUnits.map((id) => ({ id, label: t(`author.unitOf.${id}`) }))}
            value={param.unit}
            onChange={(unit) => set(at, { unit })}
          />
          <IconButton
            icon={<Trash2 className="ic" />}
            label={t('author.remove')}
            onPress={() => onChange({ ...form, params: form.params.toSpliced(at, 1) })}
          />
        </div>
      ))}
      <div className="author-row">
        <Button
          onPress={() =>
            onChange({
              ...form,
              params: [...form.params, { id: free(), name: { zh: '', en: '' }, unit: 'count', value: 0, basis: '', mark: 'L' }]
            })
          }
        >
          {t('author.addParam')}
        </Button>
      </div>
    </>
  )
}
