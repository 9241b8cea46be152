/**
 * Plays the scenarios of packs into ledgers: each story as often as the county's size asks, its values drawn from its own stream, so that a
 * story added to one pack changes nothing in another. Stories that plant or mislead are left out of a clean county.
 */
import type { Scenario, ScenarioStory } from '../../../../../shared/packs/scenario.ts'
import type { CellValue } from '../../../io/table-file.ts'
import type { PackSet } from '../../../packs/pack-set.ts'
import type { AnswerDraft } from '../answers.ts'
import { NameMaker, type IdMaker } from '../identity.ts'
import type { Ledger } from '../ledger.ts'
import type { Random } from '../random.ts'
import type { CountySize } from '../sizes.ts'
import type { WorkDays } from '../work-days.ts'
import type { County } from '../world.ts'
import { copiesOf, drawAll, type Chances } from './copies.ts'
import type { DrawSource } from './draw-value.ts'
import { fillJson } from './fill-json.ts'
import { sealRows } from './seal-rows.ts'
import { fillCell, fillText, type Drawn, type Drawns } from './fill-text.ts'
import { Holders } from './holders.ts'

/** A pack's scenario as the county plays it. */
export interface PackScenario {
  readonly pack: string
  readonly scenario: Scenario
}

/** The scenarios of these packs, in their order; what they say of models of other packs only as far as those are here. */
export function scenariosOf(packSet: PackSet): readonly PackScenario[] {
  const known = (one: ScenarioStory['also'][number]): boolean => packSet.model(typeof one === 'string' ? one : one.model) !== undefined
  return packSet.packs.flatMap(({ manifest, scenario }) => {
    if (scenario === null) return []
    const stories = scenario.stories.map((story) => ({ ...story, also: story.also.filter(known) }))
    return [{ pack: manifest.id, scenario: { ...scenario, stories } }]
  })
}

export interface PlayInput {
  readonly world: County
  readonly workDays: WorkDays
  readonly ids: IdMaker
  readonly random: Random
  readonly size: CountySize
  readonly planted: boolean
}

export interface PlayedLedger {
  readonly name: string
  /** jsonl: each row has one cell, which is the line */
  readonly format: 'csv' | 'jsonl'
  readonly ledger: Ledger
}

export interface PlayedScenario {
  readonly ledgers: readonly PlayedLedger[]
  readonly planted: readonly AnswerDraft[]
  readonly decoys: readonly AnswerDraft[]
}

/** Plays all scenarios in the packs' order. Throws Error naming pack and story when one cannot be played. */
export function playScenarios(scenarios: readonly PackScenario[], input: PlayInput): PlayedScenario {
  const { officials, firms, kin } = input.world
  const everybody = [...officials, ...kin, ...firms.flatMap((firm) => [...firm.people, firm.legal])].map((one) => one.name)
  const holders = new Holders(input.world)
  const played = scenarios.map((one) => playOne(one, input, everybody, holders))
  return {
    ledgers: played.flatMap((one) => one.ledgers),
    planted: played.flatMap((one) => one.planted),
    decoys: played.flatMap((one) => one.decoys)
  }
}

interface OpenLedger {
  /** null for lines of JSON */
  readonly columns: readonly string[] | null
  readonly rows: { key: string; cells: readonly CellValue[] }[]
}

function playOne({ pack, scenario }: PackScenario, input: PlayInput, everybody: readonly string[], holders: Holders): PlayedScenario {
  const random = input.random.fork(`scenario ${pack}`)
  const { world, workDays, ids } = input
  const source: DrawSource = {
    world,
    holders,
    workDays,
    ids,
    names: new NameMaker(random.fork('names'), everybody),
    lists: scenario.lists,
    serials: new Map(),
    accounts: Math.floor(random.unit() * 9000) * 10_000
  }
  const open = new Map<string, OpenLedger>(
    scenario.files.map((file) => [file.id, { columns: 'columns' in file ? file.columns : null, rows: [] }])
  )
  const planted: AnswerDraft[] = []
  const decoys: AnswerDraft[] = []
  for (const story of scenario.stories) {
    const hides = story.plants !== undefined || story.decoy !== undefined
    if (hides && !input.planted) continue
    for (let copy = 1; copy <= timesOf(story, input.size); copy += 1) {
      const key = `story:${pack}:${story.id}:${copy}`
      try {
        const chances = { source, random: random.fork(`${story.id} ${copy}`) }
        const drawn = playRounds(story, copy, roundsOf(story, input.size), { open, key, chances })
        if (drawn === null) continue
        if (story.plants !== undefined) planted.push(...answersOf(story, drawn, key))
        if (story.decoy !== undefined) decoys.push(answer(story.decoy, story, drawn, key))
      } catch (error) {
        throw new Error(`${pack} 的情节 ${story.id}：${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
    }
  }
  const ledgers = scenario.files.map((file) => playedLedger(file, open.get(file.id)?.rows ?? []))
  return { ledgers, planted, decoys }
}

const timesOf = ({ times, plants, decoy }: ScenarioStory, size: CountySize): number =>
  size === 'tiny' ? (times.tiny ?? (plants === undefined && decoy === undefined ? Math.min(times.small, 12) : times.small)) : times[size]

const roundsOf = ({ rounds }: ScenarioStory, size: CountySize): number =>
  rounds === undefined ? 1 : size === 'tiny' ? (rounds.tiny ?? rounds.small) : rounds[size]

function playedLedger(file: Scenario['files'][number], rows: OpenLedger['rows']): PlayedLedger {
  const { name, mapping } = file
  if (!('columns' in file)) return { name, format: 'jsonl', ledger: { mapping, header: [], rows } }
  const { columns, seal } = file
  return { name, format: 'csv', ledger: { mapping, header: columns, rows: seal === undefined ? rows : sealRows(rows, columns, seal) } }
}

interface Writing {
  readonly open: ReadonlyMap<string, OpenLedger>
  readonly key: string
  readonly chances: Chances
}

/** Writes one copy of a story; gives what was drawn in its first round, or null when the county lacks something that it wants. */
function playRounds(story: ScenarioStory, copy: number, rounds: number, writing: Writing): Drawns | null {
  let first: Drawns | null = null
  for (let round = 1; round <= rounds; round += 1) {
    const given = new Map<string, Drawn>([
      ['copy', copy],
      ['round', round]
    ])
    const drawn = drawAll(story.let, given, writing.chances)
    if (drawn === null) return first
    writeRows(story, drawn, writing)
    first ??= drawn
  }
  return first
}

function writeRows(story: ScenarioStory, drawn: Drawns, { open, key, chances }: Writing): void {
  for (const [file, rows] of Object.entries(story.rows)) {
    const ledger = open.get(file)
    if (ledger === undefined) throw new Error(`没有台账“${file}”`)
    for (const { repeat = 1, each = {}, json, ...cells } of rows)
      for (const own of copiesOf(repeat, each, drawn, chances)) {
        const line = json === undefined ? [] : [JSON.stringify(fillJson(json, own, chances))]
        ledger.rows.push({ key, cells: ledger.columns?.map((header) => fillCell(cells[header] ?? null, own)) ?? line })
      }
  }
}

function answersOf(story: ScenarioStory, drawn: Drawns, key: string): readonly AnswerDraft[] {
  const more = story.also.map((one) => (typeof one === 'string' ? { model: one } : one))
  return [
    answer(story.plants ?? '', story, drawn, key),
    ...more.map(({ model, ...own }) => answer(model, { ...story, finding: undefined, ...own }, drawn, key))
  ]
}

function answer(
  model: string,
  { subject, finding, story }: Pick<ScenarioStory, 'subject' | 'finding' | 'story'>,
  drawn: Drawns,
  key: string
): AnswerDraft {
  if (subject === undefined || story === undefined) throw new Error('没有写明 subject 或 story')
  return {
    model,
    subject: {
      kind: subject.kind,
      code: subject.code === undefined ? null : fillText(subject.code, drawn),
      name: fillText(subject.name, drawn)
    },
    finding: finding === undefined ? null : fillText(finding, drawn),
    story: { zh: fillText(story.zh, drawn), en: fillText(story.en, drawn) },
    lesson: null,
    records: [key]
  }
}
