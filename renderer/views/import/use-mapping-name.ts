/** What a mapping is called: officials know its name, not its id. */
import { useCommand } from '../../api/hooks.tsx'
import { useSettings } from '../../app/settings.tsx'

/** The name of a mapping in the window's language; one that is no longer installed keeps its id. */
export function useMappingName(): (id: string) => string {
  const { settings } = useSettings()
  const list = useCommand('mapping.list', {})
  return (id) => {
    const found = list.data?.mappings.find((one) => one.id === id)
    return (settings.language === 'en' ? found?.nameEn : found?.nameZh) || id
  }
}
