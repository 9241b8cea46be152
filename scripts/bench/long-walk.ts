/**
 * P6 where it is hardest: a trail of 2,000 steps and a person with 20,000 acts. The engine's whole answer to every look that opens them, p95 of the
 * time that passed, with the processor time of this process beside it: on a busy machine only the latter says what the work costs.
 */
import type { Client } from '../../shared/ipc/client.ts'
import { atMost, ninetyFifth, show, type BenchOptions, type BenchRow, type Figure } from './figure.ts'
import { busyPerson, longMatter, longSizes, longVault } from './long-vault.ts'

export const longWalk: Figure = { id: 'P6', what: 'a long trail and a busy person', run }
const looks = 60
const first = 5

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const { engine, client } = await longVault(options)
  try {
    const { steps, acts } = longSizes(options)
    await client.run('power.prepare', {})
    const { rows } = await client.call('person.page', { text: busyPerson, limit: 1 })
    const person = rows[0]?.id ?? ''
    const [holder = { person, name: busyPerson }] = (await client.call('trail.hands', { matter: longMatter })).people
    const found: BenchRow[] = []
    for (const [what, look] of looksAt(client, person, { person: holder.person, name: holder.name }))
      found.push(await timed(what.replace('#', String(steps)).replace('*', String(acts)), look))
    return found
  } finally {
    await engine.close()
  }
}

/** Every look by which the two are opened; `#` stands for the steps, `*` for the acts. */
function looksAt(
  client: Client,
  person: string,
  holder: { readonly person: string | null; readonly name: string }
): readonly (readonly [string, () => Promise<unknown>])[] {
  const who = { person, reason: '测试' }
  return [
    ['trail.matter of # steps', () => client.call('trail.matter', { matter: longMatter, most: 100 })],
    ['trail.timeline of # steps', () => client.call('trail.timeline', { matter: longMatter })],
    ['trail.hands of # steps', () => client.call('trail.hands', { matter: longMatter })],
    ['trail.stays of # steps', () => client.call('trail.stays', { matter: longMatter, ...holder, limit: 100 })],
    ['power.project of # steps', () => client.call('power.project', { matter: longMatter, most: 100 })],
    ['trail.person of * acts', () => client.call('trail.person', who)],
    ['person.sheet of * acts', () => client.call('person.sheet', who)],
    ['person.marks of * acts', () => client.call('person.marks', { person })],
    ['power.list of * acts', () => client.call('power.list', { dimension: 'person', member: person, reason: '测试' })],
    ['power.course of * acts', () => client.call('power.course', who)]
  ]
}

async function timed(what: string, look: () => Promise<unknown>): Promise<BenchRow> {
  const wall: number[] = []
  const processor: number[] = []
  for (let round = 0; round < first + looks; round += 1) {
    const [began, before] = [performance.now(), process.cpuUsage()]
    await look()
    wall.push(performance.now() - began)
    const { user, system } = process.cpuUsage(before)
    processor.push((user + system) / 1000)
  }
  const [passed, used] = [ninetyFifth(wall.slice(first)), ninetyFifth(processor.slice(first))]
  return atMost('P6', `engine, ${what}, p95`, passed, 10, 'ms', `${show(passed, 'ms')}, cpu ${show(used, 'ms')}`)
}
