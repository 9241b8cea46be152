/** Commands about verification files 核查卷, sealed bundles, and training. */
import * as z from 'zod'
import { freeJob, handle, id, isoDate, job, keptFile, longText, nothing, query, shortText, free } from '../command.ts'

export const checkStates = z.enum(['unchecked', 'checked', 'obtained'])
export const checkMark = z.strictObject({
  state: checkStates,
  byA: shortText,
  byB: shortText,
  on: isoDate.or(z.literal('')),
  docNo: shortText
})
export const itemKinds = z.enum(['warning', 'trail', 'row', 'note', 'attachment', 'walk'])
const caseRow = z.strictObject({
  id: z.string(),
  no: z.string(),
  title: z.string(),
  state: z.string(),
  createdAt: z.string(),
  account: z.string(),
  items: z.number().int(),
  facts: z.number().int(),
  checked: z.number().int(),
  sealed: z.number().int()
})
const caseItem = z.strictObject({
  id: z.string(),
  seq: z.number().int(),
  kind: itemKinds,
  ref: z.string(),
  title: z.string(),
  docNo: z.string(),
  author: z.string(),
  date: z.string(),
  text: z.string(), // the note, or one line of summary
  /** how this piece was come by, where the walk was kept with it: the last one */
  walk: z.string().nullable(),
  bytes: z.number().int().nullable(),
  check: checkMark,
  rows: z.array(
    z.strictObject({
      dataset: z.string(),
      datasetZh: z.string(),
      datasetEn: z.string(),
      id: z.string(),
      title: z.string(),
      file: z.string(),
      line: z.number().int().nullable(),
      check: checkMark
    })
  )
})
export const caseFile = caseRow.extend({
  summary: z.string(),
  contents: z.array(caseItem),
  factList: z.array(
    z.strictObject({
      id: z.string(),
      no: z.number().int(),
      statement: z.string(),
      items: z.array(z.string()),
      gapZh: z.string().nullable(),
      gapEn: z.string().nullable()
    })
  ),
  custody: z.array(
    z.strictObject({
      seq: z.number().int(),
      at: z.string(),
      unit: z.string(),
      account: z.string(),
      act: z.string(),
      detail: z.string(),
      hash: z.string()
    })
  )
})
export type CaseFile = z.infer<typeof caseFile>
const signer = z.strictObject({ unit: z.string(), account: z.string(), keyId: z.string(), signedAt: z.string(), known: z.boolean() })
/** What `lianjing verify --json` prints. */
export const verifyResult = z.strictObject({
  verdict: z.enum(['intact', 'intact_unknown_signer', 'altered', 'truncated', 'wrong_key', 'not_a_bundle', 'newer_version']),
  checked: z.number().int(),
  signer: signer.nullable(),
  custody: z.strictObject({
    entries: z.array(
      z.strictObject({ seq: z.number().int(), at: z.string(), unit: z.string(), account: z.string(), act: z.string(), detail: z.string() })
    ),
    unbroken: z.boolean()
  }),
  problems: z.array(z.strictObject({ path: z.string(), problem: z.string() }))
})
export const demoResult = z.strictObject({
  vault: z.string(),
  answers: z.string(),
  seed: z.number().int(),
  size: z.enum(['small', 'county']),
  units: z.number().int(),
  rows: z.number().int(),
  warnings: z.number().int(),
  planted: z.number().int(),
  ms: z.number()
})
const lock = { recipients: z.array(z.string().max(200)).max(20).default([]), passphrase: z.string().max(1000).optional() }
const key = { identity: z.string().max(20_000).optional(), passphrase: z.string().max(1000).optional() }

export const caseCommands = {
  'case.create': query(
    z.strictObject({ title: shortText.min(1), summary: longText.default('') }),
    z.strictObject({ id: z.string(), title: z.string() })
  ),
  'case.list': query(nothing, z.strictObject({ cases: z.array(caseRow) })),
  'case.read': query(z.strictObject({ case: id }), caseFile),
  'case.update': query(z.strictObject({ case: id, title: shortText.min(1).optional(), summary: longText.optional() }), nothing),
  /** Adds warnings, trails, rows, notes, a walk ("how I got here"); what is already in is left as it is. */
  'case.add': query(
    z.strictObject({
      case: id,
      warnings: z.array(id).default([]),
      matters: z.array(id).default([]),
      rows: z.array(z.strictObject({ dataset: id, id })).default([]),
      note: z.strictObject({ title: shortText.min(1), text: longText }).optional(),
      walk: z.array(z.strictObject({ kind: shortText, label: shortText, link: z.string().max(10_000) })).optional()
    }),
    z.strictObject({ id: z.string(), items: z.number().int(), added: z.number().int() })
  ),
  'case.attach': query(
    z.strictObject({
      case: id,
      file: handle,
      title: shortText.optional(),
      docNo: shortText.default(''),
      author: shortText.default(''),
      date: shortText.default('')
    }),
    z.strictObject({ item: z.string() })
  ),
  'case.item': query(
    z.strictObject({
      case: id,
      item: id,
      title: shortText.optional(),
      docNo: shortText.optional(),
      author: shortText.optional(),
      date: shortText.optional(),
      text: longText.optional(),
      seq: z.number().int().min(1).optional()
    }),
    nothing
  ),
  'case.remove': query(z.strictObject({ case: id, item: id, reason: shortText.min(1) }), nothing),
  'case.check': query(
    z.strictObject({ case: id, item: id.optional(), row: z.strictObject({ dataset: id, id }).optional(), check: checkMark }),
    nothing
  ),
  'case.fact': query(
    z.strictObject({ case: id, fact: id.optional(), statement: shortText.min(1), items: z.array(id) }),
    z.strictObject({ fact: z.string() })
  ),
  'case.dropFact': query(z.strictObject({ case: id, fact: id }), nothing),
  'case.attachment': query(z.strictObject({ case: id, item: id }), keptFile),
  /** An attachment to look at beside a row: a picture as a data address, or the first part of a text; null when it is neither or too large. */
  'case.scan': query(
    z.strictObject({ case: id, item: id }),
    z.strictObject({ name: z.string(), image: z.string().nullable(), text: z.string().nullable() })
  ),
  'bundle.seal': job(
    z.strictObject({ case: id, to: handle.optional(), language: z.enum(['zh', 'en']).default('zh'), ...lock }),
    z.strictObject({
      case: z.string(),
      file: z.string(),
      sha256: z.string(),
      bytes: z.number().int(),
      handle: z.string(),
      handover: z.string()
    })
  ),
  'bundle.verify': freeJob(z.strictObject({ file: handle, ...key }), verifyResult),
  /** Into the open vault, or into the folder named. */
  'bundle.open': freeJob(
    z.strictObject({ file: handle, to: handle.optional(), ...key }),
    z.strictObject({
      verdict: z.string(),
      case: z.string().nullable(),
      title: z.string(),
      folder: z.string().nullable(),
      items: z.number().int()
    })
  ),
  'key.own': query(
    nothing,
    z.strictObject({
      keyId: z.string(),
      publicKey: z.string(),
      trusted: z.array(z.strictObject({ keyId: z.string(), unit: z.string(), note: z.string(), addedAt: z.string() }))
    })
  ),
  'key.trust': query(
    z.strictObject({ publicKey: z.string().max(500), unit: shortText.min(1), note: shortText.default('') }),
    z.strictObject({ keyId: z.string() })
  ),
  'demo.make': freeJob(
    z.strictObject({
      folder: handle.optional(),
      passphrase: z.string().min(1).max(1000).optional(),
      size: z.enum(['small', 'county']).default('small'),
      seed: z.number().int().min(1).default(1)
    }),
    demoResult
  ),
  'lesson.list': free(
    nothing,
    z.strictObject({
      lessons: z.array(z.strictObject({ id: z.string(), titleZh: z.string(), titleEn: z.string(), minutes: z.number().int() }))
    })
  ),
  'lesson.read': free(
    z.strictObject({ id, language: z.enum(['zh', 'en']) }),
    z.strictObject({
      id: z.string(),
      title: z.string(),
      minutes: z.number().int(),
      aim: z.string(),
      steps: z.array(z.strictObject({ title: z.string(), text: z.string(), hint: z.string(), link: z.string().nullable() })),
      questions: z.array(z.strictObject({ id: z.string(), text: z.string(), options: z.array(z.string()) }))
    })
  ),
  'lesson.mark': query(
    z.strictObject({ id, answers: z.array(z.strictObject({ id: z.string(), option: z.number().int() })), language: z.enum(['zh', 'en']) }),
    z.strictObject({
      right: z.number().int(),
      of: z.number().int(),
      answers: z.array(z.strictObject({ id: z.string(), right: z.boolean(), answer: z.string(), why: z.string() }))
    })
  )
}
