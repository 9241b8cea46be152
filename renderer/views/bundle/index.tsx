/** Case bundles that came from elsewhere: check first, then open; and the keys that tell who signed. */
import type { ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { CheckPart } from './CheckPart.tsx'
import { KeysPart } from './KeysPart.tsx'
import { bundleParts, type BundleSearch } from './search.ts'
import './bundle.css'

export default function BundleView(): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<BundleSearch>()
  const part = search.part ?? 'check'
  return (
    <ViewLayout
      scroll
      filters={
        <>
          <h1 className="hidden-text">{t('frame.place.bundle')}</h1>
          <Segments
            label={t('bundles.parts')}
            options={bundleParts.map((id) => ({ id, label: t(`bundles.part.${id}`) }))}
            value={part}
            onChange={(next) => change({ part: next })}
          />
        </>
      }
    >
      {part === 'check' ? <CheckPart /> : <KeysPart />}
    </ViewLayout>
  )
}
