/** Words of the pages about packs, in both languages, and how their figures are written. Pure. */
import type { ClockName, Model, ModelParam } from '../../shared/packs/pack.ts'

export type Language = 'zh' | 'en'

interface Words {
  readonly listTitle: string
  readonly listIntro: (packs: number, models: number) => string
  readonly made: string
  readonly listHead: readonly string[]
  readonly watches: string
  readonly procedureHead: readonly string[]
  readonly noProcedure: string
  readonly ledgers: string
  readonly ledgersNote: string
  readonly ledgerHead: readonly string[]
  readonly registers: string
  readonly registersNote: string
  readonly registerHead: readonly string[]
  readonly models: string
  readonly noModels: string
  readonly modelHead: readonly string[]
  readonly limits: string
  readonly limitsNote: (local: number) => string
  readonly limitHead: readonly string[]
  readonly noLimits: string
  readonly routes: string
  readonly routeHead: readonly string[]
  readonly noRoutes: string
  readonly avoidance: string
  readonly limitLine: (levels: string, sign: number, handle: number) => string
  readonly every: string
  readonly back: string
  readonly comma: string
  readonly or: string
  readonly byValue: string
  readonly levels: Readonly<Record<string, string>>
  readonly clocks: Readonly<Record<ClockName, string>>
  readonly units: Readonly<Record<ModelParam['unit'], string>>
}

const zh: Words = {
  listTitle: '领域包一览',
  listIntro: (packs, models) => `随机带有 ${packs} 个领域包，共 ${models} 个预警模型。本单位自己写的领域包与它们同样对待。`,
  made: '本页的表由领域包生成，与软件实际执行的一致。标记：V 已对照法条原文，P 公开网页有载，K 通行知识未核对，L 本地参数。',
  listHead: ['领域包', '模型', '红', '橙', '黄', '按数值', '台账', '流程'],
  watches: '看什么',
  procedureHead: ['流程', '节点'],
  noProcedure: '没有自己的流程，只看台账里的行。',
  ledgers: '台账',
  ledgersNote: '表头凑齐“须有的列”就会自动选用；括号内是同样认得的写法。其余的列有则读入，没有也能导入。',
  ledgerHead: ['台账', '须有的列'],
  registers: '办理台账',
  registersNote: '本单位自己办的事记在这里，怎样新建、办理、统计见[台账](registers.md)。',
  registerHead: ['办理台账', '用来', '步骤（期限）'],
  models: '模型',
  noModels: '没有模型，供其他领域包共用。',
  modelHead: ['编号', '模型', '级别', '找什么', '依据'],
  limits: '法定时限与限额',
  limitsNote: (local) => `另有 ${local} 项标 L 的本地参数和时限，在模型页的“阈值”中查看和设定。`,
  limitHead: ['事项', '限值', '依据', '标记'],
  noLimits: '没有标 V、P、K 的限值。',
  routes: '预警送给谁',
  routeHead: ['哪些预警', '送往'],
  noRoutes: '没有写明送往哪里，由本单位决定。',
  avoidance:
    '从上往下，先符合的为准。涉及个人、人员关系、单位领导或收件单位自己的，一律留在本级纪委监委（回避），领域包不能改。见[规则](rules.md)和[办理](handling.md)。',
  limitLine: (levels, sign, handle) => `${levels}：${sign} 个工作日内签收，${handle} 个工作日内办理（L）。`,
  every: '其余全部',
  back: '全部领域包见[领域包一览](pack-list.md)。',
  comma: '、',
  or: '、',
  byValue: '按数值',
  levels: { red: '红', orange: '橙', yellow: '黄' },
  clocks: { working_days: '个工作日', calendar_days: '日', months: '个月' },
  units: { fen: '元', days: '日', workdays: '个工作日', months: '个月', ratio: '%', count: '', text: '' }
}

const en: Words = {
  listTitle: 'The packs',
  listIntro: (packs, models) =>
    `${packs} packs come with the workstation, ${models} warning models in all. A pack that an office writes itself is treated alike.`,
  made: 'The tables of this page are made from the packs, so they are what the software does. Marks: V compared with the text of the law, P found on public pages, K common knowledge not yet compared, L a local parameter.',
  listHead: ['Pack', 'Models', 'Red', 'Orange', 'Yellow', 'By value', 'Ledgers', 'Procedures'],
  watches: 'What it watches',
  procedureHead: ['Procedure', 'Nodes'],
  noProcedure: 'No procedure of its own; it looks at the rows of ledgers only.',
  ledgers: 'Ledgers',
  ledgersNote:
    'A file whose heads hold the columns asked for is recognised by itself; in brackets other spellings that are known. Other columns are read when they are there.',
  ledgerHead: ['Ledger', 'Columns asked for'],
  registers: 'Registers',
  registersNote: "The office's own work is kept here; how entries are made, moved and counted: [registers](registers.md).",
  registerHead: ['Register', 'For', 'Steps (limit)'],
  models: 'Models',
  noModels: 'No models; other packs build on it.',
  modelHead: ['No.', 'Model', 'Level', 'What it finds', 'Basis'],
  limits: 'Limits of the law',
  limitsNote: (local) => `${local} more are local parameters and limits (L): see and set them under Thresholds on the page of the model.`,
  limitHead: ['What', 'Limit', 'Basis', 'Mark'],
  noLimits: 'No limit marked V, P or K.',
  routes: 'Who gets its warnings',
  routeHead: ['Warnings', 'Go to'],
  noRoutes: 'The pack names nobody; the office decides.',
  avoidance:
    'The first line that fits holds. What concerns a person, a relation between persons, a leader of the unit or the addressee itself stays with the committee (avoidance); no pack can change that. See [Rules](rules.md) and [Handling](handling.md).',
  limitLine: (levels, sign, handle) =>
    `${levels}: signed for within ${amountOf(String(sign), ' working days', 'en')}, handled within ${handle} (L).`,
  every: 'All others',
  back: 'All packs: [the list](pack-list.md).',
  comma: ', ',
  or: ', ',
  byValue: 'by value',
  levels: { red: 'red', orange: 'orange', yellow: 'yellow' },
  clocks: { working_days: ' working days', calendar_days: ' days', months: ' months' },
  units: { fen: ' yuan', days: ' days', workdays: ' working days', months: ' months', ratio: '%', count: '', text: '' }
}

export const words: Readonly<Record<Language, Words>> = { zh, en }

/** The level of a model: its colour, or that a figure decides. */
export const levelOf = (model: Pick<Model, 'level'>, language: Language): string =>
  words[language].levels[model.level] ?? words[language].byValue

/** A threshold as people write it: 400 万元, 80%, 5 个工作日; several by kind. `kinds` gives the words of codes. */
export function limitOf({ default: value, unit }: ModelParam, language: Language, kinds: ReadonlyMap<string, string>): string {
  if (typeof value !== 'object') return one(value, unit, language)
  const parts = Object.entries(value).map(([kind, each]) => `${kinds.get(kind) ?? kind} ${one(each, unit, language)}`)
  return parts.join(language === 'zh' ? '；' : '; ')
}

function one(value: number | string | boolean, unit: ModelParam['unit'], language: Language): string {
  const { units } = words[language]
  if (typeof value !== 'number') return String(value)
  const round = (number: number): string => String(Math.round(number * 1e6) / 1e6)
  if (unit === 'ratio') return `${round(value * 100)}%`
  if (unit !== 'fen') return amountOf(round(value), units[unit], language)
  if (language === 'zh' && value >= 1_000_000) return `${round(value / 1_000_000)} 万元`
  return amountOf(round(value / 100), units.fen, language)
}

/** A figure with its unit: `5 个工作日`, `5 working days`, `1 month`; alone when it has none. */
export function amountOf(figure: string, unit: string, language: Language): string {
  if (unit === '') return figure
  if (language === 'zh') return `${figure} ${unit}`
  return `${figure}${figure === '1' ? unit.replace(/s$/, '') : unit}`
}
