/** The source line behind a figure, in the inspector's place: the file as it said it, on to the matter where it is about one, or into a verification file. */
import { FolderPlus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Button, IconButton } from '../../widgets/Button.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'

export function LineSource(props: { /** `dataset/id` */ readonly row: string }): ReactNode {
  const t = useText()
  const { advance, back } = useWalk()
  const [adding, setAdding] = useState(false)
  const cut = props.row.indexOf('/')
  const [dataset, id] = [props.row.slice(0, cut), props.row.slice(cut + 1)]
  const view = useCommand('source.row', { dataset, id }).data
  const found = view?.values.find((one) => one.ref === 'matter')
  const matter = dataset === 'matter' ? id : typeof found?.value === 'string' ? found.value : undefined
  const openMatter = (): void => {
    if (matter !== undefined)
      advance({ place: 'matter', kind: 'matter', label: found?.shown ?? view?.title ?? '', search: { id: matter } }, 'push')
  }
  useKeys({ Enter: openMatter, a: () => setAdding(true), Escape: back })
  return (
    <>
      <SourceInspector
        width="heat"
        dataset={dataset}
        id={id}
        fields={['value']}
        footer={
          <>
            {matter !== undefined && (
              <Button big kind="primary" keys="Enter" onPress={openMatter}>
                {t('evidence.source.openMatter')}
              </Button>
            )}
            <Button big keys="Backspace" onPress={back}>
              {t('ecology.leaf.back')}
            </Button>
            <span className="push" />
            <IconButton
              kind="plain"
              big
              icon={<FolderPlus className="ic" />}
              label={t('evidence.addToCase.button')}
              onPress={() => setAdding(true)}
            />
          </>
        }
      />
      <AddToCase open={adding} onOpenChange={setAdding} rows={[{ dataset, id }]} />
    </>
  )
}
