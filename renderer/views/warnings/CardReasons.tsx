/** What may speak for it, what has to be verified (with ticks), and the rules it rests on, each with how far its text was checked. */
import { useState, type ReactNode } from 'react'
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import { useRun } from '../../api/hooks.tsx'
import { useSettings } from '../../app/settings.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Checkbox } from '../../widgets/Fields.tsx'
import { Tag } from '../../widgets/Figures.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'

export function CardReasons(props: { readonly card: WarningCard }): ReactNode {
  const { settings, text: t } = useSettings()
  const tick = useRun('warning.tick')
  // A tick shows at once; the answer of the engine then says the same, or the tick is taken back.
  const [given, setGiven] = useState<Readonly<Record<number, boolean>>>({})
  const { card } = props
  const english = settings.language === 'en'
  const innocent = english ? card.innocent.en : card.innocent.zh
  const verify = english ? card.verify.en : card.verify.zh
  const isDone = (index: number): boolean => given[index] ?? card.verify.done[index] ?? false
  const give = async (index: number, done: boolean): Promise<void> => {
    setGiven((old) => ({ ...old, [index]: done }))
    const kept = await tick.run({ id: card.id, item: index, done })
    if (!kept) setGiven((old) => ({ ...old, [index]: !done }))
  }
  return (
    <div className="two-sections">
      <InspectorSection title={t('warnings.card.innocent')}>
        {innocent.length === 0 ? (
          <p className="mut">{t('warnings.card.noInnocent')}</p>
        ) : (
          <ul className="reasons">
            {innocent.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </InspectorSection>
      <InspectorSection
        title={t('warnings.card.verify')}
        note={
          verify.length > 0 ? t('common.of', { n: verify.filter((_, index) => isDone(index)).length, total: verify.length }) : undefined
        }
      >
        {verify.length === 0 && <p className="mut">{t('warnings.card.noVerify')}</p>}
        <ul className="ticks">
          {verify.map((item, index) => (
            <li key={item}>
              <Checkbox greyWhenDone checked={isDone(index)} onChange={(done) => void give(index, done)}>
                {item}
              </Checkbox>
            </li>
          ))}
        </ul>
        {tick.error && <ErrorState error={tick.error} safe="data" />}
      </InspectorSection>
    </div>
  )
}

const tagKinds = { V: 'solid', P: 'ghost', K: 'dash', L: 'dash' } as const

export function CardBasis(props: { readonly card: WarningCard }): ReactNode {
  const { text: t } = useSettings()
  return (
    <InspectorSection title={t('warnings.card.basis')}>
      <ul className="laws">
        {props.card.basis.map((law) => (
          <li key={`${law.law} ${law.article}`}>
            <div>
              <b>
                {law.law} {law.article}
              </b>{' '}
              <Tag kind={tagKinds[law.mark]}>
                <abbr title={t('warnings.card.markTitle', { mark: law.mark })}>[{law.mark}]</abbr> {t(`warnings.card.mark.${law.mark}`)}
              </Tag>
            </div>
            {law.text === null ? <p className="mut">{t('warnings.card.noText')}</p> : <p>{law.text}</p>}
          </li>
        ))}
      </ul>
    </InspectorSection>
  )
}
