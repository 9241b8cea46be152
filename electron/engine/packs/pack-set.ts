/** All packs of a vault taken together, as every service sees them. Made by loadPacks; nothing here reads a file. */
import type { CleanKind } from '../../../shared/packs/clean-kinds.ts'
import type { CollectionPoint, IndicatorTree } from '../../../shared/packs/indicator/tree.ts'
import type { GraphKinds } from '../../../shared/packs/graph.ts'
import type { Letter } from '../../../shared/packs/letter.ts'
import type { Mapping } from '../../../shared/packs/mapping.ts'
import type { Dataset, Pack, Procedure } from '../../../shared/packs/pack.ts'
import type { Proofs } from '../../../shared/packs/proofs.ts'
import type { QuietPlaces } from '../../../shared/packs/quiet-places.ts'
import type { Workload } from '../../../shared/packs/workload.ts'
import type { Register } from '../../../shared/packs/registers.ts'

/** A model with its hash (see modelHash), its YAML as text, and the id of its pack. */
export type LoadedModel = Pack['models'][number] & { readonly pack: string }

/** A register with the id of its pack. */
export type LoadedRegister = Register & { readonly pack: string }

/** Datasets are merged: a pack may add fields to another's dataset and codes to its fields, never change one. */
export interface PackSet {
  readonly packs: readonly Pack[]
  readonly datasets: Readonly<Record<string, Dataset>>
  /** by id, in the packs' order */
  readonly procedures: ReadonlyMap<string, Procedure>
  /** `pack` is filled in */
  readonly mappings: readonly Mapping[]
  readonly models: readonly LoadedModel[]
  /** collection points by id, in the packs' order */
  readonly points: ReadonlyMap<string, CollectionPoint>
  readonly trees: readonly IndicatorTree[]
  /** kinds of clean-governance unit, in the packs' order */
  readonly cleanKinds: readonly CleanKind[]
  readonly quietPlaces: readonly QuietPlaces[]
  readonly registers: readonly LoadedRegister[]
  readonly proofs: Proofs
  /** of all packs together */
  readonly workload: Workload
  /** by id */
  readonly letters: ReadonlyMap<string, Letter>
  /** node kinds and ties of all packs */
  readonly graph: GraphKinds
  readonly model: (id: string) => LoadedModel | undefined
  readonly mapping: (id: string) => Mapping | undefined
}

/** Joins packs that were read and merged. */
export function makePackSet(packs: readonly Pack[], datasets: Readonly<Record<string, Dataset>>): PackSet {
  const models = packs.flatMap((pack) => pack.models.map((model) => ({ ...model, pack: pack.manifest.id })))
  const mappings = packs.flatMap((pack) => pack.mappings)
  const registers = packs.flatMap((pack) => pack.registers.map((register) => ({ ...register, pack: pack.manifest.id })))
  const modelById = new Map(models.map((model) => [model.id, model]))
  const mappingById = new Map(mappings.map((mapping) => [mapping.id, mapping]))
  const procedures = new Map(packs.flatMap((pack) => pack.procedures.map((procedure) => [procedure.id, procedure] as const)))
  return {
    packs,
    datasets: withProcedureNames(datasets, procedures),
    procedures,
    mappings,
    models,
    points: new Map(packs.flatMap((pack) => pack.points.map((point) => [point.id, point] as const))),
    trees: packs.flatMap((pack) => (pack.tree === null ? [] : [pack.tree])),
    cleanKinds: packs.flatMap((pack) => pack.cleanKinds),
    quietPlaces: packs.flatMap((pack) => pack.quietPlaces),
    registers,
    proofs: {
      traces: packs.flatMap((pack) => pack.proofs.traces),
      draws: packs.flatMap((pack) => pack.proofs.draws),
      chains: packs.flatMap((pack) => pack.proofs.chains)
    },
    workload: {
      marks: packs.flatMap((pack) => pack.workload?.marks ?? []),
      remarks: packs.flatMap((pack) => pack.workload?.remarks ?? []),
      tracks: packs.flatMap((pack) => pack.workload?.tracks ?? []),
      models: packs.flatMap((pack) => pack.workload?.models ?? [])
    },
    letters: new Map(packs.flatMap((pack) => pack.letters.map((letter) => [letter.id, letter] as const))),
    graph: {
      nodes: Object.assign({}, ...packs.map((pack) => pack.graph.nodes)) as GraphKinds['nodes'],
      edges: packs.flatMap((pack) => pack.graph.edges)
    },
    model: (id) => modelById.get(id),
    mapping: (id) => mappingById.get(id)
  }
}

/** Procedures that stand beside those of the packs, or in their place. */
export function ownOf({ packs, procedures }: PackSet): readonly Procedure[] {
  const declared = new Set(packs.flatMap((pack) => pack.procedures))
  return [...procedures.values()].filter((procedure) => !declared.has(procedure))
}

/** The same packs with these procedures beside theirs, in place of those of the same id. */
export function withProcedures(packs: PackSet, own: readonly Procedure[]): PackSet {
  const declared = packs.packs.flatMap((pack) => pack.procedures)
  const procedures = new Map([...declared, ...own].map((procedure) => [procedure.id, procedure] as const))
  return { ...packs, procedures, datasets: withProcedureNames(packs.datasets, procedures) }
}

/** The procedure that a matter's ledger names is shown by that procedure's name, wherever its row is shown. */
function withProcedureNames(datasets: PackSet['datasets'], procedures: PackSet['procedures']): PackSet['datasets'] {
  const { matter } = datasets
  const about = matter?.fields['procedure']
  if (matter === undefined || about === undefined) return datasets
  const codes = Object.fromEntries([...procedures.values()].map(({ id, name }) => [id, name]))
  return { ...datasets, matter: { ...matter, fields: { ...matter.fields, procedure: { ...about, codes, others: true } } } }
}

/** Datasets of all packs; a pack may add fields to another's dataset, and codes to its fields. Types are known to agree. */
export function mergeDatasets(packs: readonly Pick<Pack, 'datasets'>[]): Readonly<Record<string, Dataset>> {
  const datasets: Record<string, Dataset> = {}
  for (const pack of packs) {
    for (const [name, dataset] of Object.entries(pack.datasets)) {
      const known = datasets[name]
      datasets[name] =
        known === undefined ? dataset : { ...known, fields: { ...dataset.fields, ...withCodes(known.fields, dataset.fields) } }
    }
  }
  return datasets
}

/** The fields as they are known, with the codes that another pack adds. A field that had none takes them beside whatever else stands in it. */
function withCodes(known: Dataset['fields'], more: Dataset['fields']): Dataset['fields'] {
  return Object.fromEntries(
    Object.entries(known).map(([field, about]) => {
      const codes = more[field]?.codes
      if (codes === undefined) return [field, about]
      return [field, { ...about, codes: { ...codes, ...about.codes }, ...(about.codes === undefined ? { others: true } : {}) }]
    })
  )
}
