/** Values of `let` and `each`, drawn in the order in which they are written, and the copies that a `repeat` asks for. */
import type { ScenarioDraws } from '../../../../../shared/packs/scenario-draw.ts'
import type { Random } from '../random.ts'
import { drawValue, type DrawSource } from './draw-value.ts'
import { valueOf, type Drawn, type Drawns } from './fill-text.ts'

/** Where a story's chances come from. */
export interface Chances {
  readonly source: DrawSource
  readonly random: Random
}

/** The values of `draws` on top of those given; null when the county lacks one of them. */
export function drawAll(draws: ScenarioDraws, given: Drawns, { source, random }: Chances): Drawns | null {
  const drawn = new Map<string, Drawn>(given)
  for (const [name, draw] of Object.entries(draws)) {
    const value = drawValue(draw, drawn, source, random)
    if (value === null) return null
    drawn.set(name, value)
  }
  return drawn
}

/** Copies that one line of a story may become; more is a slip of the pack's author and would fill the memory. */
const mostCopies = 10_000

/** The values of each copy, {i} among them; a copy for which the county lacks something is left out. Throws Error on an impossible number. */
export function copiesOf(repeat: number | string, each: ScenarioDraws, drawn: Drawns, chances: Chances): readonly Drawns[] {
  const copies = typeof repeat === 'number' ? repeat : Number(valueOf(repeat, drawn))
  if (!Number.isInteger(copies) || copies < 0 || copies > mostCopies)
    throw new Error(`repeat 应是 0 到 ${mostCopies} 的整数，得到 ${copies}`)
  return Array.from({ length: copies }, (_, at) => drawAll(each, new Map([...drawn, ['i', at + 1]]), chances)).filter((own) => own !== null)
}
