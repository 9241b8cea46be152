/**
 * The version lock: `models.lock.json` in a pack says which text each model version had. A model whose SQL, parameters or level changed
 * without a higher version would silently change what an old warning means, so it is refused.
 */
import * as z from 'zod'
import type { Model, Pack } from '../../../shared/packs/pack.ts'
import type { PackSource } from './pack-source.ts'
import { badPack, type YamlFile } from './yaml-file.ts'

const lockFile = z.record(z.string(), z.strictObject({ version: z.number().int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) }))
export const lockName = 'models.lock.json'

/** Refuses a model that changed without a higher version, or whose version went down. Models not locked yet pass. */
export function checkLock(source: PackSource, pack: Pack, files: readonly YamlFile<Model>[]): void {
  const bytes = source.read(lockName)
  if (bytes === null) return
  const shown = `${source.name}/${lockName}`
  let lock: z.infer<typeof lockFile>
  try {
    lock = lockFile.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    throw badPack(shown, '版本锁文件无法读取。')
  }
  pack.models.forEach((model, index) => {
    const locked = lock[model.id]
    const file = files[index]
    if (locked === undefined || file === undefined) return
    if (model.version < locked.version || (model.version === locked.version && model.hash !== locked.hash)) {
      const reason = `模型 ${model.id} 的内容与版本 ${locked.version} 的锁不符；改了 sql、params、reads 或 level，version 须加一。`
      throw badPack(file.file, reason, file.where(['version']))
    }
  })
}
