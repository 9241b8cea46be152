/**
 * What one person likes to see: language, theme, row height, money unit, minutes until the lock. Kept in this window's local storage (it holds
 * nothing of the vault) and put on <html>, where the style sheets read it.
 */
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import * as z from 'zod'
import { translator, type Text } from '../../shared/text/index.ts'

const settingsSchema = z.object({
  language: z.enum(['zh-CN', 'en']),
  theme: z.enum(['light', 'dark']),
  density: z.enum(['compact', 'roomy']),
  moneyUnit: z.enum(['yuan', 'wan']),
  idleMinutes: z.number().int().min(1).max(240)
})
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = { language: 'zh-CN', theme: 'light', density: 'compact', moneyUnit: 'wan', idleMinutes: 10 }
const storageKey = 'lianjing.settings'

interface SettingsValue {
  readonly settings: Settings
  readonly change: (patch: Partial<Settings>) => void
  readonly text: Text
}
const SettingsContext = createContext<SettingsValue>({ settings: defaultSettings, change: () => undefined, text: translator('zh-CN') })

function storedSettings(): Settings {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    const found = settingsSchema.partial().safeParse(read)
    return found.success ? { ...defaultSettings, ...withoutUndefined(found.data) } : defaultSettings
  } catch {
    return defaultSettings // unreadable preferences are no loss
  }
}

function withoutUndefined(patch: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
}

/** Gives settings and words to everything below. `initial` overrides what is stored (gallery, screenshots). */
export function SettingsProvider(props: { readonly children: ReactNode; readonly initial?: Partial<Settings> }): ReactNode {
  const [settings, setSettings] = useState<Settings>(() => ({ ...storedSettings(), ...props.initial }))
  const change = useCallback((patch: Partial<Settings>) => setSettings((old) => ({ ...old, ...patch })), [])
  useEffect(() => {
    const root = document.documentElement
    root.lang = settings.language
    root.dataset['theme'] = settings.theme
    root.dataset['density'] = settings.density
    localStorage.setItem(storageKey, JSON.stringify(settings))
  }, [settings])
  const value = useMemo(() => ({ settings, change, text: translator(settings.language) }), [settings, change])
  return <SettingsContext value={value}>{props.children}</SettingsContext>
}

export function useSettings(): SettingsValue {
  return useContext(SettingsContext)
}

/** The words of the present language: `const t = useText(); t('common.rows', { n: 3 })`. */
export function useText(): Text {
  return useContext(SettingsContext).text
}
