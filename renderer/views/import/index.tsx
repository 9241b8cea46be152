/** The data place: bring files in, what was imported, what waits in quarantine, where data came from, figures typed in by hand, which entries are one. */
import { useMemo, useState, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { FilesPart } from './FilesPart.tsx'
import { FormsPart } from './FormsPart.tsx'
import { ImportsPart } from './ImportsPart.tsx'
import { IntakesPart } from './IntakesPart.tsx'
import { MatchPart } from './MatchPart.tsx'
import { QuarantinePart } from './QuarantinePart.tsx'
import { importParts, type ImportPart, type ImportSearch } from './search.ts'
import { noStage, StageContext, type Stage } from './stage.ts'
import './import.css'

export default function ImportView(): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<ImportSearch>()
  const [stage, setStage] = useState<Stage>(noStage)
  const staged = useMemo(() => ({ stage, setStage }), [stage])
  const open = useCommand('quarantine.list', { state: 'open', limit: 1 })
  const part = search.part ?? 'files'
  const label = (id: ImportPart): string => {
    const waiting = id === 'quarantine' ? (open.data?.total ?? 0) : 0
    return waiting > 0 ? `${t(`intake.part.${id}`)} ${waiting}` : t(`intake.part.${id}`)
  }
  const parts = (
    <>
      <h1 className="hidden-text">{t('frame.place.import')}</h1>
      <Segments
        label={t('intake.parts')}
        options={importParts.map((id) => ({ id, label: label(id) }))}
        value={part}
        onChange={(next) => change({ part: next, id: undefined, import: undefined } as Partial<ImportSearch>)}
      />
    </>
  )
  return <StageContext value={staged}>{drawPart(part, parts)}</StageContext>
}

function drawPart(part: ImportPart, parts: ReactNode): ReactNode {
  switch (part) {
    case 'files':
      return <FilesPart parts={parts} />
    case 'imports':
      return <ImportsPart parts={parts} />
    case 'quarantine':
      return <QuarantinePart parts={parts} />
    case 'intakes':
      return <IntakesPart parts={parts} />
    case 'forms':
      return <FormsPart parts={parts} />
    case 'match':
      return <MatchPart parts={parts} />
  }
}
