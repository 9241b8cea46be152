/** Versions of the tree: from when each holds, why it was made, who made and who approved it. */
import type { ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import type { TreeView } from './TreeRows.tsx'

export function TreeVersions(props: { readonly view: TreeView }): ReactNode {
  const t = useText()
  return (
    <InspectorSection title={t('ecology.tree.versions')} note={t('ecology.tree.versionsNote')}>
      <ul className="ecology-versions">
        {props.view.versions.toReversed().map((one) => (
          <li key={one.version} data-on={one.version === props.view.tree.version || undefined}>
            <b>v{one.version}</b>
            <span>
              {one.shipped
                ? t('ecology.tree.shipped')
                : t('ecology.tree.savedBy', { from: one.validFrom, account: one.account, approver: one.approver })}
              {one.reason !== '' && <span className="mut"> {one.reason}</span>}
            </span>
          </li>
        ))}
      </ul>
    </InspectorSection>
  )
}
