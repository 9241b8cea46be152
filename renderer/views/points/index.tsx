/** Where figures of the collection points come in besides import: typed into a grid, or by workbooks that are handed out and taken back. */
import type { ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { GridPart } from './GridPart.tsx'
import { pointParts, type PointSearch } from './search.ts'
import { WorkbooksPart } from './WorkbooksPart.tsx'
import './points.css'

export default function PointsView(): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<PointSearch>()
  const part = search.part ?? 'grid'
  const parts = (
    <>
      <h1 className="hidden-text">{t('frame.place.points')}</h1>
      <Segments
        label={t('points.parts')}
        options={pointParts.map((id) => ({ id, label: t(`points.part.${id}`) }))}
        value={part}
        onChange={(next) => change({ part: next })}
      />
    </>
  )
  return part === 'grid' ? <GridPart parts={parts} /> : <WorkbooksPart parts={parts} />
}
