/**
 * Proves packs by their own cases, in the runner: a pack that an office wrote may hold SQL that never ends, and only a process can be killed.
 * No vault is needed.
 */
import { AppError } from '../../../shared/ipc/reply.ts'
import { loadPacks } from '../packs/load-packs.ts'
import type { PackSet } from '../packs/pack-set.ts'
import type { CaseFailure } from '../packs/test-model.ts'
import { RunnerLine } from '../runner-line.ts'
import type { RunnerPort } from '../runner-port.ts'

export interface TestPacksInput {
  /** only the models of these packs */
  readonly only?: readonly string[] | undefined
  /** folder of resources/calendars */
  readonly calendars: string
  readonly spawnRunner: () => RunnerPort
  /** for all cases of one model; 20 s when absent */
  readonly timeLimitMs?: number | undefined
  readonly nativeBinding?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, of: number, model: string) => void) | undefined
}
export interface TestPacksResult {
  readonly models: number
  readonly cases: number
  readonly failed: readonly CaseFailure[]
}

/** Runs every case of the packs' models; exactly contracts.md's `packs test`. Throws `unknown_id` for a pack that is not there, `cancelled`. */
export async function testPacks(packSet: PackSet, input: TestPacksInput): Promise<TestPacksResult> {
  const { only, calendars, spawnRunner, timeLimitMs = 20_000, nativeBinding, signal } = input
  const lost = only?.find((id) => !packSet.packs.some((pack) => pack.manifest.id === id))
  if (lost !== undefined) {
    const next = `可用的有：${packSet.packs.map((each) => each.manifest.id).join('、')}。`
    throw new AppError('unknown_id', `没有领域包 ${lost}。`, { next })
  }
  const models = packSet.models.filter((model) => only === undefined || only.includes(model.pack))
  const procedures = [...packSet.procedures.values()]
  const line = new RunnerLine({ spawnRunner, opening: null, timeLimitMs, signal })
  const failed: CaseFailure[] = []
  try {
    for (const [index, model] of models.entries()) {
      input.onProgress?.(index, models.length, model.id)
      const binding = nativeBinding === undefined ? {} : { nativeBinding }
      try {
        await line.ask({ do: 'test', id: index, model, datasets: packSet.datasets, procedures, calendars, ...binding }, (answer) => {
          if (answer.is === 'tested') failed.push(...answer.failed)
        })
      } catch (error) {
        if (!(error instanceof AppError) || error.value.code === 'cancelled') throw error
        failed.push({ model: model.id, case: '*', reason: error.message })
      }
    }
  } finally {
    line.close()
  }
  return { models: models.length, cases: models.reduce((sum, model) => sum + model.cases.length, 0), failed }
}

export interface PackProblem {
  readonly file: string
  readonly line: number | null
  readonly column: number | null
  readonly message: string
}

/** Validates the pack in `folder` together with the packs it may lean on. Never throws for a fault of the pack. */
export function validatePack(
  folder: string,
  others: readonly string[]
): { readonly pack: string; readonly valid: boolean; readonly problems: readonly PackProblem[] } {
  const name = folder.split(/[\\/]/).findLast((part) => part !== '') ?? folder
  const beside = others.filter((other) => other.split(/[\\/]/).at(-1) !== name)
  try {
    const packSet = loadPacks([...beside, folder])
    return { pack: packSet.packs.find((pack) => pack.folder === folder)?.manifest.id ?? name, valid: true, problems: [] }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { file = name, line = null, column = null, message } = error.value
    return { pack: name, valid: false, problems: [{ file, line, column: typeof column === 'number' ? column : null, message }] }
  }
}
