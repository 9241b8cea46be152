/** Always there, on prints too: the product, whose copy, which copy, data date, expiry; marking and user; language and theme. */
import { Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { Clock } from './Clock.tsx'
import { useIdentity, type Identity } from './identity.tsx'
import { useSettings } from './settings.tsx'
import { Tip } from '../widgets/Tip.tsx'

export function TitleBar(): ReactNode {
  const identity = useIdentity()
  const { settings, change, text: t } = useSettings()
  const dark = settings.theme === 'dark'
  return (
    <header className="titlebar" data-shell={'lianjing' in window ? 'electron' : 'browser'}>
      <div className="brand">{t('common.product')}</div>
      {identity && <IdentityLine identity={identity} />}
      <span className="push" />
      {identity && <span className="marking">{identity.marking}</span>}
      {identity && (
        <span className="user">
          {identity.role === undefined ? identity.user : t('frame.userRole', { user: identity.user, role: identity.role })}
        </span>
      )}
      {identity && <Clock />}
      <div className="tools">
        <Tip text={t('frame.switchLanguageLong')}>
          <Button
            className="tool"
            aria-label={`${t('frame.switchLanguage')} ${t('frame.switchLanguageLong')}`}
            onPress={() => change({ language: settings.language === 'en' ? 'zh-CN' : 'en' })}
          >
            {t('frame.switchLanguage')}
          </Button>
        </Tip>
        <Tip text={dark ? t('frame.themeLight') : t('frame.themeDark')}>
          <Button
            className="tool"
            aria-label={dark ? t('frame.themeLight') : t('frame.themeDark')}
            onPress={() => change({ theme: dark ? 'light' : 'dark' })}
          >
            {dark ? <Sun className="ic" /> : <Moon className="ic" />}
          </Button>
        </Tip>
      </div>
    </header>
  )
}

function IdentityLine(props: { readonly identity: Identity }): ReactNode {
  const { identity } = props
  const { text: t } = useSettings()
  return (
    <div className="identity">
      <span>{identity.unit}</span>
      {identity.copyNumber !== undefined && (
        <span>
          {identity.copies === undefined
            ? t('frame.copyNumber', { number: identity.copyNumber })
            : t('frame.copyOf', { number: identity.copyNumber, total: identity.copies })}
        </span>
      )}
      <span>{identity.dataDate === undefined ? t('frame.noData') : t('frame.dataDate', { date: identity.dataDate })}</span>
      {identity.expiry !== undefined && (
        <span className={identity.expired ? 'overdue' : undefined}>
          {t(identity.expired ? 'frame.expired' : 'frame.expires', { date: identity.expiry })}
        </span>
      )}
    </div>
  )
}
