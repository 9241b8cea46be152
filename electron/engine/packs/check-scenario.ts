/** A scenario against the packs it plays in: its mappings and models exist, its rows fill only columns that their ledgers have. */
import type { PackFiles } from './pack-files.ts'
import type { PackSet } from './pack-set.ts'
import { badPack } from './yaml-file.ts'

/** Throws `bad_pack` with file, line and column at the first fault. */
export function checkScenario({ scenario }: PackFiles, packSet: PackSet): void {
  if (scenario === null) return
  const { files, stories } = scenario.value
  const columns = new Map(files.map((file) => [file.id, 'columns' in file ? file.columns : null]))
  files.forEach((file, index) => {
    if (packSet.mapping(file.mapping) === undefined)
      throw badPack(scenario.file, `对照表“${file.mapping}”不存在。`, scenario.where(['files', index, 'mapping']))
    if (!('columns' in file)) return
    const { seal } = file
    const absent = seal && [seal.group, seal.before, seal.hash, ...seal.cells].find((header) => !file.columns.includes(header))
    if (absent !== undefined) throw badPack(scenario.file, `台账“${file.id}”没有列“${absent}”。`, scenario.where(['files', index, 'seal']))
  })
  stories.forEach((story, index) => {
    // `also` may name a model of a pack that is not here: it then has nothing to say
    const unknown = [story.plants, story.decoy].find((id) => id !== undefined && packSet.model(id) === undefined)
    if (unknown !== undefined) throw badPack(scenario.file, `模型“${unknown}”不存在。`, scenario.where(['stories', index]))
    for (const [file, rows] of Object.entries(story.rows)) {
      const at = ['stories', index, 'rows', file]
      const known = columns.get(file)
      if (known === undefined) throw badPack(scenario.file, `files 中没有“${file}”。`, scenario.where(at))
      rows.forEach(({ repeat: _repeat, each: _each, json, ...cells }, place) => {
        if ((known === null) !== (json !== undefined))
          throw badPack(
            scenario.file,
            `“${file}”${known === null ? '是 jsonl 文件，行应写 json' : '是表格，不能写 json'}。`,
            scenario.where([...at, place])
          )
        const strange = Object.keys(cells).find((header) => known?.includes(header) !== true)
        if (strange !== undefined)
          throw badPack(scenario.file, `台账“${file}”没有列“${strange}”。`, scenario.where([...at, place, strange]))
      })
    }
  })
}
