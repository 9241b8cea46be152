/**
 * Brings a vault's tables to the newest version this program knows, and refuses one made by a newer program without touching it. Each
 * migration is one transaction together with its user_version, so a kill in between leaves the version before, whole.
 */
import { AppError } from '../../../shared/ipc/reply.ts'
import type { ReadableDB, WritableDB } from './connection.ts'
import type { Migration } from './migrations/migration.ts'
import { transaction } from './sql.ts'

/** The version written into the file, 0 in an empty one. */
export function userVersion(db: ReadableDB): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Throws `newer_version` if the file was written by a newer program. Reads only. */
export function refuseNewer(db: ReadableDB, migrations: readonly Migration[]): void {
  const version = userVersion(db)
  if (version > migrations.length) {
    throw new AppError(
      'newer_version',
      `此数据库由更新版本的廉镜建立（结构版本 ${version}，本程序识别到 ${migrations.length}），未作任何改动。`,
      {
        next: '请用更新版本的程序打开，或联系提供该数据库的单位。'
      }
    )
  }
}

/** Runs what is missing, in order. Returns the versions run. Throws `newer_version`, `disk_full`. */
export function migrate(writer: WritableDB, migrations: readonly Migration[]): readonly number[] {
  refuseNewer(writer, migrations)
  const done: number[] = []
  for (const [place, migration] of migrations.entries()) {
    if (migration.version !== place + 1) throw new AppError('internal', `迁移 ${migration.name} 的版本号与次序不符。`)
    if (migration.version <= userVersion(writer)) continue
    transaction(writer, () => {
      writer.exec(migration.sql)
      writer.pragma(`user_version = ${migration.version}`)
    })
    done.push(migration.version)
  }
  return done
}
