/** The audit log and the register of prints and exports. */
import type { ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { LogPart } from './LogPart.tsx'
import { RegisterPart } from './RegisterPart.tsx'
import { auditParts, type AuditSearch } from './search.ts'
import './audit.css'

export default function AuditView(): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<AuditSearch>()
  const parts = (
    <>
      <h1 className="hidden-text">{t('frame.place.audit')}</h1>
      <Segments
        label={t('log.parts')}
        options={auditParts.map((id) => ({ id, label: t(`log.part.${id}`) }))}
        value={search.part ?? 'log'}
        onChange={(part) => change({ part, id: undefined } as Partial<AuditSearch>)}
      />
    </>
  )
  return search.part === 'register' ? <RegisterPart parts={parts} /> : <LogPart parts={parts} />
}
