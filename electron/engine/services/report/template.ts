/** The template in force: the office's own, else the pack's. Saving checks it first, wording included; every saving is kept. */
import { reportTemplate, type ReportTemplate } from '../../../../shared/packs/indicator/report-template.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { parseYaml } from '../../packs/yaml-file.ts'
import { insertTemplate, latestTemplate } from '../../queries/report-templates.ts'
import type { Session } from '../../session.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { transaction } from '../../vault/sql.ts'

export interface TemplateInForce {
  readonly template: ReportTemplate
  readonly yaml: string
  /** saved by the office; null for the pack's */
  readonly saved: { readonly version: number; readonly at: string; readonly account: string } | null
}

/** Throws `unknown_id` when no pack brings one. */
export function templateInForce(db: ReadableDB, packs: PackSet): TemplateInForce {
  const saved = latestTemplate(db)
  if (saved !== undefined && saved.yaml !== '') {
    const template = parseTemplate(saved.yaml)
    return { template, yaml: saved.yaml, saved: { version: saved.version, at: saved.at, account: saved.account } }
  }
  const shipped = packs.packs.flatMap((pack) => pack.report ?? [])[0]
  if (shipped === undefined) throw new AppError('unknown_id', '没有启用含体检报告模板的领域包。', { next: '请启用“政治生态”包。' })
  return { template: shipped, yaml: shipped.yaml, saved: null }
}

/** Saves the office's own template; '' returns to the pack's. Within `session.write`. Throws `bad_pack` with line and column. */
export function saveTemplate(session: Session, yaml: string, at: string): number {
  const { vault } = session
  if (yaml !== '') parseTemplate(yaml)
  const version = (latestTemplate(vault.reader)?.version ?? 0) + 1
  transaction(vault.writer, () => {
    insertTemplate(vault.writer, { version, yaml, at, account: vault.account })
    vault.audit({ action: 'report.template', subject: `v${version}`, detail: { own: yaml !== '' } })
  })
  return version
}

/** Throws `bad_pack` with line and column. */
function parseTemplate(yaml: string): ReportTemplate {
  return parseYaml(new TextEncoder().encode(yaml), reportTemplate, 'report.yaml').value
}
