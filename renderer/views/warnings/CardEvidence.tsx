/** The rows that made the figure, and those it is counted against: numerator first, then what of the denominator was not counted, in grey. */
import type { ReactNode } from 'react'
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { EvidenceTable, type EvidenceRow } from '../../widgets/EvidenceTable.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'

export interface CardEvidenceProps {
  readonly card: WarningCard
  readonly onOpen: (dataset: string, row: EvidenceRow, datasetName: string) => void
}

export function CardEvidence(props: CardEvidenceProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { card, onOpen } = props
  const { denominator } = card
  const rows = card.evidence.reduce((sum, table) => sum + table.total, 0)
  const label = denominator ? name({ zh: denominator.labelZh, en: denominator.labelEn }) : ''
  const rest = denominator ? denominator.rows.filter((row) => !row.counted) : []
  return (
    <InspectorSection
      title={t('warnings.card.evidence')}
      note={
        denominator
          ? t('warnings.card.evidenceBoth', { n: rows, m: denominator.total, label })
          : t('warnings.card.evidenceNote', { n: rows })
      }
    >
      {card.evidence.map((table) => {
        const title = name({ zh: table.nameZh, en: table.nameEn })
        return (
          <div key={table.dataset} className="evidence-part">
            {card.evidence.length > 1 && (
              <h3>
                {title} <small>{table.total}</small>
              </h3>
            )}
            <EvidenceTable table={table} label={title} onOpen={(row) => onOpen(table.dataset, row, title)} />
          </div>
        )
      })}
      {denominator && rest.length > 0 && (
        <div className="evidence-part">
          <h3>
            {t('warnings.card.onlyDenominator')} <small>{denominator.total - denominator.rows.filter((row) => row.counted).length}</small>
          </h3>
          <EvidenceTable
            table={denominator}
            rows={rest}
            label={t('warnings.card.onlyDenominator')}
            first={4}
            onOpen={(row) => onOpen(denominator.dataset, row, name({ zh: denominator.nameZh, en: denominator.nameEn }))}
          />
        </div>
      )}
    </InspectorSection>
  )
}
