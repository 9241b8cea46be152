/** Sets one threshold: value, for whom, from when, why. It is tried on the data at hand first; saving it changes nothing until the next run. */
import { useMemo, useState, type ReactNode } from 'react'
import { useCommand, useJob, useRun } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ChoiceField, TextField } from '../../widgets/Fields.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { textsOf, valueOf, type Param } from './threshold-value.ts'
import { TuningTrial } from './TuningTrial.tsx'
import { useParamText } from './use-param-text.ts'

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

export function TuningForm(props: { readonly model: string; readonly param: Param; readonly onClose: () => void }): ReactNode {
  const { settings, text: t } = useSettings()
  const spoken = useBilingual()
  const toast = useToast()
  const { model, param } = props
  const trial = useJob('tuning.preview')
  const save = useRun('tuning.save')
  const vault = useCommand('vault.info', {}).data
  const units = useCommand('org.list', {}).data
  const [texts, setTexts] = useState(() => textsOf(param))
  const [region, setRegion] = useState('')
  const [unitKind, setUnitKind] = useState('')
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [basis, setBasis] = useState('')
  const begins = from ?? vault?.dataDate ?? ''
  const value = valueOf(texts, param)
  const kinds = useMemo(
    () => [
      { id: '', label: t('rules.tuning.everyKind') },
      ...[...new Set((units?.orgs ?? []).flatMap((one) => (one.kind === null || one.kind === '' ? [] : [one.kind])))].map((kind) => ({
        id: kind,
        label: kind
      }))
    ],
    [t, units]
  )
  const ready = value !== null && isDay(begins) && (to === '' || isDay(to)) && /^\d{0,12}$/.test(region)
  const draft = { model, param: param.id, region, unitKind, from: begins, to, value: value ?? 0 }
  const key = JSON.stringify(draft)
  const [triedOn, setTriedOn] = useState('')
  const tryOut = async (): Promise<void> => {
    setTriedOn(key)
    await trial.start({ model, add: draft })
  }
  const keep = async (): Promise<void> => {
    if (!(await save.run({ ...draft, reason: reason.trim(), basis: basis.trim() }))) return
    toast(t('rules.tuning.saved'))
    props.onClose()
  }
  const { say, bounds, unitWord } = useParamText()
  const unit = param.unit === 'fen' ? '元' : param.unit === 'ratio' ? '%' : unitWord(param.unit)
  const suffix = unit === '' ? '' : settings.language === 'en' ? ` (${unit === '元' ? 'yuan' : unit})` : `（${unit}）`
  const allowed = bounds(param)
  const now = say(param.value, param.unit, param.kinds)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void tryOut()
      }}
    >
      <p className="form-note">
        {allowed === '' ? t('rules.tuning.nowOnly', { value: now }) : t('rules.tuning.nowAndBounds', { value: now, bounds: allowed })}
      </p>
      <div className="form-grid">
        {Object.entries(texts).map(([kind, text], index) => (
          <TextField
            key={kind}
            label={`${kind === '' ? t('rules.tuning.newValue') : spoken(param.kinds[kind] ?? { zh: kind, en: kind })}${suffix}`}
            value={text}
            onChange={(next) => setTexts((old) => ({ ...old, [kind]: next }))}
            autoFocus={index === 0}
          />
        ))}
      </div>
      <div className="form-grid">
        <TextField
          label={t('rules.tuning.region')}
          note={t('rules.tuning.regionNote')}
          value={region}
          onChange={(next) => setRegion(next.trim())}
        />
        <ChoiceField label={t('rules.tuning.unitKind')} options={kinds} value={unitKind} onChange={setUnitKind} />
        <DateField key={vault?.dataDate ?? ''} label={t('rules.tuning.from')} value={begins} onChange={setFrom} />
        <DateField
          label={
            settings.language === 'en'
              ? `${t('rules.tuning.to')} (${t('rules.tuning.toNote')})`
              : `${t('rules.tuning.to')}（${t('rules.tuning.toNote')}）`
          }
          value={to}
          onChange={setTo}
        />
        <TextField label={t('rules.tuning.reason')} value={reason} onChange={setReason} note={t('rules.tuning.reasonNote')} />
        <TextField label={t('rules.tuning.basisField')} value={basis} onChange={setBasis} />
      </div>
      {param.by.includes('date') && <p className="form-note">{t('rules.tuning.byDate')}</p>}
      {trial.running && <JobBar progress={trial.progress} onStop={trial.stop} stopping={trial.stopping} />}
      {trial.error && <ErrorState error={trial.error} safe="data" />}
      {save.error && <ErrorState error={save.error} safe="data" />}
      {trial.result && !trial.running && triedOn === key && <TuningTrial trial={trial.result} />}
      <div className="form-foot">
        <Button type="submit" kind={trial.result && triedOn === key ? 'plain' : 'primary'} isDisabled={!ready || trial.running}>
          {t('rules.tuning.tryOut')}
        </Button>
        <Button
          kind={trial.result && triedOn === key ? 'primary' : 'plain'}
          isDisabled={!ready || triedOn !== key || !trial.result || reason.trim().length < 2 || save.running}
          onPress={() => void keep()}
        >
          {t('rules.tuning.save')}
        </Button>
        <Button onPress={props.onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
