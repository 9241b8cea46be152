/**
 * A PostgreSQL server of our own: a fresh cluster in a temporary folder, on a unix socket there and on no network port, without a locale so
 * that text is compared by code point. It is gone when it is stopped.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../shared/ipc/reply.ts'

export interface PostgresServer {
  /** folder of the unix socket */
  readonly socket: string
  stop(): Promise<void>
}

/** Folder of initdb and postgres, the newest Debian has, or null. */
export function postgresPrograms(): string | null {
  const debian = '/usr/lib/postgresql'
  if (!existsSync(debian)) return null
  const versions = readdirSync(debian).toSorted((a, b) => Number(b) - Number(a))
  return versions.map((version) => join(debian, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb'))) ?? null
}

/** Starts it (about a second). Throws `usage` when there is none to start. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = postgresPrograms()
  const who = bin === null ? null : serverUser()
  if (bin === null || who === null) {
    throw new AppError('usage', '本机没有 PostgreSQL。', { next: 'apt-get install -y postgresql，或去掉 --engine 中的 postgres。' })
  }
  const folder = mkdtempSync(join(tmpdir(), 'lianjing-pg-'))
  const data = join(folder, 'data')
  const as = { ...who, cwd: '/' }
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid)
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'models', '-E', 'UTF8', '--no-locale', '-N'], {
    ...as,
    encoding: 'utf8'
  })
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    throw new AppError('usage', `PostgreSQL 没有建成：${made.stderr.trim()}`, { next: '去掉 --engine 中的 postgres。' })
  }
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'jit=off'], {
    ...as,
    stdio: 'ignore'
  })
  const killAtExit = (): void => void server.kill('SIGQUIT')
  process.once('exit', killAtExit)
  return {
    socket: folder,
    async stop() {
      process.off('exit', killAtExit)
      if (server.exitCode === null && server.kill('SIGINT')) await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** PostgreSQL refuses to run as root, where it runs as the user that its package made. Null when root has no such user. */
function serverUser(): { readonly uid: number; readonly gid: number } | { readonly uid?: undefined } | null {
  if (process.getuid?.() !== 0) return {}
  const [uid, gid] = ['-u', '-g'].map((option) => Number.parseInt(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout, 10))
  return uid === undefined || gid === undefined || Number.isNaN(uid) ? null : { uid, gid }
}
