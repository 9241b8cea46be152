/**
 * Packs from office to office: enabled models written out as one signed file; a file looked at before anything is believed; taken in after a person
 * who saw its verdict said so, once every case it carries has passed here.
 */
import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import type { CommandOutput, JobResult, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { model as modelSchema, type Procedure } from '../../../../shared/packs/pack.ts'
import { tokenizeSql } from '../../../../shared/packs/sql-token.ts'
import type { KeptPath } from '../../file-table.ts'
import { largestPackFile, readPackFile, writePackFile, type PackFileReading } from '../../io/pack-file.ts'
import { loadPacks } from '../../packs/load-packs.ts'
import { localPackId, modelPack } from '../../packs/own-packs.ts'
import { memorySource, type PackTexts } from '../../packs/pack-source.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { parseYaml } from '../../packs/yaml-file.ts'
import { addPack, localPacks, retirePack } from '../../queries/local-models.ts'
import type { Session } from '../../session.ts'
import { transaction } from '../../vault/sql.ts'
import { knownKeys, ownSigner } from '../signing-key.ts'
import { enterExport } from '../enter-export.ts'
import { remakeMarks } from '../process/remake-marks.ts'
import { testPacks } from '../test-packs.ts'
import { enabledTexts } from './enable-model.ts'
import { faultsBut, joinedNow, ownProcedures, proceduresToCarry } from './own-packs-of.ts'
import type { TryInput } from './try-draft.ts'

type Report = CommandOutput<'pack.inspect'>
const words = { zh: '', en: '' }

/** Writes the file. Call inside `session.write`. Throws `unknown_id`, `not_allowed`, `bad_pack`. */
export function exportPack(
  session: Session,
  wanted: ParsedInput<'pack.export'>,
  kept: KeptPath,
  now: string
): Omit<CommandOutput<'pack.export'>, 'name'> {
  const { id, version, name } = wanted
  if (session.shipped.packs.some((pack) => pack.manifest.id === id) || id === localPackId)
    throw new AppError('not_allowed', `包编号 ${id} 已被使用。`, { next: '请换一个编号，例如以本县名称开头。' })
  if (wanted.models.length + wanted.procedures.length === 0)
    throw new AppError('not_allowed', '没有选择要导出的模型或程序。', { next: '请至少选一项。' })
  const models = enabledTexts(session, wanted.models)
  const procedures = carriedProcedures(session, wanted)
  const manifest = {
    id,
    version,
    name: { zh: name.zh, en: name.en.trim() === '' ? name.zh : name.en },
    summary: { zh: wanted.summary || name.zh, en: wanted.summary || name.zh },
    requires: requiredBy(
      session.packs,
      models.map((model) => model.id),
      procedures
    ),
    order: 900
  }
  const files = modelPack(manifest, models, procedures)
  const bytes = writePackFile(files, { id, version }, ownSigner(session, now), now)
  writeFileSync(kept.path, bytes, { mode: 0o600 })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const what = `${id} v${String(version)}`
  const copy = { at: now, kind: 'pack', what, sha256, bytes: bytes.byteLength, filter: '', rows: models.length + procedures.length }
  const ids = (list: readonly { readonly id: string }[]): string => list.map((one) => one.id).join(',')
  enterExport(session, copy, { action: 'pack.export', subject: id, detail: { version, models: ids(models), procedures: ids(procedures) } })
  return { handle: kept.handle, bytes: bytes.byteLength, sha256 }
}

/** Procedures of the vault's own that were asked for, and those that the models name. Throws `not_allowed` for one that a pack has too. */
function carriedProcedures(session: Session, { models, procedures }: ParsedInput<'pack.export'>): readonly Procedure[] {
  const own = new Map(proceduresToCarry(session).map((procedure) => [procedure.id, procedure]))
  const shared = procedures.find((id) => !own.has(id))
  if (shared !== undefined)
    throw new AppError('not_allowed', `程序 ${shared} 不是本库自建的，不能随包导出。`, { next: '请只选择本库新建的程序。' })
  const named = models.flatMap((id) => session.packs.model(id)?.procedures ?? [])
  return [...new Set([...procedures, ...named])].flatMap((id) => own.get(id) ?? [])
}

/** Packs that declare what the models read: a dataset, or a field of it that the SQL names; and what the procedures stand on. */
function requiredBy(packs: PackSet, ids: readonly string[], carried: readonly Procedure[]): readonly string[] {
  const needed = new Set(['core'])
  const named = new Set(carried.flatMap(({ takes }) => takes?.procedure ?? []))
  const dated = new Set(carried.flatMap(({ nodes }) => nodes.flatMap(({ before }) => before.map((event) => event.dataset))))
  for (const { manifest, procedures, datasets } of packs.packs)
    if (procedures.some(({ id }) => named.has(id)) || Object.keys(datasets).some((name) => dated.has(name))) needed.add(manifest.id)
  for (const model of ids.flatMap((id) => packs.model(id) ?? [])) {
    const named = new Set(tokenizeSql(model.sql).flatMap((token) => (token.kind === 'word' ? [token.raw.toLowerCase()] : [])))
    for (const dataset of model.reads) {
      const known = new Set<string>()
      for (const { manifest, datasets } of packs.packs) {
        const fields = Object.keys(datasets[dataset]?.fields ?? {})
        if (datasets[dataset] !== undefined && fields.some((field) => named.has(field) && !known.has(field))) needed.add(manifest.id)
        for (const field of fields) known.add(field)
      }
    }
    for (const id of model.procedures)
      for (const { manifest, procedures } of packs.packs) if (procedures.some((procedure) => procedure.id === id)) needed.add(manifest.id)
  }
  needed.delete(localPackId)
  return [...needed]
}

interface Looked {
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly reading: PackFileReading
}

function lookAt(file: string): Looked {
  if (statSync(file).size > largestPackFile) return { bytes: new Uint8Array(), sha256: '', reading: { verdict: 'not_a_pack' } }
  const bytes = readFileSync(file)
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), reading: readPackFile(bytes) }
}

/** What is in the file, whose it is, and whether it could be taken in. Nothing is kept. */
export function inspectPack(session: Session, file: string): Report {
  const { sha256, reading } = lookAt(file)
  const empty = {
    id: '',
    version: 0,
    name: words,
    summary: words,
    unit: '',
    account: '',
    signedAt: '',
    keyId: '',
    files: [],
    models: [],
    datasets: [],
    problems: []
  }
  if (reading.verdict === 'not_a_pack') return { verdict: 'not_a_pack', sha256, ...empty }
  const { pack, keyId, intact } = reading
  const problems: Report['problems'] = []
  let packs: PackSet | null = null
  try {
    packs = prospect(session, pack.pack.id, pack.files)
    refuseOlder(session, pack.pack, sha256)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { line = null, column = null, message, file: where = '' } = error.value
    problems.push({ at: where, line, column: typeof column === 'number' ? column : null, zh: message, en: message })
  }
  const loaded = packs?.packs.find((one) => one.manifest.id === pack.pack.id)
  const known = knownKeys(session).includes(pack.publicKey)
  return {
    verdict: reading.verdict === 'altered' ? 'altered' : known ? 'intact' : 'intact_unknown_signer',
    sha256,
    id: pack.pack.id,
    version: pack.pack.version,
    name: loaded?.manifest.name ?? { zh: pack.pack.id, en: pack.pack.id },
    summary: loaded?.manifest.summary ?? words,
    unit: pack.unit,
    account: pack.account,
    signedAt: pack.signedAt,
    keyId,
    files: Object.entries(pack.files).map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), intact: intact(path) })),
    models:
      loaded === undefined
        ? modelsAlone(pack.files)
        : loaded.models.map(({ id, name, level, cases }) => ({ id, name, level, cases: cases.length })),
    datasets: Object.keys(loaded?.datasets ?? {}),
    problems
  }
}

/** Names of the models of a pack that does not load as a whole. */
function modelsAlone(files: PackTexts): Report['models'] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith('models/'))
    .map(([path, text]) => {
      try {
        const { id, name, level, cases } = parseYaml(new TextEncoder().encode(text), modelSchema, path).value
        return { id, name, level, cases: cases.length }
      } catch {
        return { id: path, name: { zh: path, en: path }, level: '', cases: 0 }
      }
    })
}

/** The pack on top of what is shipped, before anything is written. Throws `bad_pack`. */
function prospect(session: Session, id: string, files: PackTexts): PackSet {
  if (id === localPackId) throw new AppError('bad_pack', `包编号 ${id} 留给本库自写的模型。`)
  const packs = loadPacks([memorySource(id, files)], session.shipped)
  const kept = new Set(ownProcedures(session.vault.reader).map((procedure) => procedure.id))
  const twice = packs.packs.find((pack) => pack.manifest.id === id)?.procedures.find((procedure) => kept.has(procedure.id))
  if (twice !== undefined)
    throw new AppError('conflict', `本库已有代码为“${twice.id}”的程序，包中的不能并存。`, { next: '请先停用本库的，或请对方换一个代码。' })
  return packs
}

function refuseOlder(session: Session, { id, version }: { readonly id: string; readonly version: number }, sha256: string): void {
  const earlier = localPacks(session.vault.reader).filter((pack) => pack.id === id)
  if (earlier.some((pack) => pack.state === 'enabled' && pack.sha256 === sha256)) throw new AppError('conflict', '这个包已经导入并在用。')
  const newest = Math.max(0, ...earlier.map((pack) => pack.version))
  const same = earlier.find((pack) => pack.version === version)
  if (version < newest || (same !== undefined && same.sha256 !== sha256))
    throw new AppError('conflict', `本库曾导入过 ${id} 第 ${String(newest)} 版，这一份是第 ${String(version)} 版，内容不同而版本不更高。`, {
      next: '请向制作单位索取版本更高的包。'
    })
}

/** Takes the pack in. Call inside `session.write`. Throws `file_changed`, `altered`, `bad_pack`, `not_allowed`, `conflict`, `cancelled`. */
export async function importPack(
  session: Session,
  file: string,
  wanted: ParsedInput<'pack.import'>,
  input: Pick<TryInput, 'calendars' | 'spawnRunner' | 'nativeBinding' | 'signal'>,
  at: string
): Promise<JobResult<'pack.import'>> {
  const { sha256, reading } = lookAt(file)
  if (sha256 !== wanted.sha256) throw new AppError('file_changed', '文件与刚才查看的不是同一份。', { next: '请重新查看后再导入。' })
  if (reading.verdict === 'not_a_pack')
    throw new AppError('bad_pack', '这个文件不是领域包（.ljpack）。', { next: '请向对方索取导出的包文件。' })
  if (reading.verdict === 'altered')
    throw new AppError('altered', '包的内容与签名不符，没有导入。', { next: '请向制作单位重新索取，并核对签名钥编号。' })
  const { pack, keyId } = reading
  const known = knownKeys(session).includes(pack.publicKey)
  if (!known && !wanted.unknownSigner)
    throw new AppError('not_allowed', `签名钥 ${keyId} 不在本库的可信名单中。`, {
      next: '请先核对对方的签名钥编号并加入可信名单，或确认按未知签名导入。'
    })
  const { id, version } = pack.pack
  refuseOlder(session, pack.pack, sha256)
  const packs = prospect(session, id, pack.files)
  const tested = await testPacks(packs, { ...input, only: [id] })
  const [first] = tested.failed
  if (first !== undefined)
    throw new AppError(
      'bad_pack',
      `包中 ${String(tested.failed.length)} 个用例在本机不符，没有导入。${first.model}“${first.case}”：${first.reason}`,
      {
        next: '请告知制作单位。'
      }
    )
  const { vault } = session
  const verdict = known ? 'intact' : 'intact_unknown_signer'
  const faults = faultsBut(session, id)
  const { no, all } = transaction(vault.writer, () => {
    const added = addPack(vault.writer, {
      id,
      version,
      files: JSON.stringify(pack.files),
      sha256,
      public_key: pack.publicKey,
      key_id: keyId,
      unit: pack.unit,
      signed_at: pack.signedAt,
      verdict,
      at,
      account: vault.account,
      approver: wanted.approver
    })
    vault.audit({
      action: 'pack.import',
      subject: id,
      detail: { version, sha256, keyId, unit: pack.unit, verdict, approver: wanted.approver }
    })
    return { no: added, all: joinedNow(session, faults) }
  })
  session.usePacks(all, faults)
  remakeMarks(session)
  return { no, id, version, models: tested.models, cases: tested.cases }
}

/** Takes a pack out of force; its file and its warnings stay. Throws `unknown_id`, `conflict`. */
export function stopPack(session: Session, { no, reason }: ParsedInput<'pack.retire'>, at: string): void {
  const { vault } = session
  const known = localPacks(vault.writer).find((pack) => pack.no === no)
  if (known === undefined) throw new AppError('unknown_id', `没有导入的包 ${String(no)}。`, { next: '请刷新清单。' })
  if (known.state !== 'enabled') throw new AppError('conflict', '这个包已不在用。')
  const faults = faultsBut(session, known.id)
  const packs = transaction(vault.writer, () => {
    retirePack(vault.writer, no, reason, { at, account: vault.account })
    vault.audit({ action: 'pack.retire', subject: known.id, detail: { no, reason } })
    return joinedNow(session, faults)
  })
  session.usePacks(packs, faults)
  remakeMarks(session)
}
