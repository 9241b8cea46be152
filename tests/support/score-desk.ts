/**
 * The training county beside the second routine of the index (second-score.ts): what both say of a unit and period, held against each other leaf
 * by leaf, and ledgers brought in as an office sends them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openVault } from '../../electron/engine/vault/open-vault.ts'
import type { Vault } from '../../electron/engine/vault/vault.ts'
import type { Client } from '../../shared/ipc/client.ts'
import type { CommandOutput } from '../../shared/ipc/contract.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import type { ScoreNodeRow } from '../../shared/ipc/commands/score.ts'
import { openCounty, testNow, type OpenCounty } from './county.ts'
import { secondScore, type SecondScore } from './second-score.ts'

const pack = join(import.meta.dirname, '../../resources/packs/ecology')
const yaml = (name: string): string => readFileSync(join(pack, `${name}.yaml`), 'utf8')
/** Text of the shipped tree and points. */
export const indexFiles = { tree: yaml('indicators'), points: yaml('points') }
export type Scored = CommandOutput<'score.trees'>['units'][number]
export type Second = ReadonlyMap<string, SecondScore>
/** The vault is opened many times here, so its derivation is as cheap as can be. */
export const deskKdf = { memoryKib: 8, passes: 1 } as const

export interface ScoreDesk {
  readonly county: OpenCounty
  readonly call: Client['call']
  /** every unit's scored tree in a period */
  trees(period: string): Promise<readonly Scored[]>
  /** score by name of the unit */
  scores(period: string): Promise<Readonly<Record<string, number | null>>>
  /** what the second routine says, by `unit period`; the shipped tree unless another yaml is given */
  second(periods: readonly string[], tree?: string): Promise<Second>
  /** imports lines under a header; nothing may land in quarantine */
  take(name: string, header: string, lines: readonly string[]): Promise<void>
  /** works while the engine has let go of the vault */
  away<T>(work: () => T | Promise<T>): Promise<T>
  /** works on the vault's file while the engine has let go of it */
  beside<T>(work: (vault: Vault) => T | Promise<T>): Promise<T>
}

export async function openScoreDesk(): Promise<ScoreDesk> {
  const county = await openCounty(1, { kdfCost: deskKdf })
  const call: Client['call'] = (name, input) => county.client.call(name, input)
  const passphrase = trainingPassphrase
  const away: ScoreDesk['away'] = async (work) => {
    await call('vault.lock', {})
    try {
      return await work()
    } finally {
      await call('vault.unlock', { vault: county.engine.files.put(county.dir), passphrase })
    }
  }
  const beside: ScoreDesk['beside'] = (work) =>
    away(async () => {
      const vault = await openVault(
        county.dir,
        { passphrase },
        { clock: () => testNow, newId: () => crypto.randomUUID(), kdfCost: deskKdf }
      )
      try {
        return await work(vault)
      } finally {
        vault.close()
      }
    })
  const trees: ScoreDesk['trees'] = async (period) => (await call('score.trees', { period })).units
  return {
    county,
    call,
    trees,
    away,
    beside,
    scores: async (period) => Object.fromEntries((await trees(period)).map((one) => [one.name, one.score])),
    second: (periods, tree = indexFiles.tree) =>
      beside((vault) => {
        const score = secondScore(vault.reader, { ...indexFiles, tree })
        const units = vault.reader.prepare('SELECT DISTINCT org_id FROM point_value').pluck().all() as string[]
        return new Map(periods.flatMap((period) => units.map((unit) => [`${unit} ${period}`, score(unit, period)] as const)))
      }),
    async take(name, header, lines) {
      const file = join(county.home, `${name}.csv`)
      writeFileSync(file, `${[header, ...lines].join('\n')}\n`)
      const { imports } = await county.client.run('import.run', { files: [county.engine.files.put(file)], extent: 'increment' })
      expect(imports.map((one) => one.quarantined)).toEqual([0])
    }
  }
}

/** The nodes without children, lines of adjustment included. */
export const leavesOf = (node: ScoreNodeRow): readonly ScoreNodeRow[] =>
  node.children.length > 0 ? node.children.flatMap(leavesOf) : [node]

/** Holds score, coverage and every weighed leaf against the second routine's, to 1e-9. */
export function agrees(one: Scored, period: string, second: Second): void {
  const own = second.get(`${one.unit} ${period}`)
  const where = `${one.name} ${period}`
  expect(Math.abs(one.coverage - (own?.coverage ?? Number.NaN)), where).toBeLessThan(1e-9)
  expect(one.score === null, where).toBe(own?.score === null)
  const weighed = leavesOf(one.tree).filter((leaf) => leaf.weight > 0)
  expect(weighed.map((leaf) => leaf.id).toSorted(), where).toEqual([...(own?.leaves.keys() ?? [])].toSorted())
  if (one.score === null) return
  expect(Math.abs(one.score - (own?.score ?? Number.NaN)), where).toBeLessThan(1e-9)
  for (const { id, contribution, state } of weighed) {
    const adds = own?.leaves.get(id) ?? Number.NaN
    expect(Number.isNaN(adds), `${where} ${id}`).toBe(state === 'missing')
    expect(Math.abs((contribution ?? Number.NaN) - (Number.isNaN(adds) ? 0 : adds)), `${where} ${id}`).toBeLessThan(1e-9)
  }
}
