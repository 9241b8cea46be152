/**
 * Which copy of whose data this is (feature 71): shown in the title bar and by `vault info`, written on exports. It is what the office that
 * handed the copy over said about it, so every field but the unit may still be empty.
 */
import * as z from 'zod'

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const copyIdentitySchema = z.strictObject({
  /** The unit whose data it is. */
  unit: z.string().min(1),
  /** 副本编号, counted from 1. */
  copyNumber: z.number().int().min(1),
  /** How many copies were made in all; null when not told. */
  copyOf: z.number().int().min(1).nullable(),
  /** Date up to which the data was handed over, as told at the handover (ISO); the data's own date is the vault's `dataDate`. */
  asOf: isoDate.nullable(),
  sources: z.array(z.string()),
  approver: z.string(),
  approvalNo: z.string(),
  holder: z.string(),
  /** Last day on which the copy may be held (ISO). */
  expires: isoDate.nullable(),
  onExpiry: z.enum(['return', 'destroy']),
  /** Confidentiality mark as printed on views and exports (feature 72). */
  marking: z.string()
})
export type CopyIdentity = z.infer<typeof copyIdentitySchema>

/** A whole identity from what is known, the rest empty. */
export function copyIdentityOf(unit: string, known: Partial<Omit<CopyIdentity, 'unit'>> = {}): CopyIdentity {
  return {
    unit,
    copyNumber: 1,
    copyOf: null,
    asOf: null,
    sources: [],
    approver: '',
    approvalNo: '',
    holder: '',
    expires: null,
    onExpiry: 'return',
    marking: '',
    ...known
  }
}
