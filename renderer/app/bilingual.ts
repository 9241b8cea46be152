/** Names that come from packs in both languages: picks the one of the present language, the other where one was left empty. */
import { useCallback } from 'react'
import { useSettings } from './settings.tsx'

export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** `const name = useBilingual(); name(model.name)`. */
export function useBilingual(): (text: Bilingual) => string {
  const { settings } = useSettings()
  const english = settings.language === 'en'
  return useCallback((text) => (english ? text.en || text.zh : text.zh || text.en), [english])
}
