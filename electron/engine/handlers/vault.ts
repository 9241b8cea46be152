/** Which vaults there are; open, make, lock, copy and describe them. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { copyIdentitySchema } from '../../../shared/domain/copy-identity.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { trainingPassphrase } from '../../../shared/ipc/home.ts'
import { sessionOf, type EngineContext } from '../context.ts'
import { knownVaults } from '../services/home-folder.ts'
import { closeSession, infoOf, makeSession, openSession, vaultDeps } from '../services/open-session.ts'
import { backupVault } from '../vault/backup.ts'
import { keyringName } from '../vault/keyring.ts'
import { writeMeta, readMeta } from '../vault/meta.ts'
import { changePassphrase } from '../vault/rekey.ts'
import { restoreVault } from '../vault/restore.ts'
import { transaction } from '../vault/sql.ts'
import type { NamesUnder, Part } from './handler.ts'

export const vaultHandlers: Part<NamesUnder<'vault'>> = {
  'vault.list': (_input, context) => {
    const vaults = knownVaults(context.deps.home).map((vault) => ({
      handle: context.files.put(vault.dir),
      name: path.basename(vault.dir),
      place: path.basename(path.dirname(vault.dir)),
      lastOpened: vault.lastOpened,
      training: vault.training,
      present: existsSync(path.join(vault.dir, keyringName))
    }))
    return { vaults, training: vaults.some((vault) => vault.training) ? { passphrase: trainingPassphrase } : null }
  },
  'vault.state': (_input, context) =>
    context.session ? { state: 'open' as const, info: infoOf(context.session) } : { state: 'closed' as const, info: null },
  'vault.create': async (input, context) =>
    infoOf(await makeSession(context, placeFor(context, input.folder, input.name ?? input.identity.unit), input)),
  'vault.unlock': async (input, context) =>
    infoOf(await openSession(context, context.files.path(input.vault), input.passphrase, input.account)),
  'vault.lock': async (input, context) => {
    await closeSession(context, input.why)
    return {}
  },
  'vault.info': (_input, context) => infoOf(sessionOf(context)),
  'vault.identify': (input, context) => {
    const session = sessionOf(context)
    return session.write(() => {
      const identity = copyIdentitySchema.parse({ ...readMeta(session.vault.reader, 'identity'), ...input.identity })
      transaction(session.vault.writer, () => {
        writeMeta(session.vault.writer, 'identity', identity)
        writeMeta(session.vault.writer, 'unit', identity.unit)
        session.vault.audit({
          action: 'vault.identify',
          subject: session.vault.id,
          detail: { unit: identity.unit, copyNumber: identity.copyNumber }
        })
      })
      return infoOf(session)
    })
  },
  'vault.backup': (input, context) => {
    const session = sessionOf(context)
    const stamp = context.deps.clock().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
    const to = input.to
      ? emptyFolder(context.files.path(input.to), `backup-${stamp}`)
      : path.join(context.deps.home, 'backups', `${path.basename(session.vault.dir)}-${stamp}`)
    return context.jobs.start('vault.backup', async (job) => {
      job.progress({ done: 0, total: null, unit: 'bytes', step: { zh: '备份', en: 'Backing up' } })
      const made = await session.write(() => backupVault(session.vault, to, vaultDeps(context)))
      return { place: path.basename(made.to), bytes: made.bytes }
    })
  },
  'vault.restore': (input, context) =>
    context.jobs.start('vault.restore', async (job) => {
      job.progress({ done: 0, total: null, unit: 'bytes', step: { zh: '恢复', en: 'Restoring' } })
      const from = context.files.path(input.from)
      const to = input.to ? context.files.path(input.to) : placeFor(context, undefined, input.name ?? path.basename(from))
      const made = await restoreVault(from, to, { passphrase: input.passphrase }, vaultDeps(context))
      return { vault: context.files.put(made.to), unit: path.basename(made.to) }
    }),
  'vault.rekey': async (input, context) => {
    const session = sessionOf(context)
    await session
      .write(() =>
        changePassphrase(
          session.vault,
          { account: session.vault.account, passphrase: input.old, newPassphrase: input.new },
          vaultDeps(context)
        )
      )
      .catch((thrown: unknown) => {
        if (!(thrown instanceof AppError) || thrown.value.code !== 'wrong_key') throw thrown
        throw new AppError('wrong_key', '现在的口令不对，口令没有更换。', { next: '请核对输入法和大小写，两栏新口令也请重新输入。' })
      })
    return {}
  }
}

/** The folder of a new vault: the one named (its caller chose it), else one of this name under the home folder. Throws `vault_exists`. */
function placeFor(context: EngineContext, folder: string | undefined, name: string): string {
  if (folder) return emptyFolder(context.files.path(folder), name)
  const safe = name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_').slice(0, 60) || 'vault'
  const dir = path.join(context.deps.home, safe)
  if (existsSync(dir)) throw new AppError('vault_exists', `“${safe}”已存在。`, { next: '请换一个名称，或打开已有的数据库。' })
  return dir
}

/** A folder chosen on screen exists already: the vault goes into a folder of its own inside. One named on the command line need not exist. */
function emptyFolder(chosen: string, name: string): string {
  if (!existsSync(chosen)) return chosen
  const safe = name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_').slice(0, 60) || 'vault'
  return existsSync(path.join(chosen, keyringName)) ? chosen : path.join(chosen, safe)
}
