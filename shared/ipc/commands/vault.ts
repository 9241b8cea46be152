/** Commands about the vault as a whole: which there are, open and close, its identity, copies of it, the audit log, settings. */
import * as z from 'zod'
import { copyIdentitySchema } from '../../domain/copy-identity.ts'
import { free, freeJob, handle, id, job, language, longText, nothing, page, query, shortText } from '../command.ts'

/** Identity of the copy (feature 71): shown in the title bar and printed on every sheet. */
const identityInput = copyIdentitySchema.partial().required({ unit: true })
export const vaultInfo = z.strictObject({
  id: z.string(),
  name: z.string(),
  account: z.string(),
  /** the person's name; empty when none was given */
  accountName: z.string(),
  identity: copyIdentitySchema,
  dataDate: z.string(),
  createdAt: z.string(),
  packs: z.array(z.string()),
  cipher: z.string(),
  bytes: z.number().int(),
  version: z.number().int(),
  counts: z.strictObject({
    imports: z.number().int(),
    rows: z.number().int(),
    warnings: z.number().int(),
    cases: z.number().int(),
    audit: z.number().int()
  }),
  training: z.boolean()
})
const knownVault = z.strictObject({
  handle: z.string(),
  name: z.string(),
  place: z.string(),
  lastOpened: z.string(),
  training: z.boolean(),
  present: z.boolean()
})
const passphrase = z.string().min(1).max(1000)
export const auditEntry = z.strictObject({
  seq: z.number().int(),
  at: z.string(),
  account: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string()
})
export const auditVerdict = z.strictObject({
  verdict: z.enum(['ok', 'changed', 'truncated', 'reordered', 'anchor_differs']),
  entries: z.number().int(),
  at: z.number().int().nullable(),
  head: z.strictObject({ seq: z.number().int(), hash: z.string() }).nullable()
})
export const settings = z.strictObject({
  language,
  theme: z.enum(['light', 'dark']),
  idleMinutes: z.number().int().min(1).max(240),
  moneyUnit: z.enum(['yuan', 'wan']),
  density: z.enum(['compact', 'roomy'])
})

export const vaultCommands = {
  'vault.list': free(
    nothing,
    z.strictObject({ vaults: z.array(knownVault), training: z.strictObject({ passphrase: z.string() }).nullable() })
  ),
  'vault.state': free(nothing, z.strictObject({ state: z.enum(['closed', 'open']), info: vaultInfo.nullable() })),
  /** `folder` is a handle of a folder to create in; without it the vault is made under the home folder by `name`. */
  'vault.create': free(
    z.strictObject({
      folder: handle.optional(),
      name: shortText.optional(),
      identity: identityInput,
      account: shortText.min(1).default('admin'),
      accountName: shortText.default(''),
      passphrase,
      packs: z.array(z.string()).optional()
    }),
    vaultInfo
  ),
  'vault.unlock': free(z.strictObject({ vault: handle, account: shortText.optional(), passphrase }), vaultInfo),
  'vault.lock': free(z.strictObject({ why: z.enum(['hand', 'idle', 'suspend', 'quit']).default('hand') }), nothing),
  'vault.info': query(nothing, vaultInfo),
  'vault.identify': query(z.strictObject({ identity: identityInput }), vaultInfo),
  'vault.backup': job(z.strictObject({ to: handle.optional() }), z.strictObject({ place: z.string(), bytes: z.number().int() })),
  'vault.restore': freeJob(
    z.strictObject({ from: handle, to: handle.optional(), name: shortText.optional(), passphrase }),
    z.strictObject({ vault: z.string(), unit: z.string() })
  ),
  'vault.rekey': query(z.strictObject({ old: passphrase, new: passphrase }), nothing),
  'audit.page': query(
    z.strictObject({ ...page, action: shortText.optional(), account: shortText.optional(), text: shortText.optional() }),
    z.strictObject({ rows: z.array(auditEntry), total: z.number().int() })
  ),
  'audit.verify': job(z.strictObject({ anchor: z.strictObject({ seq: z.number().int(), hash: z.string() }).optional() }), auditVerdict),
  /** Something left the screen: a print or an export; goes into the register of copies and the log. */
  'audit.printed': query(z.strictObject({ view: shortText, what: longText }), z.strictObject({ copyNo: z.number().int(), at: z.string() })),
  'export.list': query(
    z.strictObject({ ...page }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          id: z.number().int(),
          at: z.string(),
          account: z.string(),
          kind: z.string(),
          what: z.string(),
          sha256: z.string(),
          bytes: z.number().int(),
          copyNo: z.number().int(),
          filter: z.string(),
          rows: z.number().int()
        })
      ),
      total: z.number().int()
    })
  ),
  'settings.read': free(nothing, settings),
  'settings.write': free(settings.partial(), settings),
  'job.list': free(nothing, z.strictObject({ jobs: z.array(z.strictObject({ id: z.string(), name: z.string(), state: z.string() })) })),
  'job.cancel': free(z.strictObject({ job: id }), nothing),
  'help.list': free(
    z.strictObject({ language }),
    z.strictObject({ pages: z.array(z.strictObject({ id: z.string(), title: z.string() })) })
  ),
  'help.page': free(z.strictObject({ id, language }), z.strictObject({ id: z.string(), title: z.string(), markdown: z.string() }))
}
