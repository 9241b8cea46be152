/** Beside a unit's sheet while no indicator is chosen: what pulls it down most, what is missing and worth how much, and what would move its place. */
import { FolderPlus, Link as LinkIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ScoreTable, UnitScoreView } from '../../../shared/ipc/commands/score.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import type { CommandResult } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button, IconButton } from '../../widgets/Button.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { UnitSensitivity } from './UnitSensitivity.tsx'

export interface UnitInspectorProps {
  readonly view: CommandResult<UnitScoreView>
  readonly unit: string
  readonly table: ScoreTable
  readonly onIndicator: (id: string) => void
  readonly onCase: () => void
}

/** Lines shown of each list; the rest stands in the tree. */
const most = 8

export function UnitInspector(props: UnitInspectorProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const toast = useToast()
  const { onIndicator } = props
  const view = props.view.data
  const warned = view && view.warned.red + view.warned.orange + view.warned.yellow
  const copy = (): void => void navigator.clipboard.writeText(location.href).then(() => toast(t('frame.linkCopied')))
  return (
    <Inspector
      width="heat"
      label={t('ecology.sheet.inspector')}
      of={props.unit}
      kick={
        <>
          <span>{t('ecology.sheet.kick')}</span>
          <span className="push" />
          <span>{props.table.period}</span>
        </>
      }
      footer={
        <>
          {warned === 0 ? (
            <span className="sec">{t('ecology.sheet.noneForCase')}</span>
          ) : (
            <Button big icon={<FolderPlus className="ic" />} keys="A" isDisabled={warned === undefined} onPress={props.onCase}>
              {t('ecology.sheet.putInCase')}
            </Button>
          )}
          <span className="push" />
          <IconButton kind="plain" big icon={<LinkIcon className="ic" />} label={t('frame.copyLink')} onPress={copy} />
        </>
      }
    >
      <Waiting result={props.view} rows={12}>
        {(found) => (
          <>
            <InspectorSection title={t('ecology.sheet.losses')} note={t('ecology.sheet.lossesNote')}>
              {found.losses.length === 0 ? (
                <p className="mut">{t('ecology.sheet.noLosses')}</p>
              ) : (
                <Ledger
                  label={t('ecology.sheet.losses')}
                  rows={found.losses.slice(0, most)}
                  rowKey={(one) => one.id}
                  onOpen={(one) => onIndicator(one.id)}
                  columns={[
                    { id: 'name', title: t('ecology.leaf.name'), cell: (one) => `${one.id} ${name(one.name)}` },
                    { id: 'score', title: t('ecology.unit.score'), width: 48, number: true, cell: (one) => formatNumber(one.score, 0) },
                    { id: 'lost', title: t('ecology.why.lost'), width: 52, number: true, cell: (one) => `−${formatNumber(one.lost, 2)}` }
                  ]}
                />
              )}
            </InspectorSection>
            <InspectorSection
              title={t('ecology.sheet.missing')}
              note={t('ecology.sheet.missingNote', {
                n: found.missing.length,
                worth: formatNumber(
                  found.missing.reduce((sum, one) => sum + one.weight, 0),
                  1
                )
              })}
            >
              {found.missing.length === 0 ? (
                <p className="mut">{t('ecology.sheet.noMissing')}</p>
              ) : (
                <Ledger
                  label={t('ecology.sheet.missing')}
                  rows={found.missing.slice(0, most)}
                  rowKey={(one) => one.indicator}
                  onOpen={(one) => onIndicator(one.indicator)}
                  columns={[
                    { id: 'name', title: t('ecology.leaf.name'), cell: (one) => `${one.indicator} ${name(one.name)}` },
                    { id: 'points', title: t('ecology.sheet.points'), width: 84, cell: (one) => one.points.join(' ') },
                    { id: 'worth', title: t('ecology.sheet.worth'), width: 48, number: true, cell: (one) => formatNumber(one.weight, 2) }
                  ]}
                />
              )}
              {found.missing.length > most && <p className="mut">{t('ecology.sheet.moreMissing', { n: found.missing.length - most })}</p>}
            </InspectorSection>
            {found.unit.score !== null && <UnitSensitivity unit={props.unit} period={props.table.period} onIndicator={onIndicator} />}
          </>
        )}
      </Waiting>
      <p className="ecology-lead mut">{t('ecology.lead')}</p>
    </Inspector>
  )
}
