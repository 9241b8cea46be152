/**
 * Judges what was read from a bag: manifests against hashes, signature against tag manifest, signer against the signed bag-info, custody against its
 * own chain. Pure: contents in, report out.
 */
import { problemKinds } from '../../../../shared/domain/volume/bundle.ts'
import type { BundleProblem, BundleReport, BundleSigner, ProblemKind, Verdict } from '../../../../shared/domain/volume/bundle.ts'
import { bundleVersion, isBagPath } from './bag.ts'
import { isUnbroken, parseJson, readCustody } from './custody.ts'
import { signatureFits, signatureSchema } from './signature.ts'
import type { BagContents } from './verify.ts'

const manifestPath = 'manifest-sha256.txt'
const tagManifestPath = 'tagmanifest-sha256.txt'
const signaturePath = 'signature.json'
const signedTags = ['bagit.txt', 'bag-info.txt', manifestPath, 'custody.jsonl'] as const
const unsigned: ReadonlySet<string> = new Set([tagManifestPath, signaturePath])

/** The report on a bag. `knownSigners` are public keys as in signature.json. */
export function judgeBag(bag: BagContents, knownSigners: readonly string[]): BundleReport {
  const problems: BundleProblem[] = [...bag.problems]
  const report = (path: string, problem: ProblemKind): void => {
    problems.push({ path, problem })
  }
  const info = readInfo(textOf(bag, 'bag-info.txt'))
  const version = Number(info.get('Lianjing-Bundle-Version') ?? Number.NaN)
  if (Number.isInteger(version) && version > bundleVersion) return reportOf('newer_version', 0, null, bag, problems)
  if (version !== bundleVersion) report('bag-info.txt', 'bad_tag_file')
  if (!/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n$/.test(textOf(bag, 'bagit.txt')))
    report('bagit.txt', 'bad_tag_file')

  const listed = new Map<string, string>()
  for (const path of [manifestPath, tagManifestPath]) {
    for (const line of textOf(bag, path).split('\n')) {
      if (line === '') continue
      const [, sha256 = '', file = ''] = /^([0-9a-f]{64}) {2}([^ ].*)$/.exec(line) ?? []
      const fits = isBagPath(file) && !listed.has(file) && file.startsWith('data/') === (path === manifestPath)
      if (fits) listed.set(file, sha256)
      else report(path, 'bad_manifest_line')
    }
  }
  for (const path of [...signedTags, tagManifestPath, signaturePath]) if (!bag.files.has(path) && !listed.has(path)) report(path, 'missing')
  for (const path of signedTags) if (bag.files.has(path) && !listed.has(path)) report(path, 'unlisted')
  let checked = 0
  for (const [path, sha256] of listed) {
    const file = bag.files.get(path)
    if (file === undefined) report(path, 'missing')
    else {
      checked += 1
      if (file.sha256 !== sha256) report(path, 'hash_differs')
    }
  }
  for (const path of bag.files.keys()) {
    const known = listed.has(path) || unsigned.has(path) || signedTags.some((tag) => tag === path)
    if (!known) report(path, 'unlisted')
  }

  const signer = judgeSigner(bag, info, knownSigners, report)
  const verdict: Verdict = problems.length > 0 ? 'altered' : signer?.known === true ? 'intact' : 'intact_unknown_signer'
  return reportOf(verdict, checked, signer, bag, problems)
}

const textOf = (bag: BagContents, path: string): string => bag.tags.get(path)?.toString('utf8') ?? ''

function readInfo(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const colon = line.indexOf(': ')
      return colon < 0 ? [] : [[line.slice(0, colon), line.slice(colon + 2)] as const]
    })
  )
}

/** Null when the signature does not fit: then nobody has signed this bag. */
function judgeSigner(
  bag: BagContents,
  info: ReadonlyMap<string, string>,
  knownSigners: readonly string[],
  report: (path: string, problem: ProblemKind) => void
): BundleSigner | null {
  if (!bag.files.has(signaturePath)) return null
  const file = signatureSchema.safeParse(parseJson(textOf(bag, signaturePath)))
  if (!file.success) {
    report(signaturePath, 'bad_tag_file')
    return null
  }
  const { unit, account, keyId, publicKey, signedAt } = file.data
  if (!signatureFits(bag.tags.get(tagManifestPath) ?? Buffer.alloc(0), file.data)) {
    report(signaturePath, 'bad_signature')
    return null
  }
  const squeeze = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
  const same =
    info.get('Lianjing-Signer-Unit') === squeeze(unit) &&
    info.get('Lianjing-Signer-Account') === squeeze(account) &&
    info.get('Lianjing-Signed-At') === signedAt
  if (!same) report(signaturePath, 'signer_differs')
  return { unit, account, keyId, publicKey, signedAt, known: knownSigners.includes(publicKey) }
}

function reportOf(
  verdict: Verdict,
  checked: number,
  signer: BundleSigner | null,
  bag: BagContents,
  problems: readonly BundleProblem[]
): BundleReport {
  const { entries, badLines } = readCustody(textOf(bag, 'custody.jsonl'))
  const unbroken = entries.length > 0 && badLines.length === 0 && isUnbroken(entries)
  const broken: readonly BundleProblem[] = unbroken
    ? []
    : [{ path: 'custody.jsonl', problem: badLines.length > 0 ? 'bad_custody_line' : 'custody_broken' }]
  const all = [...problems, ...(verdict === 'newer_version' ? [] : broken)]
  const ordered = all.toSorted((a, b) => compare(a.path, b.path) || problemKinds.indexOf(a.problem) - problemKinds.indexOf(b.problem))
  const settled = verdict !== 'newer_version' && all.length > 0 ? 'altered' : verdict
  return { verdict: settled, checked, signer, custody: { entries: [...entries], unbroken }, problems: ordered }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
