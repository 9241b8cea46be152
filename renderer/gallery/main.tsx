/**
 * The gallery of parts, for those who build the window: every widget in its states and four whole screens, with invented people and units. Not in
 * the product. `gallery.html?screen=parts|heat|trail|warning|overview&theme=dark&lang=en`.
 */
import '../app/zod-without-eval.ts'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import '../theme/index.ts'
import { AppFrame } from '../app/AppFrame.tsx'
import { IdentityContext } from '../app/identity.tsx'
import type { PlaceId } from '../app/places.tsx'
import { SettingsProvider } from '../app/settings.tsx'
import { FixedWalk } from '../app/walk.tsx'
import type { Walk, WalkKind } from '../app/walk-steps.ts'
import { ToastProvider } from '../widgets/Toast.tsx'
import { BigMatrixScreen } from './BigMatrixScreen.tsx'
import { GraphScreen } from './GraphScreen.tsx'
import { HeatScreen } from './HeatScreen.tsx'
import { OverviewScreen } from './OverviewScreen.tsx'
import { PartsScreen } from './PartsScreen.tsx'
import { TrailScreen } from './TrailScreen.tsx'
import { WarningScreen } from './WarningScreen.tsx'

const asked = new URLSearchParams(location.search)
const language = asked.get('lang') === 'en' ? 'en' : 'zh-CN'
const theme = asked.get('theme') === 'dark' ? 'dark' : 'light'
const screen = asked.get('screen') ?? 'parts'
const identity =
  language === 'en'
    ? {
        unit: 'Yunxi County Commission',
        copyNumber: 2,
        copies: 3,
        dataDate: '2026-10-31',
        expiry: '2026-12-31',
        marking: 'Internal',
        user: 'He Jing',
        role: 'analyst'
      }
    : {
        unit: '云溪县纪委监委',
        copyNumber: 2,
        copies: 3,
        dataDate: '2026-10-31',
        expiry: '2026-12-31',
        marking: '内部资料',
        user: '何静',
        role: '分析员'
      }
const walkOf = (...steps: readonly (readonly [WalkKind, string])[]): Walk => ({
  steps: steps.map(([kind, label], index) => ({ kind, label, link: `/${index}` })),
  at: steps.length - 1
})
const zh = language === 'zh-CN'

interface Screen {
  readonly place: PlaceId
  readonly walk: Walk
  readonly view: () => ReactNode
}
const screens: Readonly<Record<string, Screen>> = {
  heat: {
    place: 'heat',
    walk: walkOf(['heat', zh ? '热图' : 'Heat map'], ['cell', zh ? '住建局 × 程序合规' : 'Housing × procedure']),
    view: HeatScreen
  },
  trail: {
    place: 'matter',
    walk: walkOf(
      ['heat', zh ? '热图' : 'Heat map'],
      ['cell', zh ? '住建局 × 程序合规' : 'Housing × procedure'],
      ['warning', zh ? '未招先建' : 'Built before tender'],
      ['matter', zh ? '柳溪大道（二期）' : 'Liuxi Avenue II'],
      ['act', zh ? '审批 · 陆承远' : 'Approval · Lu Chengyuan']
    ),
    view: TrailScreen
  },
  warning: {
    place: 'warnings',
    walk: walkOf(
      ['heat', zh ? '热图' : 'Heat map'],
      ['cell', zh ? '住建局 × 程序合规' : 'Housing × procedure'],
      ['warning', 'YJ-2026-0417']
    ),
    view: WarningScreen
  },
  big: { place: 'heat', walk: walkOf(['heat', zh ? '热图' : 'Heat map']), view: BigMatrixScreen },
  graph: { place: 'graph', walk: walkOf(['place', zh ? '关系' : 'Relations']), view: GraphScreen },
  overview: { place: 'overview', walk: walkOf(['overview', zh ? '总览' : 'Overview']), view: OverviewScreen }
}

function Gallery(): ReactNode {
  const found = screens[screen]
  if (!found) return <PartsScreen />
  const View = found.view
  return (
    <FixedWalk walk={found.walk}>
      <IdentityContext value={identity}>
        <AppFrame here={found.place} counts={{ warnings: 67, cases: 4 }} onLock={() => undefined}>
          <View />
        </AppFrame>
      </IdentityContext>
    </FixedWalk>
  )
}

const router = createRouter({ routeTree: createRootRoute({ component: Gallery }), history: createMemoryHistory() })
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <SettingsProvider initial={{ language, theme }}>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </SettingsProvider>
  )
