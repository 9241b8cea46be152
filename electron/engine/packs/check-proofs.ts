/** Whether what proofs.yaml names is there: datasets, their fields, and ids used once. */
import type { PackFiles } from './pack-files.ts'
import type { PackSet } from './pack-set.ts'
import { badPack } from './yaml-file.ts'

type Named = readonly [dataset: string, fields: readonly (string | undefined)[]]

/** Throws `bad_pack` at the first dataset or field that is not there, or id used twice in the set. */
export function checkProofs({ proofs: file }: PackFiles, packSet: PackSet): void {
  if (file === null) return
  const { traces, draws, chains } = file.value
  const check = (kind: 'traces' | 'draws' | 'chains', id: string, index: number, named: readonly Named[]): void => {
    const where = file.where([kind, index, 'id'])
    const same = [...packSet.proofs.traces, ...packSet.proofs.draws, ...packSet.proofs.chains].filter((one) => one.id === id)
    if (same.length > 1) throw badPack(file.file, `id“${id}”用了不止一次。`, where)
    for (const [name, fields] of named) {
      const dataset = packSet.datasets[name]
      if (dataset === undefined) throw badPack(file.file, `${id} 所指的数据集“${name}”不存在。`, where)
      const unknown = fields.find((field) => field !== undefined && dataset.fields[field] === undefined)
      if (unknown !== undefined) throw badPack(file.file, `${id} 所指的字段“${name}.${unknown}”不存在。`, where)
    }
  }
  traces.forEach((trace, index) => {
    const named = trace.stages.map((one): Named => [one.dataset, [one.match, one.date, one.pieces, one.excuse, ...one.shows]])
    check('traces', trace.id, index, named)
  })
  draws.forEach((draw, index) => {
    const { entries } = draw
    const own = [draw.title, draw.date, draw.org, draw.seed, draw.methodField, draw.places, draw.count]
    const theirs = [
      entries.draw,
      entries.name,
      ...entries.who,
      entries.split,
      entries.number,
      entries.rank,
      entries.selected,
      entries.excused
    ]
    check('draws', draw.id, index, [
      [draw.dataset, own],
      [entries.dataset, theirs]
    ])
  })
  chains.forEach((chain, index) => {
    const fields = [chain.group, chain.order, chain.date, chain.before, chain.hash, ...chain.fields]
    check('chains', chain.id, index, [[chain.dataset, fields]])
  })
}
