/**
 * Writing models: drafts that a vault keeps, tried on its rows, proved by cases, enabled into the pack `local`; and packs that travel as one signed
 * file from one office to another.
 */
import * as z from 'zod'
import { modelForm } from '../../packs/form/model-form.ts'
import { handle, job, keptFile, nothing, query, shortText } from '../command.ts'

const bilingual = z.strictObject({ zh: z.string(), en: z.string() })
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
const modelId = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
const yamlText = z.string().max(200_000)
const reason = z.string().trim().min(2).max(2000)

/** `at` names the part of a form; line and column are those of the YAML text. */
export const authorProblem = z.strictObject({
  at: z.string(),
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
  zh: z.string(),
  en: z.string()
})
const caseKinds = z.enum(['fires', 'quiet', 'edge'])
const caseView = z.strictObject({
  name: z.string(),
  kind: caseKinds,
  asOf: z.string(),
  params: z.record(z.string(), cell),
  rows: z.record(z.string(), z.array(z.record(z.string(), cell))),
  hits: z.array(z.record(z.string(), cell))
})
const failedCase = z.strictObject({ model: z.string(), case: z.string(), reason: z.string() })
const localState = z.enum(['draft', 'enabled', 'retired'])

export const draftView = z.strictObject({
  id: z.string(),
  revision: z.number().int(),
  state: localState,
  /** '' before it was enabled: the version in force */
  enabledVersion: z.number().int().nullable(),
  /** what is saved differs from what is enabled */
  edited: z.boolean(),
  mode: z.enum(['form', 'sql']),
  form: modelForm.nullable(),
  yaml: z.string(),
  problems: z.array(authorProblem),
  cases: z.array(caseView),
  revisions: z.array(z.strictObject({ revision: z.number().int(), at: z.string(), account: z.string(), enabled: z.boolean() }))
})
const localModel = z.strictObject({
  id: z.string(),
  name: bilingual,
  state: localState,
  version: z.number().int().nullable(),
  edited: z.boolean(),
  mode: z.enum(['form', 'sql']),
  problems: z.number().int(),
  cases: z.strictObject({ fires: z.number().int(), quiet: z.number().int(), edge: z.number().int() }),
  at: z.string(),
  account: z.string()
})
const localPack = z.strictObject({
  no: z.number().int(),
  id: z.string(),
  version: z.number().int(),
  name: bilingual,
  models: z.array(z.string()),
  sha256: z.string(),
  unit: z.string(),
  keyId: z.string(),
  verdict: z.enum(['intact', 'intact_unknown_signer']),
  at: z.string(),
  account: z.string(),
  approver: z.string(),
  state: z.enum(['enabled', 'replaced', 'retired'])
})
export const packReport = z.strictObject({
  /** intact: by a key this vault knows; unknown signer: whole, but nobody here has said whose key that is */
  verdict: z.enum(['intact', 'intact_unknown_signer', 'altered', 'not_a_pack']),
  sha256: z.string(),
  id: z.string(),
  version: z.number().int(),
  name: bilingual,
  summary: bilingual,
  unit: z.string(),
  account: z.string(),
  signedAt: z.string(),
  keyId: z.string(),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.number().int(), intact: z.boolean() })),
  models: z.array(z.strictObject({ id: z.string(), name: bilingual, level: z.string(), cases: z.number().int() })),
  datasets: z.array(z.string()),
  /** why it cannot be taken in here, besides an altered file; empty when it can */
  problems: z.array(authorProblem)
})

export const authorCommands = {
  'author.list': query(
    nothing,
    z.strictObject({
      models: z.array(localModel),
      packs: z.array(localPack),
      /** procedures in force that the vault keeps and no pack has: they may go out with the models */
      procedures: z.array(z.strictObject({ id: z.string(), name: bilingual })),
      /** what could not be loaded when the vault was opened, and is therefore off */
      faults: z.array(z.strictObject({ what: z.string(), message: z.string() }))
    })
  ),
  'author.read': query(z.strictObject({ model: modelId }), draftView),
  /** what a form or a query may name: datasets with fields, helper functions */
  'author.words': query(
    nothing,
    z.strictObject({
      datasets: z.array(
        z.strictObject({
          id: z.string(),
          name: bilingual,
          kind: z.string(),
          title: z.string(),
          date: z.string().nullable(),
          amount: z.string().nullable(),
          rows: z.number().int(),
          fields: z.array(
            z.strictObject({
              id: z.string(),
              type: z.enum(['text', 'date', 'timestamp', 'integer', 'fen', 'real', 'boolean']),
              name: bilingual,
              ref: z.string().nullable(),
              codes: z.array(z.strictObject({ id: z.string(), name: bilingual }))
            })
          )
        })
      ),
      helpers: z.array(z.strictObject({ id: z.string(), signature: z.string(), name: bilingual })),
      models: z.array(z.string())
    })
  ),
  /** keeps a draft as it is, faults and all, and says what is wrong; a new revision each time */
  'author.save': query(z.strictObject({ model: modelId, form: modelForm.optional(), yaml: yamlText.default('') }), draftView),
  /** the YAML of a form and its faults, without keeping anything */
  'author.write': query(z.strictObject({ form: modelForm }), z.strictObject({ yaml: z.string(), problems: z.array(authorProblem) })),
  /** runs the saved draft on the vault's rows: how SQLite would go about it, how many hits, the first of them */
  'author.preview': job(
    z.strictObject({ model: modelId, limit: z.number().int().min(1).max(200).default(50) }),
    z.strictObject({
      asOf: z.string(),
      total: z.number().int(),
      against: z.number().int().nullable(),
      ms: z.number(),
      columns: z.array(z.string()),
      rows: z.array(
        z.strictObject({
          subject: z.string(),
          key: z.string(),
          name: z.string(),
          level: z.string(),
          sentence: bilingual,
          evidence: z.number().int(),
          cells: z.array(cell)
        })
      ),
      plan: z.array(z.strictObject({ detail: z.string(), zh: z.string(), en: z.string(), scan: z.boolean() }))
    })
  ),
  /** a case out of rows of the vault, names and ids replaced; kept with the draft as a new revision */
  'author.case': job(
    z.strictObject({ model: modelId, kind: caseKinds, subject: z.string().max(200).default(''), key: z.string().max(2000).default('') }),
    z.strictObject({
      case: z.string(),
      rows: z.number().int(),
      hits: z.number().int(),
      replaced: z.array(z.string()),
      /** fields that the model compares with words and that therefore stand as they are: to be looked through */
      kept: z.array(z.string())
    })
  ),
  'author.dropCase': query(z.strictObject({ model: modelId, case: z.string().max(500) }), draftView),
  'author.test': job(z.strictObject({ model: modelId }), z.strictObject({ cases: z.number().int(), failed: z.array(failedCase) })),
  /** refused unless nothing is wrong with it and a case that fires, one that stays quiet and one at the edge all pass */
  'author.enable': job(z.strictObject({ model: modelId }), z.strictObject({ version: z.number().int(), cases: z.number().int() })),
  'author.retire': query(z.strictObject({ model: modelId, reason }), nothing),

  /** enabled models and procedures of this vault's own as one pack in one signed file */
  'pack.export': query(
    z.strictObject({
      id: modelId,
      version: z.number().int().min(1).max(100_000),
      name: z.strictObject({ zh: z.string().trim().min(1).max(100), en: z.string().max(100).default('') }),
      summary: shortText.default(''),
      models: z.array(modelId).max(500),
      /** procedures of the vault's own, beside those that the models name */
      procedures: z.array(modelId).max(500).default([])
    }),
    keptFile
  ),
  'pack.inspect': query(z.strictObject({ file: handle }), packReport),
  /** takes in the file that was looked at (`sha256`): its models' cases are run first; `unknownSigner` says that its signer may be unknown */
  'pack.import': job(
    z.strictObject({
      file: handle,
      sha256: z.string().min(64).max(64),
      approver: z.string().trim().min(2).max(100),
      unknownSigner: z.boolean().default(false)
    }),
    z.strictObject({ no: z.number().int(), id: z.string(), version: z.number().int(), models: z.number().int(), cases: z.number().int() })
  ),
  'pack.retire': query(z.strictObject({ no: z.number().int(), reason }), nothing)
}
