/** The source row behind a line, with the way into a case; before one is chosen, what this place does and does not. */
import { Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'

export function RowInspector(props: { readonly row: string | undefined }): ReactNode {
  const t = useText()
  const [adding, setAdding] = useState(false)
  const cut = props.row?.indexOf('/') ?? -1
  const row = props.row !== undefined && cut > 0 ? { dataset: props.row.slice(0, cut), id: props.row.slice(cut + 1) } : undefined
  useKeys({ a: () => setAdding(true) }, row !== undefined)
  if (row === undefined)
    return (
      <Inspector label={t('frame.place.proof')} title={t('frame.place.proof')}>
        <InspectorSection title={t('proof.about')}>
          <p>{t('proof.aboutText')}</p>
          <p className="mut">{t('proof.aboutNot')}</p>
        </InspectorSection>
      </Inspector>
    )
  return (
    <>
      <SourceInspector
        dataset={row.dataset}
        id={row.id}
        footer={
          <Button kind="primary" big keys="A" icon={<Plus className="ic" />} onPress={() => setAdding(true)}>
            {t('evidence.addToCase.button')}
          </Button>
        }
      />
      <AddToCase open={adding} onOpenChange={setAdding} rows={[row]} />
    </>
  )
}
