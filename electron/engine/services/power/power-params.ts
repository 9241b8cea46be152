/** The dated figures in force on the day of the data: of the last pack that gives them. */
import { powerParamAt, type powerParamNames } from '../../../../shared/packs/power.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { PackSet } from '../../packs/pack-set.ts'

/** Throws `bad_pack` when no pack gives power.yaml. */
export function powerParam(packs: PackSet, name: (typeof powerParamNames)[number], asOf: string) {
  const param = packs.packs.findLast((pack) => pack.power !== null)?.power?.params[name]
  if (param === undefined) throw new AppError('bad_pack', '领域包中没有 power.yaml。')
  return { ...powerParamAt(param, asOf), basis: param.basis, name: param.name }
}
