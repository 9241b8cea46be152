/** A pack's procedure held against its file, so that a fault names line and column. */
import type { Procedure } from '../../../shared/packs/pack.ts'
import type { PackFiles } from './pack-files.ts'
import type { PackSet } from './pack-set.ts'
import { procedureFault } from './procedure-fault.ts'
import { badPack } from './yaml-file.ts'

/** Throws `bad_pack` at the first fault. */
export function checkProcedure({ procedures }: PackFiles, procedure: Procedure, position: number, packSet: PackSet): void {
  const fault = procedureFault(procedure, packSet)
  if (procedures !== null && fault !== null)
    throw badPack(procedures.file, fault.reason, procedures.where(['procedures', position, ...fault.path]))
}
