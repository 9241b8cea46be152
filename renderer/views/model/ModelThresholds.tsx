/** The parameters of a model with what holds now and why, and the thresholds this office has set: who, what, why, from when; set and end them. */
import { useState, type ReactNode } from 'react'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { EndForm } from '../../widgets/EndForm.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import type { ModelPage } from './index.tsx'
import { markMeaning } from '../packs/words.ts'
import type { Param } from './threshold-value.ts'
import { TuningForm } from './TuningForm.tsx'
import { useParamText } from './use-param-text.ts'

type Tuning = ModelPage['tunings'][number]

export function ModelThresholds(props: { readonly page: ModelPage }): ReactNode {
  const { text: t } = useSettings()
  const name = useBilingual()
  const { say, bounds } = useParamText()
  const [setting, setSetting] = useState<Param>()
  const [ending, setEnding] = useState<Tuning>()
  const { page } = props
  const marks = [...new Set(page.params.map((param) => param.mark))].toSorted()
  if (page.params.length === 0) return <p className="mut section">{t('rules.about.none')}</p>
  return (
    <>
      <section className="section">
        <h2>{t('rules.tab.thresholds')}</h2>
        <Ledger
          wide
          label={t('rules.tuning.param')}
          rows={page.params}
          rowKey={(param) => param.id}
          columns={[
            { id: 'name', title: t('rules.tuning.name'), width: 180, cell: (param) => <b>{name(param.name)}</b> },
            { id: 'value', title: t('rules.tuning.value'), width: 220, cell: (param) => say(param.value, param.unit, param.kinds) },
            { id: 'default', title: t('rules.tuning.byDefault'), width: 200, cell: (param) => say(param.default, param.unit, param.kinds) },
            { id: 'bounds', title: t('rules.tuning.bounds'), width: 132, cell: (param) => bounds(param) || '—' },
            {
              id: 'basis',
              title: t('rules.tuning.basis'),
              cell: (param) => (param.basis === '' ? `[${param.mark}]` : `${param.basis} [${param.mark}]`)
            },
            {
              id: 'set',
              title: '',
              width: 116,
              cell: (param) => <Button onPress={() => setSetting(param)}>{t('rules.tuning.set')}</Button>
            }
          ]}
        />
        <p className="form-note">{marks.map((mark) => `[${mark}] ${markMeaning(t, mark)}`).join('　')}</p>
      </section>
      <section className="section">
        <h2>{t('rules.tuning.own')}</h2>
        {page.tunings.length === 0 ? (
          <p className="mut">{t('rules.tuning.none')}</p>
        ) : (
          <Ledger
            wide
            label={t('rules.tuning.own')}
            rows={page.tunings}
            rowKey={(one) => String(one.id)}
            state={(one) => (one.endedAt === '' ? undefined : 'out')}
            columns={[
              { id: 'param', title: t('rules.tuning.column.param'), width: 140, cell: (one) => paramName(page, one.param, name) },
              {
                id: 'value',
                title: t('rules.tuning.column.value'),
                width: 180,
                cell: (one) => say(one.value, unitOf(page, one.param), page.params.find((param) => param.id === one.param)?.kinds)
              },
              {
                id: 'where',
                title: t('rules.tuning.column.where'),
                width: 132,
                cell: (one) =>
                  [one.region === '' ? '' : t('rules.tuning.where.region', { code: one.region }), one.unitKind]
                    .filter((part) => part !== '')
                    .join(' ') || t('rules.tuning.where.all')
              },
              {
                id: 'period',
                title: t('rules.tuning.column.period'),
                width: 172,
                cell: (one) => t('rules.tuning.period', { from: one.from, to: one.to === '' ? t('rules.tuning.open') : one.to })
              },
              {
                id: 'why',
                title: t('rules.tuning.column.why'),
                cell: (one) => [one.reason, one.basis].filter((part) => part !== '').join(' · ')
              },
              {
                id: 'who',
                title: t('rules.tuning.column.who'),
                width: 200,
                cell: (one) =>
                  one.endedAt === ''
                    ? t('rules.tuning.by', { account: one.account, at: one.at.slice(0, 10) })
                    : t('rules.tuning.endedBy', { account: one.endedBy, at: one.endedAt.slice(0, 10), reason: one.endedReason })
              },
              {
                id: 'end',
                title: '',
                width: 64,
                cell: (one) => one.endedAt === '' && <Button onPress={() => setEnding(one)}>{t('rules.tuning.end')}</Button>
              }
            ]}
          />
        )}
      </section>
      <Dialog
        keep
        width={720}
        title={t('rules.tuning.title', { name: setting ? name(setting.name) : '' })}
        open={setting !== undefined}
        onOpenChange={(show) => !show && setSetting(undefined)}
      >
        {setting && <TuningForm model={page.id} param={setting} onClose={() => setSetting(undefined)} />}
      </Dialog>
      <Dialog title={t('rules.tuning.endTitle')} open={ending !== undefined} onOpenChange={(show) => !show && setEnding(undefined)}>
        {ending && (
          <EndForm
            command="tuning.end"
            input={(reason) => ({ id: ending.id, reason })}
            words={{ reason: t('rules.tuning.reason'), end: t('rules.tuning.end'), ended: t('rules.tuning.ended') }}
            onClose={() => setEnding(undefined)}
          />
        )}
      </Dialog>
    </>
  )
}

const unitOf = (page: ModelPage, id: string): string => page.params.find((param) => param.id === id)?.unit ?? 'text'
function paramName(page: ModelPage, id: string, name: (words: { readonly zh: string; readonly en: string }) => string): string {
  const param = page.params.find((one) => one.id === id)
  return param ? name(param.name) : id
}
