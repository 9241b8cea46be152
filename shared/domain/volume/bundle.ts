/**
 * What a check of a bundle says: one verdict out of a closed set, who signed, the custody log, and every problem with its path. The verdicts are told
 * apart because an office does something different in each case; the command line maps them to exit codes (contracts.md §1).
 */
import * as z from 'zod'
import { custodyEntrySchema } from './custody.ts'

export const verdicts = ['intact', 'intact_unknown_signer', 'altered', 'truncated', 'wrong_key', 'not_a_bundle', 'newer_version'] as const
export type Verdict = (typeof verdicts)[number]

export const problemKinds = [
  'hash_differs', // contents are not those of the manifest
  'missing', // listed, not there
  'unlisted', // there, not listed
  'duplicate', // the same path twice
  'case_collision', // differs from another path in upper and lower case only
  'bad_path', // absolute, parent, outside the bag or with characters a bag must not have
  'not_a_file', // link, device, extended header
  'bad_manifest_line',
  'bad_tag_file', // bagit.txt, bag-info.txt or signature.json does not read
  'bad_signature', // the signature does not fit the tag manifest
  'signer_differs', // signature.json names another signer than the signed tag files
  'bad_custody_line',
  'custody_broken', // the chain's hashes do not join
  'broken_archive' // the tar itself cannot be read on
] as const
export type ProblemKind = (typeof problemKinds)[number]

export const signerSchema = z.strictObject({
  unit: z.string(),
  account: z.string(),
  keyId: z.string(),
  /** base64 of the SubjectPublicKeyInfo (the body of a PEM file). */
  publicKey: z.string(),
  signedAt: z.string(),
  known: z.boolean()
})

export const bundleReportSchema = z.strictObject({
  verdict: z.enum(verdicts),
  /** Files whose hash was computed and compared. */
  checked: z.number().int().nonnegative(),
  signer: signerSchema.nullable(),
  custody: z.strictObject({ entries: z.array(custodyEntrySchema), unbroken: z.boolean() }),
  problems: z.array(z.strictObject({ path: z.string(), problem: z.enum(problemKinds) }))
})
export type BundleReport = z.infer<typeof bundleReportSchema>
export type BundleSigner = z.infer<typeof signerSchema>
export type BundleProblem = BundleReport['problems'][number]
