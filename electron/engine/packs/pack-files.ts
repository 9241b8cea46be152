/** One pack as its files, so that checks across packs can still name the line and column of what they find. */
import type * as z from 'zod'
import type { cleanKindsFile } from '../../../shared/packs/clean-kinds.ts'
import type { graphFile } from '../../../shared/packs/graph.ts'
import type { Letter } from '../../../shared/packs/letter.ts'
import type { Mapping } from '../../../shared/packs/mapping.ts'
import type { datasetsFile, Model, Pack, packManifest, proceduresFile } from '../../../shared/packs/pack.ts'
import type { ReportTemplate } from '../../../shared/packs/indicator/report-template.ts'
import type { IndicatorTree, pointsFile } from '../../../shared/packs/indicator/tree.ts'
import type { proofsFile } from '../../../shared/packs/proofs.ts'
import type { quietPlacesFile } from '../../../shared/packs/quiet-places.ts'
import type { registersFile } from '../../../shared/packs/registers.ts'
import type { Scenario } from '../../../shared/packs/scenario.ts'
import type { Workload } from '../../../shared/packs/workload.ts'
import type { YamlFile } from './yaml-file.ts'

/** The files of one pack with the places of everything in them, for checks that name line and column. */
export interface PackFiles {
  readonly pack: Pack
  readonly manifest: YamlFile<z.infer<typeof packManifest>>
  readonly datasets: YamlFile<z.infer<typeof datasetsFile>> | null
  readonly procedures: YamlFile<z.infer<typeof proceduresFile>> | null
  readonly mappings: readonly YamlFile<Mapping>[]
  readonly models: readonly YamlFile<Model>[]
  readonly registers: YamlFile<z.infer<typeof registersFile>> | null
  readonly proofs: YamlFile<z.infer<typeof proofsFile>> | null
  readonly workload: YamlFile<Workload> | null
  readonly letters: readonly YamlFile<Letter>[]
  readonly graph: YamlFile<z.output<typeof graphFile>> | null
  readonly scenario: YamlFile<Scenario> | null
  readonly points: YamlFile<z.output<typeof pointsFile>> | null
  readonly tree: YamlFile<IndicatorTree> | null
  readonly cleanKinds: YamlFile<z.output<typeof cleanKindsFile>> | null
  readonly quietPlaces: YamlFile<z.output<typeof quietPlacesFile>> | null
  readonly report: YamlFile<ReportTemplate> | null
}
