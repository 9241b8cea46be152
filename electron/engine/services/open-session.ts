/** Opens and makes vaults as sessions: the vault, its packs, its tables for their datasets. One vault at a time; the one before is closed first. */
import path from 'node:path'
import type { CommandOutput, ParsedInput } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { EngineContext, EngineDeps } from '../context.ts'
import { ensureDatasetTables, fillReferenceTables } from '../packs/dataset-tables.ts'
import { loadCalendar } from '../packs/load-calendar.ts'
import { loadKnownPacks } from '../packs/checked-packs.ts'
import { packFoldersIn, requiredBy } from '../packs/load-packs.ts'
import { openOwnPacks } from '../packs/own-packs.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { countsOf } from '../queries/overview.ts'
import { Session } from '../session.ts'
import { createVault } from '../vault/create-vault.ts'
import { readMeta } from '../vault/meta.ts'
import { openVault } from '../vault/open-vault.ts'
import { get, run, sql, transaction } from '../vault/sql.ts'
import { vaultInfo } from '../vault/vault-info.ts'
import type { Vault, VaultDeps } from '../vault/vault.ts'
import { ownPacksOf } from './author/own-packs-of.ts'
import { refreshStale } from './run-import.ts'
import { rememberVault } from './home-folder.ts'
import { refreshRollups, rollupsWanting } from './refresh-rollups.ts'

type Info = CommandOutput<'vault.info'>

export function vaultDeps(context: EngineContext): VaultDeps {
  const { clock, newId, nativeBinding, kdfCost } = context.deps
  return { clock, newId, nativeBinding, ...(kdfCost ? { kdfCost } : {}) }
}

/** The shipped packs, or those of them that are named together with what they require. Throws `unknown_id`, `bad_pack`. */
export function shippedPacks(
  { resources, checkedPacks }: Pick<EngineDeps, 'resources' | 'checkedPacks'>,
  wanted?: readonly string[]
): PackSet {
  const folders = packFoldersIn(path.join(resources, 'packs'))
  if (!wanted || wanted.length === 0) return loadKnownPacks(folders, checkedPacks)
  const names = new Map(folders.map((folder) => [path.basename(folder), folder]))
  const chosen = new Set(['core'])
  for (const id of wanted) {
    if (!names.has(id)) throw new AppError('unknown_id', `没有领域包 ${id}。`, { next: `可用的有：${[...names.keys()].join('、')}。` })
    chosen.add(id)
  }
  // a set grows while it is walked: what a pack requires is asked for its own requirements in turn
  for (const id of chosen) for (const required of requiredBy(names.get(id) ?? '')) chosen.add(required)
  const known = folders.filter((folder) => chosen.has(path.basename(folder)))
  return loadKnownPacks(known, checkedPacks)
}

/** Makes a vault in `dir` and opens it. The training county is made from within a job, and closing waits for jobs: it gives way to an open vault. */
export async function makeSession(
  context: EngineContext,
  dir: string,
  input: ParsedInput<'vault.create'>,
  training = false
): Promise<Session> {
  const packs = shippedPacks(context.deps, input.packs)
  if (!training) await closeSession(context, 'hand')
  refuseSecond(context)
  const { unit, ...known } = input.identity
  const identity = Object.fromEntries(Object.entries({ marking: '内部资料', ...known }).filter(([, value]) => value !== undefined))
  const vault = await createVault(
    dir,
    { unit, account: input.account, passphrase: input.passphrase, packs: packs.packs.map((pack) => pack.manifest.id), identity },
    vaultDeps(context)
  )
  const at = context.deps.clock().toISOString()
  transaction(vault.writer, () =>
    run(
      vault.writer,
      sql`INSERT INTO sys_account (account, name, role, created_at) VALUES (${input.account}, ${input.accountName}, 'administrator', ${at})`
    )
  )
  return closingOnFault(vault, () => begin(context, vault, packs, training, 'created'))
}

/** Opens the vault in `dir`. */
export async function openSession(context: EngineContext, dir: string, passphrase: string, account?: string): Promise<Session> {
  await closeSession(context, 'hand')
  const vault = await openVault(dir, { passphrase, ...(account ? { account } : {}) }, vaultDeps(context))
  return closingOnFault(vault, () => {
    const packs = shippedPacks(context.deps, readMeta(vault.reader, 'packs'))
    vault.audit({ action: 'vault.unlock', subject: vault.id })
    return begin(context, vault, packs, isTraining(vault), 'opened')
  })
}

/** A vault that could not become the session must not stay open with its key in memory. */
function closingOnFault<T>(vault: Vault, work: () => T): T {
  try {
    return work()
  } catch (error) {
    vault.close()
    throw error
  }
}

/** Ends jobs, closes the vault and says so; nothing when none is open. */
export async function closeSession(context: EngineContext, why: 'hand' | 'idle' | 'suspend' | 'quit'): Promise<void> {
  const session = context.session
  if (!session) return
  context.session = null
  await context.jobs.end()
  try {
    if (!session.closed) session.vault.audit({ action: 'vault.lock', subject: session.vault.id, detail: { why } })
  } finally {
    // a full disk may refuse the entry, but never the locking
    await session.close()
    context.files.removeKept()
    context.emit({ kind: 'vault', state: 'closed', why })
  }
}

/** The vault as the title bar and `vault info` show it. */
export function infoOf(session: Session): Info {
  const info = vaultInfo(session.vault)
  const name = path.basename(session.vault.dir)
  return {
    id: info.vault,
    name,
    account: session.vault.account,
    accountName: accountName(session),
    identity: info.identity,
    dataDate: info.dataDate ?? '',
    createdAt: info.created,
    packs: [...info.packs],
    cipher: info.cipher,
    bytes: info.bytes,
    version: info.userVersion,
    counts: countsOf(session.vault.reader),
    training: session.training
  }
}

/** One vault at a time: of two openings under way the second to come through gives way. */
function refuseSecond(context: EngineContext): void {
  if (context.session)
    throw new AppError('conflict', '另一个数据库刚刚在此打开，本次没有打开。', { next: '请先锁定已打开的数据库，再打开这一个。' })
}

function begin(context: EngineContext, vault: Vault, shipped: PackSet, training: boolean, why: 'opened' | 'created'): Session {
  refuseSecond(context)
  const { packs, faults } = openOwnPacks(shipped, ownPacksOf(vault.reader))
  transaction(vault.writer, () => {
    ensureDatasetTables(vault.writer, packs)
    fillReferenceTables(vault.writer, packs)
    if (why === 'created' || rollupsWanting(vault.writer)) refreshRollups(vault.writer, packs)
  })
  const session = new Session(vault, shipped, loadCalendar(path.join(context.deps.resources, 'calendars')), training)
  session.usePacks(packs, faults)
  refreshStale(session)
  context.session = session
  rememberVault(context.deps.home, { dir: vault.dir, lastOpened: context.deps.clock().toISOString(), training })
  context.emit({ kind: 'vault', state: 'open', why })
  return session
}

function isTraining(vault: Vault): boolean {
  return get<{ value: string }>(vault.reader, sql`SELECT value FROM sys_setting WHERE key = 'training'`)?.value === '1'
}

/** The name of whoever opened the vault; empty when none was given. */
export function accountName(session: Session): string {
  return get<{ name: string }>(session.vault.reader, sql`SELECT name FROM sys_account WHERE account = ${session.vault.account}`)?.name ?? ''
}
