/**
 * All words of the product: one file an area and language, merged here. A new area is one import and one name in both lists; `en` has to have the
 * same keys as `zhCN`, or this file does not compile. The renderer uses `useText()`, the engine and reports `translator(language)`.
 */
import type { Language } from './format.ts'
import { findText, fillText, type KeyOf, type SameKeys, type Translate } from './translate.ts'
import { common as zhCommon } from './zh-CN/common.ts'
import { frame as zhFrame } from './zh-CN/frame.ts'
import { widgets as zhWidgets } from './zh-CN/widgets.ts'
import { failure as zhFailure } from './zh-CN/failure.ts'
import { bundleCheck as zhBundleCheck } from './zh-CN/bundle-check.ts'
import { evidence as zhEvidence } from './zh-CN/evidence.ts'
import { heat as zhHeat } from './zh-CN/heat.ts'
import { warnings as zhWarnings } from './zh-CN/warnings.ts'
import { vault as zhVault } from './zh-CN/vault.ts'
import { overview as zhOverview } from './zh-CN/overview.ts'
import { matter as zhMatter } from './zh-CN/matter.ts'
import { person as zhPerson } from './zh-CN/person.ts'
import { search as zhSearch } from './zh-CN/search.ts'
import { intake as zhIntake } from './zh-CN/intake.ts'
import { cases as zhCases } from './zh-CN/cases.ts'
import { quiet as zhQuiet } from './zh-CN/quiet.ts'
import { registers as zhRegisters } from './zh-CN/registers.ts'
import { bundles as zhBundles } from './zh-CN/bundles.ts'
import { log as zhLog } from './zh-CN/log.ts'
import { models as zhModels } from './zh-CN/models.ts'
import { guide as zhGuide } from './zh-CN/guide.ts'
import { match as zhMatch } from './zh-CN/match.ts'
import { rules as zhRules } from './zh-CN/rules.ts'
import { author as zhAuthor } from './zh-CN/author.ts'
import { report as zhReport } from './zh-CN/report.ts'
import { drive as zhDrive } from './zh-CN/drive.ts'
import { ecology as zhEcology } from './zh-CN/ecology.ts'
import { power as zhPower } from './zh-CN/power.ts'
import { points as zhPoints } from './zh-CN/points.ts'
import { proof as zhProof } from './zh-CN/proof.ts'
import { graph as zhGraph } from './zh-CN/graph.ts'
import { process as zhProcess } from './zh-CN/process.ts'
import { common as enCommon } from './en/common.ts'
import { frame as enFrame } from './en/frame.ts'
import { widgets as enWidgets } from './en/widgets.ts'
import { failure as enFailure } from './en/failure.ts'
import { bundleCheck as enBundleCheck } from './en/bundle-check.ts'
import { evidence as enEvidence } from './en/evidence.ts'
import { heat as enHeat } from './en/heat.ts'
import { warnings as enWarnings } from './en/warnings.ts'
import { vault as enVault } from './en/vault.ts'
import { overview as enOverview } from './en/overview.ts'
import { matter as enMatter } from './en/matter.ts'
import { person as enPerson } from './en/person.ts'
import { search as enSearch } from './en/search.ts'
import { intake as enIntake } from './en/intake.ts'
import { cases as enCases } from './en/cases.ts'
import { quiet as enQuiet } from './en/quiet.ts'
import { registers as enRegisters } from './en/registers.ts'
import { bundles as enBundles } from './en/bundles.ts'
import { log as enLog } from './en/log.ts'
import { models as enModels } from './en/models.ts'
import { guide as enGuide } from './en/guide.ts'
import { match as enMatch } from './en/match.ts'
import { rules as enRules } from './en/rules.ts'
import { author as enAuthor } from './en/author.ts'
import { report as enReport } from './en/report.ts'
import { drive as enDrive } from './en/drive.ts'
import { ecology as enEcology } from './en/ecology.ts'
import { power as enPower } from './en/power.ts'
import { points as enPoints } from './en/points.ts'
import { proof as enProof } from './en/proof.ts'
import { graph as enGraph } from './en/graph.ts'
import { process as enProcess } from './en/process.ts'

export const zhCN = {
  common: zhCommon,
  person: zhPerson,
  search: zhSearch,
  matter: zhMatter,
  overview: zhOverview,
  frame: zhFrame,
  widgets: zhWidgets,
  evidence: zhEvidence,
  heat: zhHeat,
  warnings: zhWarnings,
  failure: zhFailure,
  bundleCheck: zhBundleCheck,
  vault: zhVault,
  intake: zhIntake,
  cases: zhCases,
  quiet: zhQuiet,
  registers: zhRegisters,
  bundles: zhBundles,
  log: zhLog,
  models: zhModels,
  rules: zhRules,
  author: zhAuthor,
  report: zhReport,
  drive: zhDrive,
  ecology: zhEcology,
  power: zhPower,
  points: zhPoints,
  proof: zhProof,
  graph: zhGraph,
  process: zhProcess,
  match: zhMatch,
  guide: zhGuide
} as const

export const en = {
  common: enCommon,
  person: enPerson,
  search: enSearch,
  matter: enMatter,
  overview: enOverview,
  frame: enFrame,
  widgets: enWidgets,
  evidence: enEvidence,
  heat: enHeat,
  warnings: enWarnings,
  failure: enFailure,
  bundleCheck: enBundleCheck,
  vault: enVault,
  intake: enIntake,
  cases: enCases,
  quiet: enQuiet,
  registers: enRegisters,
  bundles: enBundles,
  log: enLog,
  models: enModels,
  rules: enRules,
  author: enAuthor,
  report: enReport,
  drive: enDrive,
  ecology: enEcology,
  power: enPower,
  points: enPoints,
  proof: enProof,
  graph: enGraph,
  process: enProcess,
  match: enMatch,
  guide: enGuide
} satisfies SameKeys<typeof zhCN>

export type Texts = typeof zhCN
export type TextKey = KeyOf<Texts>
export type Text = Translate<Texts>

/** The lookup for one language. A key that is missing at run time (a stale build) comes back as itself, so that it is seen. */
export function translator(language: Language): Text {
  const areas = language === 'en' ? en : zhCN
  return (key, ...params) => fillText(findText(areas, key) ?? key, params[0])
}
