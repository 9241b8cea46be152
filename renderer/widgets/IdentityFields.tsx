/** The identity of a copy as a form (feature 71): whose data, which copy, who approved, who holds it, until when, how it is marked. */
import type { ReactNode } from 'react'
import type { CopyIdentity } from '../../shared/domain/copy-identity.ts'
import { useText } from '../app/settings.tsx'
import { Segments } from './Chips.tsx'
import { DateField } from './DateField.tsx'
import { TextField } from './Fields.tsx'
import { dateFits } from './read-date.ts'

/** The form's state: every field as typed. */
export interface IdentityDraft {
  readonly unit: string
  readonly copyNumber: string
  readonly copyOf: string
  readonly asOf: string
  readonly approver: string
  readonly approvalNo: string
  readonly holder: string
  readonly sources: string
  readonly expires: string
  readonly onExpiry: 'return' | 'destroy'
  readonly marking: string
}

export function draftOf(identity?: CopyIdentity, marking = ''): IdentityDraft {
  return {
    unit: identity?.unit ?? '',
    copyNumber: String(identity?.copyNumber ?? 1),
    copyOf: identity?.copyOf === null || identity === undefined ? '' : String(identity.copyOf),
    asOf: identity?.asOf ?? '',
    approver: identity?.approver ?? '',
    approvalNo: identity?.approvalNo ?? '',
    holder: identity?.holder ?? '',
    sources: identity?.sources.join('\n') ?? '',
    expires: identity?.expires ?? '',
    onExpiry: identity?.onExpiry ?? 'return',
    marking: identity?.marking ?? marking
  }
}

const wholeOf = (text: string): number | undefined => (/^[1-9]\d{0,5}$/.test(text.trim()) ? Number(text.trim()) : undefined)

/** What the engine is given; undefined while the unit, a number or a date does not fit. */
export function identityOfDraft(draft: IdentityDraft): CopyIdentity | undefined {
  const copyNumber = wholeOf(draft.copyNumber)
  const copyOf = draft.copyOf.trim() === '' ? null : wholeOf(draft.copyOf)
  if (draft.unit.trim() === '' || copyNumber === undefined || copyOf === undefined) return undefined
  if (!dateFits(draft.asOf) || !dateFits(draft.expires)) return undefined
  return {
    unit: draft.unit.trim(),
    copyNumber,
    copyOf,
    asOf: draft.asOf === '' ? null : draft.asOf,
    sources: draft.sources
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    approver: draft.approver.trim(),
    approvalNo: draft.approvalNo.trim(),
    holder: draft.holder.trim(),
    expires: draft.expires === '' ? null : draft.expires,
    onExpiry: draft.onExpiry,
    marking: draft.marking.trim()
  }
}

export function IdentityFields(props: { readonly value: IdentityDraft; readonly onChange: (value: IdentityDraft) => void }): ReactNode {
  const t = useText()
  const { value } = props
  const set = (patch: Partial<IdentityDraft>): void => props.onChange({ ...value, ...patch })
  return (
    <div className="form-grid">
      <div className="form-wide">
        <TextField
          label={t('vault.identity.unit')}
          value={value.unit}
          onChange={(unit) => set({ unit })}
          note={t('vault.identity.unitNote')}
        />
      </div>
      <TextField label={t('vault.identity.copyNumber')} value={value.copyNumber} onChange={(copyNumber) => set({ copyNumber })} />
      <TextField label={t('vault.identity.copyOf')} value={value.copyOf} onChange={(copyOf) => set({ copyOf })} />
      <TextField label={t('vault.identity.approver')} value={value.approver} onChange={(approver) => set({ approver })} />
      <TextField label={t('vault.identity.approvalNo')} value={value.approvalNo} onChange={(approvalNo) => set({ approvalNo })} />
      <TextField label={t('vault.identity.holder')} value={value.holder} onChange={(holder) => set({ holder })} />
      <DateField
        label={t('vault.identity.asOf')}
        value={value.asOf}
        onChange={(asOf) => set({ asOf })}
        note={t('vault.identity.asOfNote')}
      />
      <DateField label={t('vault.identity.expires')} value={value.expires} onChange={(expires) => set({ expires })} />
      <div className="field">
        <span className="sec">{t('vault.identity.onExpiry')}</span>
        <Segments
          label={t('vault.identity.onExpiry')}
          options={[
            { id: 'return', label: t('vault.identity.onExpiryOf.return') },
            { id: 'destroy', label: t('vault.identity.onExpiryOf.destroy') }
          ]}
          value={value.onExpiry}
          onChange={(onExpiry) => set({ onExpiry })}
        />
      </div>
      <div className="form-wide">
        <TextField
          label={t('vault.identity.sources')}
          long
          value={value.sources}
          onChange={(sources) => set({ sources })}
          note={t('vault.identity.sourcesNote')}
        />
      </div>
      <div className="form-wide">
        <TextField
          label={t('vault.identity.marking')}
          value={value.marking}
          onChange={(marking) => set({ marking })}
          note={t('vault.identity.markingNote')}
        />
      </div>
    </div>
  )
}
