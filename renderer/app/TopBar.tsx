/** Back, forward, the walk so far with the coming steps in grey, and the search. The breadcrumb prints the kind small and the thing after it. */
import { ChevronLeft, ChevronRight, History, Link as LinkIcon, Printer, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../widgets/Button.tsx'
import { Kbd } from '../widgets/Kbd.tsx'
import { useToast } from '../widgets/Toast.tsx'
import { Button } from 'react-aria-components'
import { FamilyBar } from './FamilyBar.tsx'
import type { PlaceId } from './places.tsx'
import { useText } from './settings.tsx'
import { useWalk } from './walk.tsx'

export function TopBar(props: {
  readonly here: PlaceId | undefined
  readonly onSearch: () => void
  readonly onPrint: () => void
  readonly onSteps: () => void
}): ReactNode {
  const t = useText()
  const { walk, back, forward } = useWalk()
  const toast = useToast()
  const copy = (): void => {
    void navigator.clipboard.writeText(location.href).then(() => toast(t('frame.linkCopied')))
  }
  return (
    <div className="topbar">
      <div className="nav">
        <IconButton icon={<ChevronLeft className="ic" />} label={t('frame.back')} onPress={back} isDisabled={walk.at <= 0} />
        <IconButton
          icon={<ChevronRight className="ic" />}
          label={t('frame.forward')}
          onPress={forward}
          isDisabled={walk.at >= walk.steps.length - 1}
        />
      </div>
      <WalkBar />
      <FamilyBar here={props.here} />
      <IconButton icon={<History className="ic" />} label={`${t('search.steps.open')}（Ctrl H）`} onPress={props.onSteps} />
      <IconButton icon={<LinkIcon className="ic" />} label={t('frame.copyLink')} onPress={copy} />
      <IconButton icon={<Printer className="ic" />} label={t('frame.printHere')} onPress={props.onPrint} />
      <Button className="search-box" onPress={props.onSearch}>
        <Search className="ic" />
        <span className="cut">{t('frame.searchOrCommand')}</span>
        <span className="push" />
        <Kbd>Ctrl K</Kbd>
      </Button>
    </div>
  )
}

/** The breadcrumb alone. Steps behind and ahead are links; the present one is filled; steps to come are bare words. */
export function WalkBar(): ReactNode {
  const t = useText()
  const { walk, coming } = useWalk()
  return (
    <ol className="walk" aria-label={t('frame.walk')}>
      {walk.steps.map((step, index) => {
        const kind = step.kind === 'place' ? '' : t(`frame.walkKind.${step.kind}`)
        return (
          <li key={`${index}-${step.link}`} data-state={index === walk.at ? 'here' : index > walk.at ? 'ahead' : 'past'}>
            <a href={`#${step.link}`} aria-current={index === walk.at ? 'step' : undefined} title={step.label}>
              {kind !== '' && kind !== step.label && <small>{kind}</small>}
              {step.label}
            </a>
          </li>
        )
      })}
      {walk.at === walk.steps.length - 1 &&
        coming.map((kind) => (
          <li key={kind} data-state="next">
            <span>{kind === 'place' ? '' : t(`frame.walkKind.${kind}`)}</span>
          </li>
        ))}
    </ol>
  )
}
