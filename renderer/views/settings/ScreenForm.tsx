/** Language, theme, money unit, rows, minutes until the lock. Takes effect at once; the engine keeps the same for its prints. */
import type { ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import { useSettings, type Settings } from '../../app/settings.tsx'
import { Segments } from '../../widgets/Chips.tsx'

const idleChoices = ['5', '10', '15', '30', '60'] as const

export function ScreenForm(): ReactNode {
  const { settings, change, text: t } = useSettings()
  const write = useRun('settings.write')
  const set = (patch: Partial<Settings>): void => {
    change(patch)
    const { language, ...rest } = patch
    void write.run({ ...rest, ...(language === undefined ? {} : { language: language === 'en' ? 'en' : 'zh' }) })
  }
  const idle = idleChoices.find((one) => one === String(settings.idleMinutes)) ?? '10'
  return (
    <dl className="setting-lines">
      <dt>{t('guide.settings.language')}</dt>
      <dd>
        <Segments
          label={t('guide.settings.language')}
          options={(['zh-CN', 'en'] as const).map((id) => ({ id, label: t(`guide.settings.languageOf.${id}`) }))}
          value={settings.language}
          onChange={(language) => set({ language })}
        />
      </dd>
      <dt>{t('guide.settings.theme')}</dt>
      <dd>
        <Segments
          label={t('guide.settings.theme')}
          options={[
            { id: 'light', label: t('frame.themeLight') },
            { id: 'dark', label: t('frame.themeDark') }
          ]}
          value={settings.theme}
          onChange={(theme) => set({ theme })}
        />
      </dd>
      <dt>{t('guide.settings.money')}</dt>
      <dd>
        <Segments
          label={t('guide.settings.money')}
          options={(['wan', 'yuan'] as const).map((id) => ({ id, label: t(`guide.settings.moneyOf.${id}`) }))}
          value={settings.moneyUnit}
          onChange={(moneyUnit) => set({ moneyUnit })}
        />
      </dd>
      <dt>{t('guide.settings.density')}</dt>
      <dd>
        <Segments
          label={t('guide.settings.density')}
          options={(['compact', 'roomy'] as const).map((id) => ({ id, label: t(`guide.settings.densityOf.${id}`) }))}
          value={settings.density}
          onChange={(density) => set({ density })}
        />
      </dd>
      <dt>{t('guide.settings.idle')}</dt>
      <dd>
        <Segments
          label={t('guide.settings.idle')}
          options={idleChoices.map((id) => ({ id, label: t('guide.settings.idleUnit', { n: id }) }))}
          value={idle}
          onChange={(id) => set({ idleMinutes: Number(id) })}
        />
      </dd>
      <dt />
      <dd className="form-note">{t('guide.settings.kept')}</dd>
    </dl>
  )
}
