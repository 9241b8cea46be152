/** Help pages about packs, made from the packs themselves: one list and one page a pack. What a page says is what the software does. Pure. */
import type { PackSet } from '../../electron/engine/packs/pack-set.ts'
import type { Mapping } from '../../shared/packs/mapping.ts'
import { levelNames } from '../../shared/packs/pack-words.ts'
import type { Model, Pack } from '../../shared/packs/pack.ts'
import type { Routing } from '../../shared/packs/routing.ts'
import { amountOf, levelOf, limitOf, words, type Language } from './words.ts'

/** File name (without folder) → markdown, for one language. */
export function packPages(packSet: PackSet, language: Language): ReadonlyMap<string, string> {
  const pages = new Map([['pack-list.md', listPage(packSet, language)]])
  for (const pack of packSet.packs) pages.set(`pack-${pack.manifest.id}.md`, packPage(pack, packSet, language))
  return pages
}

function listPage({ packs, models }: PackSet, language: Language): string {
  const say = words[language]
  const rows = packs.map((pack) => {
    const counted = levelNames.map((level) => count(pack, level))
    const rest = pack.models.length - counted.reduce((sum, n) => sum + n, 0)
    const name = `[${pack.manifest.name[language]}](pack-${pack.manifest.id}.md)`
    return [name, pack.models.length, ...counted, rest, pack.mappings.length, pack.procedures.length].map(String)
  })
  const lines = packs.map(
    ({ manifest: { id, name, summary } }) => `- [${name[language]}](pack-${id}.md)${language === 'zh' ? '：' : ': '}${summary[language]}`
  )
  return page([
    `# ${say.listTitle}`,
    say.listIntro(packs.length, models.length),
    table(say.listHead, rows),
    `## ${say.watches}`,
    lines.join('\n'),
    say.made
  ])
}

const count = ({ models }: Pack, level: string): number => models.filter((model) => model.level === level).length

function packPage(pack: Pack, packSet: PackSet, language: Language): string {
  const say = words[language]
  const { name, summary } = pack.manifest
  return page([
    `# ${name[language]}`,
    summary[language],
    `## ${say.watches}`,
    pack.procedures.length === 0 ? say.noProcedure : procedures(pack, language),
    `## ${say.ledgers}`,
    say.ledgersNote,
    table(
      say.ledgerHead,
      pack.mappings.map((mapping) => [mapping.name[language], columnsOf(mapping, language)])
    ),
    ...registers(pack, language),
    `## ${say.models}`,
    pack.models.length === 0 ? say.noModels : models(pack, language),
    `## ${say.limits}`,
    ...limits(pack, packSet, language),
    `## ${say.routes}`,
    ...routes(pack, packSet, language),
    say.made,
    say.back
  ])
}

function procedures({ procedures: all }: Pack, language: Language): string {
  const say = words[language]
  const rows = all.map(({ name, nodes }) => [name[language], nodes.map((node) => node.name[language]).join(' → ')])
  return table(say.procedureHead, rows)
}

/** The columns that must be there, each by its first name, with the other spellings known. */
function columnsOf({ required }: Mapping, language: Language): string {
  const { comma, or } = words[language]
  const column = (names: string | readonly string[]): string => {
    const [first = '', ...others] = typeof names === 'string' ? [names] : names
    if (others.length === 0) return first
    return language === 'zh' ? `${first}（${others.join(or)}）` : `${first} (${others.join(or)})`
  }
  return required.map(column).join(comma)
}

/** Registers with their steps, each with its limit. */
function registers({ registers: all }: Pack, language: Language): readonly string[] {
  if (all.length === 0) return []
  const say = words[language]
  const rows = all.map(({ name, summary, steps }) => {
    const said = steps.map((step) => {
      const clock = step.limit ?? step.every
      if (clock === undefined || clock.amount === 0) return step.name[language]
      const amount = amountOf(String(clock.amount), say.clocks[clock.clock], language)
      return language === 'zh' ? `${step.name.zh}（${amount}）` : `${step.name.en} (${amount})`
    })
    return [name[language], summary[language], said.join(say.comma)]
  })
  return [`## ${say.registers}`, say.registersNote, table(say.registerHead, rows)]
}

function models({ models: all }: Pack, language: Language): string {
  const { modelHead } = words[language]
  const ordered = all.toSorted((a, b) => (refOf(a) < refOf(b) ? -1 : refOf(a) > refOf(b) ? 1 : a.id < b.id ? -1 : 1))
  const rows = ordered.map((model) => [
    model.ref ?? `\`${model.id}\``,
    model.name[language],
    levelOf(model, language),
    model.purpose[language],
    basisOf(model, language)
  ])
  return table(modelHead, rows)
}

/** Catalogue numbers first, models of our own after them. */
const refOf = ({ ref }: Model): string => ref ?? '~'

function basisOf({ basis }: Model, language: Language): string {
  const each = basis.map(({ law, article, mark }) => `${law}${article === '' ? '' : ` ${article}`} ${mark}`)
  return [...new Set(each)].join(language === 'zh' ? '；' : '; ')
}

/** Limits with a source beyond the office itself; those of the office are only counted. */
function limits(pack: Pack, packSet: PackSet, language: Language): readonly string[] {
  const say = words[language]
  const kinds = kindWords(packSet, language)
  const ofNodes = pack.procedures.flatMap(({ name, nodes }) =>
    nodes.flatMap(({ name: node, limit }) =>
      limit
        ? [
            [
              `${name[language]} · ${node[language]}`,
              amountOf(String(limit.amount), say.clocks[limit.clock], language),
              limit.basis,
              limit.mark
            ]
          ]
        : []
    )
  )
  const ofModels = pack.models.flatMap((model) =>
    Object.values(model.params).map((param) => [
      `${model.ref ?? model.name[language]} · ${param.name[language]}`,
      limitOf(param, language, kinds),
      param.basis,
      param.mark
    ])
  )
  const rows = [...ofNodes, ...ofModels]
  const lawful = rows.filter(([, , , mark]) => mark !== 'L')
  const local = rows.length - lawful.length
  return [lawful.length === 0 ? say.noLimits : table(say.limitHead, lawful), ...(local === 0 ? [] : [say.limitsNote(local)])]
}

/** Words of codes, where all datasets that use a code give it the same word. */
function kindWords({ datasets }: PackSet, language: Language): ReadonlyMap<string, string> {
  const found = new Map<string, Set<string>>()
  for (const { fields } of Object.values(datasets)) {
    for (const { codes } of Object.values(fields)) {
      for (const [code, name] of Object.entries(codes ?? {})) found.set(code, (found.get(code) ?? new Set()).add(name[language]))
    }
  }
  return new Map([...found].flatMap(([code, [first = '', ...others]]) => (others.length === 0 ? [[code, first] as const] : [])))
}

function routes({ routing }: Pack, packSet: PackSet, language: Language): readonly string[] {
  const say = words[language]
  if (routing === null || routing.routes.length === 0) return [say.noRoutes]
  const rows = routing.routes.map((route) => [whichOf(route, packSet, language), route.name[language]])
  const core = packSet.packs.find(({ manifest }) => manifest.id === 'core')
  const given = routing.limits.length > 0 ? routing.limits : (core?.routing?.limits ?? [])
  const lines = given.map(({ levels, sign, handle }) => `- ${say.limitLine(levelsOf(levels, language), sign.amount, handle.amount)}`)
  return [table(say.routeHead, rows), lines.join('\n'), say.avoidance]
}

function whichOf({ models: ids, levels }: Routing['routes'][number], packSet: PackSet, language: Language): string {
  const named = (ids ?? []).map((id) => packSet.model(id)?.name[language] ?? id)
  const parts = [named.join(words[language].comma), levels === undefined ? '' : levelsOf(levels, language)].filter((part) => part !== '')
  return parts.length === 0 ? words[language].every : parts.join(language === 'zh' ? '，' : ': ')
}

const levelsOf = (levels: readonly string[] | undefined, language: Language): string =>
  levels === undefined ? words[language].every : levels.map((level) => words[language].levels[level]).join(words[language].comma)

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '／').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const page = (parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`
