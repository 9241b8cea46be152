/** What no single file can tell: that all packs together hold. Every fault names file, line and column. */
import type { Mapping } from '../../../shared/packs/mapping.ts'
import type { Pack } from '../../../shared/packs/pack.ts'
import { checkCleanKinds } from './check-clean-kinds.ts'
import { checkGraph } from './check-graph.ts'
import { checkIndicators } from './check-indicators.ts'
import { checkLetters } from './check-letters.ts'
import { checkModels } from './check-models.ts'
import { checkProcedure } from './check-procedure.ts'
import { checkProofs } from './check-proofs.ts'
import { checkQuietPlaces } from './check-quiet-places.ts'
import { checkRegisters } from './check-registers.ts'
import type { PackFiles } from './pack-files.ts'
import { checkScenario } from './check-scenario.ts'
import type { PackSet } from './pack-set.ts'
import { checkWorkload } from './check-workload.ts'
import { badPack, type YamlFile } from './yaml-file.ts'

/** Throws `bad_pack` at the first fault of `files`; `before` are packs of the set that were checked already. */
export function checkPacks(files: readonly PackFiles[], packSet: PackSet, before: readonly Pack[] = []): void {
  checkIds(files, before)
  for (const file of files) {
    checkDatasets(file, packSet)
    for (const [index, procedure] of file.pack.procedures.entries()) checkProcedure(file, procedure, index, packSet)
    for (const mapping of file.mappings) checkMapping(mapping, packSet)
    checkRegisters(file, packSet)
    checkProofs(file, packSet)
    checkQuietPlaces(file, packSet)
    checkLetters(file, packSet)
    checkGraph(file, packSet)
    checkWorkload(file, packSet)
    checkScenario(file, packSet)
  }
  checkCleanKinds(files, before)
  checkIndicators(files, packSet)
  checkModels(files, packSet)
}

function checkIds(files: readonly PackFiles[], loaded: readonly Pack[]): void {
  const packs = new Set([...loaded, ...files.map((file) => file.pack)].map((pack) => pack.manifest.id))
  const seen = new Map<string, string>()
  for (const { manifest, procedures, mappings, models, registers, letters, graph } of loaded) {
    seen.set(`pack:${manifest.id}`, manifest.id)
    for (const { id } of procedures) seen.set(`procedure:${id}`, manifest.id)
    for (const { id } of mappings) seen.set(`mapping:${id}`, manifest.id)
    for (const { id } of registers) seen.set(`register:${id}`, manifest.id)
    for (const { id } of letters) seen.set(`letter:${id}`, manifest.id)
    for (const { id } of graph.edges) seen.set(`tie:${id}`, manifest.id)
    for (const kind of Object.keys(graph.nodes)) seen.set(`node:${kind}`, manifest.id)
    for (const { id } of models) seen.set(`model:${id}`, manifest.id)
  }
  const claim = (kind: string, id: string, file: YamlFile<unknown>, path: readonly (string | number)[]): void => {
    const before = seen.get(`${kind}:${id}`)
    if (before !== undefined) throw badPack(file.file, `id“${id}”已在 ${before} 中用过。`, file.where(path))
    seen.set(`${kind}:${id}`, file.file)
  }
  for (const file of files) {
    claim('pack', file.pack.manifest.id, file.manifest, ['id'])
    file.manifest.value.requires.forEach((id, index) => {
      if (!packs.has(id)) throw badPack(file.manifest.file, `所需的包“${id}”没有加载。`, file.manifest.where(['requires', index]))
    })
    for (const [index, procedure] of file.pack.procedures.entries()) {
      if (file.procedures !== null) claim('procedure', procedure.id, file.procedures, ['procedures', index, 'id'])
    }
    for (const [index, register] of file.pack.registers.entries()) {
      if (file.registers !== null) claim('register', register.id, file.registers, ['registers', index, 'id'])
    }
    for (const [index, { id }] of file.pack.graph.edges.entries()) {
      if (file.graph !== null) claim('tie', id, file.graph, ['edges', index, 'id'])
    }
    for (const kind of Object.keys(file.pack.graph.nodes)) {
      if (file.graph !== null) claim('node', kind, file.graph, ['nodes', kind])
    }
    for (const letter of file.letters) claim('letter', letter.value.id, letter, ['id'])
    for (const mapping of file.mappings) claim('mapping', mapping.value.id, mapping, ['id'])
    for (const model of file.models) {
      claim('model', model.value.id, model, ['id'])
    }
  }
}

function checkDatasets({ datasets }: PackFiles, packSet: PackSet): void {
  if (datasets === null) return
  for (const [name, dataset] of Object.entries(datasets.value.datasets)) {
    const at = ['datasets', name]
    if (name.startsWith('sys_') || name.startsWith('sqlite'))
      throw badPack(datasets.file, `数据集名“${name}”留作系统使用。`, datasets.where(at))
    const fields = packSet.datasets[name]?.fields ?? {}
    if (fields['id'] !== undefined)
      throw badPack(datasets.file, `${name} 不得自设 id 字段，它是隐含的。`, datasets.where([...at, 'fields', 'id']))
    dataset.indexes?.forEach((index, place) => {
      const absent = index.find((field) => field !== 'id' && fields[field] === undefined)
      if (absent !== undefined)
        throw badPack(datasets.file, `${name}.indexes 所指的字段“${absent}”不存在。`, datasets.where([...at, 'indexes', place]))
    })
    for (const key of ['title', 'subtitle', 'date', 'amount'] as const) {
      const field = dataset[key]
      if (field !== undefined && field !== 'id' && fields[field] === undefined) {
        throw badPack(datasets.file, `${name}.${key} 所指的字段“${field}”不存在。`, datasets.where([...at, key]))
      }
    }
    for (const [field, { ref, type }] of Object.entries(dataset.fields)) {
      const path = [...at, 'fields', field]
      if (ref !== undefined && packSet.datasets[ref] === undefined)
        throw badPack(datasets.file, `${name}.${field} 引用的数据集“${ref}”不存在。`, datasets.where(path))
      if (ref !== undefined && type !== 'text')
        throw badPack(datasets.file, `${name}.${field} 引用别的数据集，类型须为 text。`, datasets.where(path))
    }
  }
}

/** Whether a pattern can be compiled; one that cannot would only be found out at an import. */
function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}

function checkMapping(file: YamlFile<Mapping>, packSet: PackSet): void {
  const { value: mapping } = file
  if (mapping.sheet !== undefined && !isPattern(mapping.sheet))
    throw badPack(file.file, 'sheet 不是有效的正则表达式。', file.where(['sheet']))
  if (mapping.procedure !== undefined && !packSet.procedures.has(mapping.procedure)) {
    throw badPack(file.file, `流程“${mapping.procedure}”不存在。`, file.where(['procedure']))
  }
  mapping.emits.forEach((emission, index) => {
    const at = ['emits', index]
    const dataset = packSet.datasets[emission.dataset]
    if (dataset === undefined) throw badPack(file.file, `数据集“${emission.dataset}”不存在。`, file.where([...at, 'dataset']))
    for (const [field, { pattern, known }] of Object.entries(emission.fields)) {
      const path = [...at, 'fields', field]
      if (dataset.fields[field] === undefined) throw badPack(file.file, `数据集 ${emission.dataset} 没有字段“${field}”。`, file.where(path))
      if (pattern !== undefined && !isPattern(pattern))
        throw badPack(file.file, `${field} 的 pattern 不是有效的正则表达式。`, file.where([...path, 'pattern']))
      const other = known === undefined ? undefined : packSet.datasets[known.dataset]
      if (known !== undefined && !known.by.every((one) => other?.fields[one]?.index === true && other.fields[known.take] !== undefined))
        throw badPack(file.file, `known 所查的字段不存在，或没有索引。`, file.where([...path, 'known']))
    }
    emission.key.forEach((field, position) => {
      if (emission.fields[field] === undefined)
        throw badPack(file.file, `key 所列字段“${field}”没有取值。`, file.where([...at, 'key', position]))
    })
  })
  if (mapping.newer === undefined) return
  const { by, replaced } = mapping.newer
  const primary = mapping.emits.find((one) => one.primary)
  const wanted = [...by.flat(), ...(replaced === undefined ? [] : [replaced.id, replaced.by])]
  const lacking = wanted.find((field) => primary?.fields[field] === undefined)
  if (lacking !== undefined) throw badPack(file.file, `newer 所比的字段“${lacking}”不在 primary 的行里。`, file.where(['newer']))
}
