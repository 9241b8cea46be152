/** "Relations": opens the relations graph that begins with these nodes (`kind~id`). The walk goes on, so Back leads here again. */
import { Share2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import { useWalk } from '../app/walk.tsx'
import { Button } from './Button.tsx'

export function RelationsButton(props: { readonly nodes: readonly string[]; readonly label: string }): ReactNode {
  const t = useText()
  const { advance } = useWalk()
  const label = `${t('graph.title')} · ${props.label}`
  return (
    <Button
      big
      icon={<Share2 className="ic" />}
      onPress={() => advance({ place: 'graph', kind: 'place', label, search: { nodes: [...props.nodes] } }, 'push')}
    >
      {t('graph.button')}
    </Button>
  )
}
