/** What quiet-places.yaml names must be there: the dataset, each of its fields, and references where a unit or a person is meant. */
import type { PackFiles } from './pack-files.ts'
import type { PackSet } from './pack-set.ts'
import { badPack } from './yaml-file.ts'

/** Throws `bad_pack`. */
export function checkQuietPlaces({ quietPlaces: file }: PackFiles, packSet: PackSet): void {
  file?.value.quiet_places.forEach((told, at) => {
    const fields = packSet.datasets[told.dataset]?.fields
    if (fields === undefined) throw badPack(file.file, `没有数据集“${told.dataset}”。`, file.where(['quiet_places', at, 'dataset']))
    const { time, repeated, about } = told
    const named: readonly (readonly [path: string, field: string, ref?: string])[] = [
      ['day', told.day],
      ['accuses', told.accuses.field],
      ['handler', told.handler, 'org'],
      ...about.units.map((field) => ['about', field, 'org'] as const),
      ...about.people.map((field) => ['about', field, 'person'] as const),
      ...[time.from, time.to, ...Object.keys(time.only), ...Object.keys(time.unless)].map((field) => ['time', field] as const),
      ...(time.more === undefined ? [] : [time.more.days, time.more.paper]).map((field) => ['time', field] as const),
      ...[...repeated.who, repeated.topic].map((field) => ['repeated', field] as const),
      ['rating', told.rating.field]
    ]
    for (const [path, field, ref] of named) {
      const where = file.where(['quiet_places', at, path])
      if (fields[field] === undefined) throw badPack(file.file, `${told.dataset} 没有字段“${field}”。`, where)
      if (ref !== undefined && fields[field].ref !== ref) throw badPack(file.file, `${told.dataset}.${field} 须指向 ${ref}。`, where)
    }
  })
}
