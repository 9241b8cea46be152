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
import { drawValue, type DrawSource } from './draw-value.ts'
import { sealRows } from './seal-rows.ts'
import { fillCell, fillText, valueOf, type Drawn, type Drawns } from './fill-text.ts'
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
  readonly columns: readonly string[]
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
  const open = new Map<string, OpenLedger>(scenario.files.map((file) => [file.id, { columns: file.columns, rows: [] }]))
  const planted: AnswerDraft[] = []
  const decoys: AnswerDraft[] = []
  for (const story of scenario.stories) {
    const hides = story.plants !== undefined || story.decoy !== undefined
    if (hides && !input.planted) continue
    for (let copy = 1; copy <= timesOf(story, input.size); copy += 1) {
      const key = `story:${pack}:${story.id}:${copy}`
      try {
        const own = random.fork(`${story.id} ${copy}`)
        const drawn = drawAll(story.let, new Map(), source, own)
        if (drawn === null) continue
        writeRows(story, drawn, { open, key, source, random: own })
        if (story.plants !== undefined) planted.push(...answersOf(story, drawn, key))
        if (story.decoy !== undefined) decoys.push(answer(story.decoy, story, drawn, key))
      } catch (error) {
        throw new Error(`${pack} 的情节 ${story.id}：${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
    }
  }
  const ledgers = scenario.files.map(({ id, name, mapping, columns, seal }) => {
    const rows = open.get(id)?.rows ?? []
    return { name, ledger: { mapping, header: columns, rows: seal === undefined ? rows : sealRows(rows, columns, seal) } }
  })
  return { ledgers, planted, decoys }
}

const timesOf = ({ times, plants, decoy }: ScenarioStory, size: CountySize): number =>
  size === 'tiny' ? (times.tiny ?? (plants === undefined && decoy === undefined ? Math.min(times.small, 12) : times.small)) : times[size]

/** The values of `let` on top of those given; null when the county lacks one of them. */
function drawAll(draws: ScenarioStory['let'], given: Drawns, source: DrawSource, random: Random): Drawns | null {
  const drawn = new Map<string, Drawn>(given)
  for (const [name, draw] of Object.entries(draws)) {
    const value = drawValue(draw, drawn, source, random)
    if (value === null) return null
    drawn.set(name, value)
  }
  return drawn
}

interface Writing {
  readonly open: ReadonlyMap<string, OpenLedger>
  readonly key: string
  readonly source: DrawSource
  readonly random: Random
}

/** Rows that one line of a story may become; more is a slip of the pack's author and would fill the memory. */
const mostCopies = 10_000

function writeRows(story: ScenarioStory, drawn: Drawns, { open, key, source, random }: Writing): void {
  for (const [file, rows] of Object.entries(story.rows)) {
    const ledger = open.get(file)
    if (ledger === undefined) throw new Error(`没有台账“${file}”`)
    for (const { repeat = 1, each, ...cells } of rows) {
      const copies = typeof repeat === 'number' ? repeat : Number(valueOf(repeat, drawn))
      if (!Number.isInteger(copies) || copies < 0 || copies > mostCopies)
        throw new Error(`repeat 应是 0 到 ${mostCopies} 的整数，得到 ${copies}`)
      for (let place = 1; place <= copies; place += 1) {
        const own = drawAll(each ?? {}, new Map([...drawn, ['i', place]]), source, random)
        if (own === null) continue
        ledger.rows.push({ key, cells: ledger.columns.map((header) => fillCell(cells[header] ?? null, own)) })
      }
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
