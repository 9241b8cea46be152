/** Help: one page a place, in the order of the rail, then rules, handling, lessons and packs; links lead on to pages and to the places themselves. */
import { useRef, useState, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { placeIds } from '../../app/places.tsx'
import { useSettings } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useKeys } from '../../app/keyboard.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useScrollMemory, useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { SearchBox } from '../../widgets/Fields.tsx'
import { Markdown } from '../../widgets/Markdown.tsx'
import { PrintButton } from '../../widgets/PrintButton.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { HelpSearch } from './search.ts'
import './help.css'

/** Places first, then what goes across them; pages of single packs follow their list. */
const order: readonly string[] = [
  'vault',
  ...placeIds,
  'rules',
  'handling',
  'lesson-1',
  'lesson-1-answers',
  'scenario',
  'ownership',
  'pack-list'
]
const placeOf = (page: string) => placeIds.find((id) => id === page)

export default function HelpView(): ReactNode {
  const { settings, text: t } = useSettings()
  const { open } = useWalk()
  const [search, change] = useViewSearch<HelpSearch>()
  const [wanted, setWanted] = useState('')
  const scroll = useRef<HTMLDivElement>(null)
  const language = settings.language === 'en' ? 'en' : 'zh'
  const list = useCommand('help.list', { language })
  const pages = (list.data?.pages ?? []).toSorted((a, b) => rank(a.id) - rank(b.id))
  const here = search.page ?? pages[0]?.id
  const page = useCommand('help.page', { id: here ?? 'overview', language }, { enabled: here !== undefined })
  useScrollMemory(scroll, `help ${here ?? ''}`)
  const shown = pages.filter((one) => one.title.toLowerCase().includes(wanted.trim().toLowerCase()))
  const at = shown.findIndex((one) => one.id === here)
  const choose = (index: number): void => {
    const next = shown[Math.max(0, Math.min(shown.length - 1, index))]
    if (next) change({ page: next.id })
  }
  useKeys({ j: () => choose(at + 1), k: () => choose(at - 1), ArrowDown: () => choose(at + 1), ArrowUp: () => choose(at - 1) })
  const place = here === undefined ? undefined : placeOf(here)
  return (
    <ViewLayout>
      <div className="help">
        <nav className="help-pages" aria-label={t('guide.help.pages')}>
          <SearchBox label={t('guide.help.search')} value={wanted} onChange={setWanted} />
          <ul>
            {shown.map((one) => (
              <li key={one.id}>
                <a
                  href={`#/help?page=${one.id}`}
                  aria-current={one.id === here ? 'page' : undefined}
                  onClick={(event) => {
                    event.preventDefault()
                    change({ page: one.id })
                  }}
                >
                  {one.title}
                </a>
              </li>
            ))}
          </ul>
          <p className="mut">{t('guide.help.keys')}</p>
        </nav>
        <div className="help-page" ref={scroll}>
          {list.data && pages.length === 0 ? (
            <EmptyState title={t('guide.help.empty')} text={t('guide.help.emptyText')} />
          ) : (
            <Waiting result={page} rows={8}>
              {(read) => (
                <>
                  <div className="help-acts">
                    {place !== undefined && place !== 'help' && <Button onPress={() => open({ place })}>{t('guide.help.go')}</Button>}
                    <PrintButton view="help" what={read.title} />
                  </div>
                  <Markdown text={read.markdown} linkOf={linkOf} />
                </>
              )}
            </Waiting>
          )}
        </div>
      </div>
    </ViewLayout>
  )
}

function rank(id: string): number {
  const at = order.indexOf(id)
  return at < 0 ? order.length : at
}

/** `heat.md` is a help page, `#/heat` a place; anything else is no link. */
function linkOf(to: string): string | undefined {
  const page = /^([a-z0-9-]+)\.md$/.exec(to)?.[1]
  if (page !== undefined) return `#/help?page=${page}`
  return /^#\/[a-z]+(?:\?[\w=&%.-]*)?$/.test(to) ? to : undefined
}
