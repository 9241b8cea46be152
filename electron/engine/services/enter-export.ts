/** A copy that leaves the vault stands in the register of exports (feature 72) and in the audit chain: in both, or in neither. */
import { registerExport, type ExportRecord } from '../queries/audit.ts'
import type { Session } from '../session.ts'
import { transaction } from '../vault/sql.ts'

type Copy = Omit<ExportRecord, 'id' | 'copy_no' | 'account'>
interface Told {
  /** action of the audit entry; `export` when absent */
  readonly action?: string
  /** its subject; the name of what left when absent */
  readonly subject?: string
  readonly detail?: Readonly<Record<string, string | number>>
}

/** Call inside `session.write`. `rows`: lines of data in the copy, 0 for a picture. Returns its running copy number. */
export function enterExport({ vault }: Session, copy: Copy, told: Told = {}): number {
  const { sha256, rows, what } = copy
  return transaction(vault.writer, () => {
    const copyNo = registerExport(vault.writer, { ...copy, account: vault.account })
    vault.audit({ action: told.action ?? 'export', subject: told.subject ?? what, detail: { ...told.detail, sha256, rows, copyNo } })
    return copyNo
  })
}
