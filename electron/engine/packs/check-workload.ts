/** What workload.yaml names must be there: the ledger of a track with its fields, the models that judge tracks. */
import type { PackFiles } from './pack-files.ts'
import type { PackSet } from './pack-set.ts'
import { badPack } from './yaml-file.ts'

/** Throws `bad_pack`. */
export function checkWorkload({ workload }: PackFiles, packSet: PackSet): void {
  if (workload === null) return
  const { file, value, where } = workload
  value.tracks.forEach((track, at) => {
    const fields = packSet.datasets[track.dataset]?.fields
    if (fields === undefined) throw badPack(file, `没有数据集“${track.dataset}”。`, where(['tracks', at, 'dataset']))
    for (const key of ['person', 'matter', 'at'] as const)
      if (fields[track[key]] === undefined) throw badPack(file, `${track.dataset} 没有字段“${track[key]}”。`, where(['tracks', at, key]))
  })
  value.models.forEach((id, at) => {
    if (packSet.model(id) === undefined) throw badPack(file, `没有模型“${id}”。`, where(['models', at]))
  })
}
