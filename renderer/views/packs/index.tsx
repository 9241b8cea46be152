/** Models and packs: what can run here and what is lacking; run all, test all. */
import type { ReactNode } from 'react'
import { useJob } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { CoveragePart } from './CoveragePart.tsx'
import { ExceptionsPart } from './ExceptionsPart.tsx'
import { JobPanel } from './JobPanel.tsx'
import { ModelsPart } from './ModelsPart.tsx'
import { PacksPart } from './PacksPart.tsx'
import { packParts, type PacksSearch } from './search.ts'
import './packs.css'

export default function PacksView(): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<PacksSearch>()
  const { open } = useWalk()
  const run = useJob('check.run')
  const test = useJob('packs.test')
  const busy = run.running || test.running
  const bars = {
    parts: (
      <>
        <h1 className="hidden-text">{t('frame.place.packs')}</h1>
        <Segments
          label={t('models.parts')}
          options={packParts.map((id) => ({
            id,
            label:
              id === 'models' || id === 'packs' ? t(`models.part.${id}`) : t(`rules.${id === 'coverage' ? 'coverage' : 'exception'}.part`)
          }))}
          value={search.part ?? 'models'}
          onChange={(part) => change({ part })}
        />
      </>
    ),
    acts: (
      <>
        <Button onPress={() => open({ place: 'author' })}>{t('frame.place.author')}</Button>
        <Button isDisabled={busy} onPress={() => void test.start({})}>
          {t('models.test')}
        </Button>
        <Button kind="primary" isDisabled={busy} onPress={() => void run.start({ changedOnly: true })}>
          {t('models.run')}
        </Button>
      </>
    ),
    panel: <JobPanel run={run} test={test} />
  }
  if (search.part === 'coverage') return <CoveragePart bars={bars} />
  if (search.part === 'exceptions') return <ExceptionsPart bars={bars} />
  return search.part === 'packs' ? (
    <PacksPart bars={bars} />
  ) : (
    <ModelsPart bars={bars} onRun={(model) => void run.start({ model })} busy={busy} />
  )
}

/** What both parts show above their list. */
export interface PackBars {
  readonly parts: ReactNode
  readonly acts: ReactNode
  readonly panel: ReactNode
}
