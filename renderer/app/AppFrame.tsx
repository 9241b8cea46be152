/** The frame around every place. It draws no data of its own: identity, counts and search come in; the place draws itself through ViewLayout. */
import { useMemo, useState, type ReactNode } from 'react'
import { MarkingFoot } from '../widgets/MarkingFoot.tsx'
import { CommandsProvider, useCommands, type PaletteCommand, type PaletteSearch } from './commands.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { useFrameKeys } from './keyboard.tsx'
import { Palette } from './Palette.tsx'
import type { PlaceId } from './places.tsx'
import type { PrintingHere } from './printing.ts'
import { Rail } from './Rail.tsx'
import { openSearch } from './open-search.ts'
import { useSettings } from './settings.tsx'
import { TitleBar } from './TitleBar.tsx'
import { TopBar } from './TopBar.tsx'
import { useWalk } from './walk.tsx'

export interface AppFrameProps {
  readonly here: PlaceId | undefined
  readonly counts?: Readonly<Partial<Record<PlaceId, number>>>
  readonly onLock?: () => void
  readonly search?: PaletteSearch
  /** Long work no view shows. */
  readonly jobs?: ReactNode
  /** How the place that is shown is printed, and what its sheets are headed with; else as the browser does it. */
  readonly printing?: PrintingHere
  /** The panel of steps taken; given by the app, which knows the vault. */
  readonly steps?: (open: boolean, onOpenChange: (open: boolean) => void) => ReactNode
  readonly children: ReactNode
}

const plainPrinting: PrintingHere = { print: () => window.print(), what: '' }

export function AppFrame(props: AppFrameProps): ReactNode {
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  const [steps, setSteps] = useState(false)
  const { back, forward, open, advance } = useWalk()
  const search = (): void => openSearch(props.here, advance)
  const { print, what } = props.printing ?? plainPrinting
  useFrameKeys({
    palette: () => setPalette(true),
    search,
    steps: () => setSteps(true),
    help: () => setHelp(true),
    back,
    forward,
    print,
    open: (place) => open({ place })
  })
  return (
    <CommandsProvider>
      <FrameCommands onLock={props.onLock} onKeys={() => setHelp(true)} onPrint={print} onSteps={() => setSteps(true)} />
      <div className="app">
        <TitleBar />
        <div className="print-what">{what}</div>
        <Rail here={props.here} {...(props.counts ? { counts: props.counts } : {})} {...(props.onLock ? { onLock: props.onLock } : {})} />
        <main className="main">
          <TopBar here={props.here} onSearch={() => setPalette(true)} onPrint={print} onSteps={() => setSteps(true)} />
          <div className="work">{props.children}</div>
          {props.jobs}
        </main>
        <div className="print-room" aria-hidden>
          <div />
        </div>
        <MarkingFoot />
      </div>
      <Palette open={palette} onOpenChange={setPalette} search={props.search} />
      {props.steps?.(steps, setSteps)}
      <KeyHelp open={help} onOpenChange={setHelp} />
    </CommandsProvider>
  )
}

interface FrameCommandsProps {
  readonly onLock: (() => void) | undefined
  readonly onKeys: () => void
  readonly onPrint: () => void
  readonly onSteps: () => void
}

function FrameCommands(props: FrameCommandsProps): null {
  const { settings, change, text: t } = useSettings()
  const { onLock, onKeys, onPrint, onSteps } = props
  const { advance } = useWalk()
  const commands = useMemo<readonly PaletteCommand[]>(() => {
    const group = t('frame.paletteDo')
    const dark = settings.theme === 'dark'
    const wan = settings.moneyUnit === 'wan'
    const roomy = settings.density === 'roomy'
    return [
      {
        id: 'theme',
        group,
        label: dark ? t('frame.themeLight') : t('frame.themeDark'),
        also: 'theme dark light',
        run: () => change({ theme: dark ? 'light' : 'dark' })
      },
      {
        id: 'money',
        group,
        label: wan ? t('frame.showYuan') : t('frame.showWan'),
        also: 'money yuan wan',
        run: () => change({ moneyUnit: wan ? 'yuan' : 'wan' })
      },
      {
        id: 'density',
        group,
        label: roomy ? t('frame.densityCompact') : t('frame.densityRoomy'),
        also: 'density rows',
        run: () => change({ density: roomy ? 'compact' : 'roomy' })
      },
      {
        id: 'language',
        group,
        label: t('frame.switchLanguageLong'),
        also: 'language english chinese',
        run: () => change({ language: settings.language === 'en' ? 'zh-CN' : 'en' })
      },
      {
        id: 'names',
        group,
        label: t('search.openNames'),
        also: 'names list batch mingdan',
        run: () => advance({ place: 'search', kind: 'place', label: t('search.openNames'), search: { part: 'names' } }, 'push')
      },
      {
        id: 'steps',
        group,
        label: t('search.steps.title'),
        also: 'steps history lailu',
        keys: 'Ctrl H',
        run: () => setTimeout(onSteps, 200)
      },
      { id: 'print', group, label: t('common.print'), also: 'print', keys: 'Ctrl P', run: () => setTimeout(onPrint, 200) },
      { id: 'keys', group, label: t('frame.keysTitle'), keys: '?', run: onKeys },
      ...(onLock ? [{ id: 'lock', group, label: t('frame.lockNow'), also: 'lock', run: onLock }] : [])
    ]
  }, [settings, change, t, onLock, onKeys, onPrint, onSteps, advance])
  useCommands(commands)
  return null
}
