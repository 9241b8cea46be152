/** Search: everything the vault holds by kind, and a list of names checked at once. */
import type { ReactNode } from 'react'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { EverythingPart } from './EverythingPart.tsx'
import { NamesPart } from './NamesPart.tsx'
import { searchParts, type SearchSearch } from './search.ts'
import './search.css'

export default function SearchView(): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<SearchSearch>()
  const parts = (
    <>
      <h1 className="hidden-text">{t('frame.place.search')}</h1>
      <Segments
        label={t('search.parts')}
        options={searchParts.map((id) => ({ id, label: t(`search.part.${id}`) }))}
        value={search.part ?? 'all'}
        onChange={(part) => change({ part, here: undefined, source: undefined })}
      />
    </>
  )
  return search.part === 'names' ? <NamesPart parts={parts} /> : <EverythingPart parts={parts} />
}
