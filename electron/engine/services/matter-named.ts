/** The matter a person asks for by id or code, or one and the same refusal wherever it is asked for. */
import { AppError } from '../../../shared/ipc/reply.ts'
import { mattersByIdOrCode, type MatterRecord } from '../queries/matters.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { severalMeant } from './one-meant.ts'

/** Throws `unknown_id`, also when several matters bear the code. */
export function matterNamed(db: ReadableDB, idOrCode: string): MatterRecord {
  const [matter, ...others] = mattersByIdOrCode(db, idOrCode)
  if (!matter) throw new AppError('unknown_id', `没有这个事项：${idOrCode}。`, { next: '请核对事项编码，或在“事项”中查找。' })
  if (others.length > 0)
    throw severalMeant(
      db,
      'matter',
      [matter, ...others].map((one) => one.id),
      idOrCode
    )
  return matter
}
