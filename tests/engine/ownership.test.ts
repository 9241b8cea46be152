/** Chains of ownership on the published examples of the Beneficial Ownership Data Standard (BODS 0.4), and on circles that no example has. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { describe, expect, test } from 'vitest'
import { ownershipOf, type Stake } from '../../shared/domain/graph/ownership.ts'

const folder = join(import.meta.dirname, '../../../shared/data/bods-examples')
const interest = z.object({
  type: z.string().optional(),
  directOrIndirect: z.string().optional(),
  share: z.object({ exact: z.number().optional() }).optional()
})
const statement = z.object({
  recordId: z.string(),
  recordType: z.string(),
  recordStatus: z.string(),
  recordDetails: z.object({
    name: z.string().optional(),
    names: z.array(z.object({ fullName: z.string() })).optional(),
    subject: z.unknown().optional(),
    interestedParty: z.unknown().optional(),
    interests: z.array(interest).optional()
  })
})

/**
 * Statements as stakes: of each record the last statement counts, closed ones not; an indirect interest sums up others and would count twice; one
 * of unknown kind is a stake whose share is not on record.
 */
function stakesIn(file: string): {
  readonly stakes: readonly Stake[]
  readonly name: (id: string) => string
  readonly id: (name: string) => string
} {
  const last = new Map(
    z
      .array(statement)
      .parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
      .map((one) => [one.recordId, one])
  )
  const names = new Map(
    [...last.values()].map(({ recordId, recordDetails: { name, names } }) => [recordId, name ?? names?.[0]?.fullName ?? recordId])
  )
  const stakes = [...last.values()].flatMap(
    ({ recordType, recordStatus, recordDetails: { subject, interestedParty, interests = [] } }): Stake[] => {
      if (recordType !== 'relationship' || recordStatus === 'closed') return []
      if (typeof subject !== 'string' || typeof interestedParty !== 'string') return []
      const held = interests.find(({ type, directOrIndirect }) => type === 'shareholding' && directOrIndirect === 'direct')
      const unknown = interests.some(({ directOrIndirect }) => directOrIndirect === 'unknown')
      return held || unknown ? [{ holder: interestedParty, held: subject, share: held?.share?.exact ?? null }] : []
    }
  )
  return {
    stakes,
    name: (id) => names.get(id) ?? id,
    id: (name) => [...names].find(([, one]) => one === name)?.[0] ?? ''
  }
}
function above(file: string, firm: string) {
  const { stakes, name, id } = stakesIn(file)
  return ownershipOf(id(firm), stakes).holders.map(({ node, share, partly, ultimate, ways }) => [
    name(node),
    share,
    partly,
    ultimate,
    ways.length
  ])
}

const present = existsSync(folder)
if (!present) console.log('skipped: ../shared/data/bods-examples is not there')

describe.skipIf(!present)('[#35] ownership on the examples of BODS', () => {
  test('two people hold a firm through a joint shareholding', () => {
    expect(above('joint-ownership.json', 'CHRINON LTD')).toEqual([
      ['Joint shareholding', 100, false, false, 1],
      ['Natalie Coleman', 50, false, true, 1],
      ['Roberto Lopez', 50, false, true, 1]
    ])
  })
  test('through two firms, where what the person holds in them is not on record: unknown, not zero', () => {
    expect(above('mutilple-indirect-ownership-2.json', 'Company A')).toEqual([
      ['Company B', 40, false, false, 1],
      ['Company C', 20, false, false, 1],
      ['Person 1', null, true, true, 2]
    ])
  })
  test('a direct half and an unknown part through another firm', () => {
    expect(above('mixed-direct-and-indirect-ownership.json', 'Company A').toSorted()).toEqual([
      ['Company B', 50, false, false, 1],
      ['Person 1', 50, true, true, 2]
    ])
  })
  test('of a record changed four times the last statement counts, a closed one not', () => {
    expect(above('tecido.json', 'Tecido Ltd')).toEqual([['Shear Trust', 80, false, true, 1]])
  })
  test('a nomination is no shareholding', () => {
    expect(above('nomination.json', 'Los Corazones de Plata')).toEqual([])
  })
})

describe('[#35] ownership beyond the examples', () => {
  const stake = (holder: string, held: string, share: number | null): Stake => ({ holder, held, share })
  test('shares multiply down a way and add up over ways', () => {
    const { holders, circles, complete } = ownershipOf('a', [
      stake('b', 'a', 60),
      stake('c', 'a', 40),
      stake('p', 'b', 50),
      stake('p', 'c', 25),
      stake('q', 'b', 50)
    ])
    expect(holders.map(({ node, share }) => [node, share])).toEqual([
      ['b', 60],
      ['c', 40],
      ['p', 40],
      ['q', 30]
    ])
    expect([circles, complete]).toEqual([[], true])
  })
  test('firms that hold one another are a circle, shown once, and the climb ends', () => {
    const { holders, circles } = ownershipOf('a', [stake('b', 'a', 50), stake('c', 'b', 50), stake('a', 'c', 50), stake('p', 'c', 50)])
    expect(circles).toEqual([['a', 'c', 'b', 'a']])
    expect(holders.map(({ node, share, ultimate }) => [node, share, ultimate])).toEqual([
      ['b', 50, false],
      ['c', 25, false],
      ['p', 12.5, true]
    ])
  })
  test('two entries of one holder in one firm are added; one without its share makes the sum unknown', () => {
    expect(ownershipOf('a', [stake('b', 'a', 10), stake('b', 'a', 5)]).holders[0]?.share).toBe(15)
    expect(ownershipOf('a', [stake('b', 'a', 10), stake('b', 'a', null)]).holders[0]?.share).toBeNull()
  })
})
