/**
 * `packs test` and `packs mutate`: whether models hold on their own cases, on SQLite and on the engines that their SQL must also mean the
 * same on, and whether the cases would notice a fault. No vault is needed.
 */
import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadCalendar } from '../../../electron/engine/packs/load-calendar.ts'
import { packFoldersIn, type PackSet } from '../../../electron/engine/packs/load-packs.ts'
import { loadKnownPacks } from '../../../electron/engine/packs/checked-packs.ts'
import { mutatePack, sqlLineInFile, type PackMutation } from '../../../electron/engine/packs/mutate-packs.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { checkedPacks } from '../../node-engine.ts'
import { testPacksOn } from '../../engines/test-packs-on.ts'
import type { Verb } from '../verb.ts'
import { listOf } from './open-vault.ts'

const resources = fileURLToPath(new URL('../../../resources', import.meta.url))

/** The least share of mutants that a pack's cases must tell apart. */
const leastShare = 0.95

const engineNames = ['sqlite', 'duckdb', 'postgres'] as const
type Engine = (typeof engineNames)[number]

export const packVerbs: readonly Verb[] = [
  {
    words: ['packs', 'test'],
    usage: '[PACK…] [--engine sqlite,duckdb,postgres]',
    says: {
      zh: '运行模型自带的用例；另列引擎时，命中须与 SQLite 完全相同',
      en: "run the models' own cases; on other engines the hits must be those of SQLite"
    },
    options: { engine: { type: 'string' } },
    async run(context) {
      const engines = (listOf(context.text('engine')) ?? ['sqlite']).map(engineOf)
      const given = context.positionals
      const [folders, ids] = [given.filter((each) => existsSync(each)), given.filter((each) => !existsSync(each))]
      const where = { packs: ids, paths: folders.map((each) => context.file(each)) }
      const others = engines.flatMap((engine) => (engine === 'sqlite' ? [] : [engine]))
      const own = engines.includes('sqlite') ? await context.client.run('packs.test', where, context.progress) : null
      if (others.length === 0 && own !== null) return own
      const packSet = loadWith(given)
      const only = given.map(packIdOf)
      const models = packSet.models.filter((model) => only.length === 0 || only.includes(model.pack))
      const failed = await testPacksOn(others, packSet, models, loadCalendar(join(resources, 'calendars')))
      const cases = models.reduce((sum, model) => sum + model.cases.length, 0)
      return { models: models.length, cases, failed: [...(own?.failed ?? []), ...failed] }
    },
    code: (value) => (Array.isArray(value['failed']) && value['failed'].length > 0 ? 1 : 0)
  },
  {
    words: ['packs', 'mutate'],
    usage: 'PACK… [--model ID]',
    says: { zh: '（编写者用）检验用例能否察觉模型里的小错', en: "(for pack authors) whether a model's cases notice small faults in it" },
    options: { model: { type: 'string' } },
    async run(context) {
      const given = context.positionals.length > 0 ? context.positionals : [context.need(0, 'PACK')]
      const packSet = loadWith(given)
      const calendar = loadCalendar(join(resources, 'calendars'))
      const only = context.text('model')
      const packs = given.map((each) => mutatePack(packSet, packIdOf(each), calendar, (model) => only === undefined || model.id === only))
      if (packs.every((pack) => pack.models.length === 0)) throw new AppError('unknown_id', `没有这个模型：${only ?? given.join('、')}。`)
      return { packs: packs.map((pack) => inFile(packSet, pack)) }
    },
    describe: (value) => (value['packs'] as readonly PackMutation[]).map(inWords).join('\n\n'),
    code: (value) => ((value['packs'] as readonly PackMutation[]).every(isSharp) ? 0 : 1)
  }
]

function engineOf(name: string): Engine {
  const engine = engineNames.find((each) => each === name)
  if (engine === undefined) throw new AppError('usage', `没有引擎 ${name}。`, { next: `--engine 可写 ${engineNames.join('、')}。` })
  return engine
}

/** A pack is named by its id or by its folder, which bears the same name. */
const packIdOf = (given: string): string => (existsSync(given) ? basename(resolve(given)) : given)

/** The shipped packs, with folders given in place of the shipped ones of the same name. */
function loadWith(given: readonly string[]): PackSet {
  const folders = given.filter((each) => existsSync(each)).map((each) => resolve(each))
  const shipped = packFoldersIn(join(resources, 'packs')).filter((folder) => !folders.some((own) => basename(own) === basename(folder)))
  const packSet = loadKnownPacks([...shipped, ...folders], checkedPacks)
  const lost = given.find((each) => !existsSync(each) && !packSet.packs.some((pack) => pack.manifest.id === each))
  if (lost === undefined) return packSet
  const next = `可用的有：${packSet.packs.map((pack) => pack.manifest.id).join('、')}。`
  throw new AppError('unknown_id', `没有领域包 ${lost}。`, { next })
}

/** Lines told as lines of the model's file. */
function inFile(packSet: PackSet, pack: PackMutation): PackMutation {
  const models = pack.models.map((result) => {
    const model = packSet.model(result.model)
    const start = model === undefined ? null : sqlLineInFile(model)
    const survivors = result.survivors.map((one) => ({ ...one, line: one.line === null ? null : one.line + (start ?? 0) }))
    return { ...result, survivors }
  })
  return { ...pack, models }
}

function isSharp(pack: PackMutation): boolean {
  const clean = pack.unknown.length === 0 && pack.models.every((model) => model.failing.length === 0 && model.stale.length === 0)
  return clean && pack.killed >= pack.total * leastShare
}

function inWords(pack: PackMutation): string {
  const lines = pack.models.flatMap(({ model, killed, total, equivalent, survivors, stale, failing }) => [
    `${model} ${killed}/${total}${equivalent > 0 ? ` (equivalent ${equivalent})` : ''}${failing.length > 0 ? ` CASES FAIL: ${failing.join('; ')}` : ''}`,
    ...survivors.map(({ id, line, becomes }) => `  ${line === null ? '' : `line ${line}: `}${id}\n      → ${becomes}`),
    ...stale.map((id) => `  listed as equivalent, but there is no such mutant or a case tells it apart: ${id}`)
  ])
  const unknown = pack.unknown.map((id) => `equivalent-mutants.yaml names model ${id}, which the pack does not have`)
  const share = pack.total === 0 ? '—' : `${((100 * pack.killed) / pack.total).toFixed(1)} %`
  return [...lines, ...unknown, `${pack.pack}: ${pack.killed}/${pack.total} = ${share}`].join('\n')
}
