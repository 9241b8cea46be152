/** The log, the register of prints and exports, jobs, settings, help pages. */
import { sessionOf } from '../context.ts'
import { auditPage, exportPage, registerExport } from '../queries/audit.ts'
import { readSettings, writeSettings } from '../services/home-folder.ts'
import { helpPage, helpPages } from '../services/read-help.ts'
import { verifyAudit } from '../vault/audit-chain.ts'
import { transaction } from '../vault/sql.ts'
import type { NamesUnder, Part } from './handler.ts'

export const auditHandlers: Part<
  NamesUnder<'audit'> | NamesUnder<'export'> | NamesUnder<'job'> | NamesUnder<'settings'> | NamesUnder<'help'>
> = {
  'audit.page': (input, context) => {
    const { rows, total } = auditPage(sessionOf(context).vault.reader, input, input.offset, input.limit)
    return { rows: rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as Record<string, unknown> })), total }
  },
  'audit.verify': (input, context) => {
    const session = sessionOf(context)
    return context.jobs.start('audit.verify', async () => {
      const report = verifyAudit(session.vault.reader, input.anchor)
      const verdict = report.verdict
      session.looked({ action: 'audit.verify', subject: verdict, detail: { entries: report.entries } })
      return { verdict, entries: report.entries, at: report.at, head: report.head }
    })
  },
  'audit.printed': (input, context) => {
    const session = sessionOf(context)
    const at = context.deps.clock().toISOString()
    return session.write(() =>
      transaction(session.vault.writer, () => {
        const entry = {
          at,
          account: session.vault.account,
          kind: 'print',
          what: input.view,
          sha256: '',
          bytes: 0,
          filter: input.what,
          rows: 0
        }
        const copyNo = registerExport(session.vault.writer, entry)
        session.vault.audit({ action: 'print', subject: input.view, detail: { what: input.what, copyNo } })
        return { copyNo, at }
      })
    )
  },
  'export.list': (input, context) => {
    const { rows, total } = exportPage(sessionOf(context).vault.reader, input.offset, input.limit)
    return { rows: rows.map(({ copy_no, ...row }) => ({ ...row, copyNo: copy_no })), total }
  },
  'job.list': (_input, context) => ({ jobs: [...context.jobs.list()] }),
  'job.cancel': (input, context) => {
    context.jobs.cancel(input.job)
    return {}
  },
  'settings.read': (_input, context) => readSettings(context.deps.home),
  'settings.write': (input, context) => {
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    const settings = { ...readSettings(context.deps.home), ...given }
    writeSettings(context.deps.home, settings)
    context.emit({ kind: 'changed', what: ['settings'] })
    return settings
  },
  'help.list': (input, context) => ({ pages: [...helpPages(context.deps.resources, input.language)] }),
  'help.page': (input, context) => helpPage(context.deps.resources, input.id, input.language)
}
