/**
 * Loads packs: folders of declarations, or the same files held in memory, validated one by one, then against one another. A pack that does not
 * hold together never reaches a vault. Shipped packs have no privilege: they come through this same door.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type * as z from 'zod'
import { AppError } from '../../../shared/ipc/reply.ts'
import { cleanKindsFile } from '../../../shared/packs/clean-kinds.ts'
import { graphFile } from '../../../shared/packs/graph.ts'
import { letterFile } from '../../../shared/packs/letter.ts'
import { mapping as mappingSchema } from '../../../shared/packs/mapping.ts'
import { datasetsFile, model as modelSchema, packManifest, proceduresFile, type Model, type Pack } from '../../../shared/packs/pack.ts'
import { dutiesFile } from '../../../shared/packs/duties.ts'
import { powerFile } from '../../../shared/packs/power.ts'
import { routingFile } from '../../../shared/packs/routing.ts'
import { reportTemplate } from '../../../shared/packs/indicator/report-template.ts'
import { indicatorTree, pointsFile } from '../../../shared/packs/indicator/tree.ts'
import { scenarioPointsFile } from '../../../shared/packs/scenario-points.ts'
import { proofsFile } from '../../../shared/packs/proofs.ts'
import { quietPlacesFile } from '../../../shared/packs/quiet-places.ts'
import { registersFile } from '../../../shared/packs/registers.ts'
import { scenarioFile } from '../../../shared/packs/scenario.ts'
import { workloadFile } from '../../../shared/packs/workload.ts'
import { canonicalJson } from '../vault/canonical-json.ts'
import { checkPacks } from './check-packs.ts'
import { checkLock } from './check-lock.ts'
import type { PackFiles } from './pack-files.ts'
import { makePackSet, mergeDatasets, ownOf, withProcedures, type PackSet } from './pack-set.ts'
import { folderSource, type PackSource } from './pack-source.ts'
import { badPack, parseYaml, type YamlFile } from './yaml-file.ts'

export type { PackSet } from './pack-set.ts'

/** SHA-256 (hex) of the canonical JSON of what decides a model's hits: changing any of it needs a higher version. */
export function modelHash(model: Model): string {
  const { sql, denominator = null, params, level, reads } = model
  return createHash('sha256').update(canonicalJson({ sql, denominator, params, level, reads })).digest('hex')
}

/** The pack folders directly under `parent` (each holds a pack.yaml), in name order. */
export function packFoldersIn(parent: string): readonly string[] {
  if (!existsSync(parent)) return []
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(parent, entry.name, 'pack.yaml')))
    .map((entry) => join(parent, entry.name))
    .toSorted()
}

/** What a pack says it requires; nothing when the folder is no pack (loading it tells why). */
export function requiredBy(folder: string): readonly string[] {
  const source = folderSource(folder)
  const bytes = source.read('pack.yaml')
  return bytes === null ? [] : parseYaml(bytes, packManifest, `${source.name}/pack.yaml`).value.requires
}

/**
 * Loads these packs (folders, or sources) together, on top of packs that were loaded before. Throws `bad_pack` (file, line, column, reason,
 * next) at the first fault.
 */
export function loadPacks(packs: readonly (string | PackSource)[], onto?: PackSet): PackSet {
  const sources = packs.map((pack) => (typeof pack === 'string' ? folderSource(pack) : pack))
  const read = sources.map((source) => ({ source, files: readPack(source) }))
  const files = read.map((one) => one.files).toSorted((a, b) => order(a) - order(b) || (a.pack.manifest.id < b.pack.manifest.id ? -1 : 1))
  const packSet = joinPacks(files, onto)
  checkPacks(files, packSet, onto?.packs)
  for (const { source, files: own } of read) checkLock(source, own.pack, own.models)
  return packSet
}

const order = (files: PackFiles): number => files.pack.manifest.order

function readPack(source: PackSource): PackFiles {
  const { name } = source
  const shown = (file: string): string => `${name}/${file}`
  const optional = <S extends z.ZodType>(file: string, schema: S): YamlFile<z.output<S>> | null => {
    const bytes = source.read(file)
    return bytes === null ? null : parseYaml(bytes, schema, shown(file))
  }
  const manifest = optional('pack.yaml', packManifest)
  if (manifest === null)
    throw new AppError('bad_pack', '文件夹中没有 pack.yaml，不是领域包。', { file: name, next: '指向含有 pack.yaml 的文件夹。' })
  if (manifest.value.id !== name) {
    throw badPack(shown('pack.yaml'), `id“${manifest.value.id}”须与文件夹名相同。`, manifest.where(['id']))
  }
  const all = <S extends z.ZodType>(directory: string, schema: S): readonly YamlFile<z.output<S>>[] =>
    source.list(directory).flatMap((file) => optional(`${directory}/${file}`, schema) ?? [])
  const datasets = optional('datasets.yaml', datasetsFile)
  const procedures = optional('procedures.yaml', proceduresFile)
  const mappings = all('mappings', mappingSchema)
  const models = all('models', modelSchema)
  const registers = optional('registers.yaml', registersFile)
  const proofs = optional('proofs.yaml', proofsFile)
  const workload = optional('workload.yaml', workloadFile)
  const letters = all('letters', letterFile)
  const graph = optional('graph.yaml', graphFile)
  const scenario = optional('scenario/county.yaml', scenarioFile)
  const points = optional('points.yaml', pointsFile)
  const tree = optional('indicators.yaml', indicatorTree)
  const cleanKinds = optional('clean-kinds.yaml', cleanKindsFile)
  const quietPlaces = optional('quiet-places.yaml', quietPlacesFile)
  const report = optional('report.yaml', reportTemplate)
  const pack: Pack = {
    manifest: manifest.value,
    folder: source.folder,
    datasets: datasets?.value.datasets ?? {},
    procedures: procedures?.value.procedures ?? [],
    mappings: mappings.map((file) => ({ ...file.value, pack: manifest.value.id })),
    models: models.map((file) => ({ ...file.value, hash: modelHash(file.value), yaml: file.text })),
    routing: optional('routing.yaml', routingFile)?.value ?? null,
    power: optional('power.yaml', powerFile)?.value ?? null,
    duties: optional('duties.yaml', dutiesFile)?.value.duties ?? [],
    registers: registers?.value.registers ?? [],
    proofs: proofs?.value ?? { traces: [], draws: [], chains: [] },
    workload: workload?.value ?? null,
    letters: letters.map((file) => file.value),
    graph: graph?.value ?? { nodes: {}, edges: [] },
    scenario: scenario?.value ?? null,
    points: points?.value.points ?? [],
    tree: tree?.value ?? null,
    cleanKinds: cleanKinds?.value.clean_kinds ?? [],
    quietPlaces: quietPlaces?.value.quiet_places ?? [],
    report: report === null ? null : { ...report.value, yaml: report.text },
    scenarioPoints: optional('scenario/points.yaml', scenarioPointsFile)?.value ?? null
  }
  return {
    pack,
    manifest,
    datasets,
    procedures,
    mappings,
    models,
    registers,
    proofs,
    workload,
    letters,
    graph,
    scenario,
    points,
    tree,
    cleanKinds,
    quietPlaces,
    report
  }
}

function joinPacks(files: readonly PackFiles[], onto: PackSet | undefined): PackSet {
  const types = new Map<string, string>()
  for (const [name, dataset] of Object.entries(onto?.datasets ?? {}))
    for (const [field, { type }] of Object.entries(dataset.fields)) types.set(`${name}.${field}`, type)
  for (const { datasets: file } of files) {
    for (const [name, dataset] of Object.entries(file?.value.datasets ?? {})) {
      for (const [field, { type }] of Object.entries(dataset.fields)) {
        const before = types.get(`${name}.${field}`)
        if (before !== undefined && before !== type && file !== null) {
          const reason = `字段 ${name}.${field} 在别的包中是 ${before}，这里是 ${type}。`
          throw badPack(file.file, reason, file.where(['datasets', name, 'fields', field]))
        }
        types.set(`${name}.${field}`, type)
      }
    }
  }
  const packs = [...(onto?.packs ?? []), ...files.map((file) => file.pack)]
  return withProcedures(makePackSet(packs, mergeDatasets(packs)), onto === undefined ? [] : ownOf(onto))
}
