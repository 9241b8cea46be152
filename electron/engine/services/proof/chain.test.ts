import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readChain, sealed, type SealedRecord } from '../../../../shared/domain/proof/chain.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('[A5] a sealed chain', () => {
  const chain = (n: number): SealedRecord[] => {
    const records: SealedRecord[] = []
    for (let order = 1; order <= n; order += 1) {
      const before = records.at(-1)?.hash ?? ''
      const values = [`T1`, `${order}`, `第 ${order} 家`]
      records.push({ id: `r${order}`, order, values, before, hash: sealed({ before, values }, '|', sha256) })
    }
    return records
  }
  const kinds = (records: readonly SealedRecord[]) => readChain(records, '|', sha256).faults.map((fault) => [fault.kind, fault.id])

  test('an untouched chain is sound to its last record, in whatever order it is read', () => {
    const records = chain(174)
    const reading = readChain(records.toReversed(), '|', sha256)
    expect([reading.sound, reading.faults, reading.last]).toEqual([174, [], records.at(-1)?.hash])
  })
  test('changed after sealing, taken out, put in, sealed anew without those after it', () => {
    const records = chain(8)
    const third = records[2]
    if (third === undefined) throw new Error('no third')
    const changed = { ...third, values: ['T1', '3', '另一家'] }
    expect(kinds(records.map((one) => (one === third ? changed : one)))).toEqual([['hash_differs', 'r3']])
    expect(kinds(records.filter((one) => one !== third))).toEqual([
      ['link_broken', 'r4'],
      ['gap', 'r4']
    ])
    const anew = { ...changed, hash: sealed(changed, '|', sha256) }
    expect(kinds(records.map((one) => (one === third ? anew : one)))).toEqual([['link_broken', 'r4']])
    expect(kinds([...records, { ...third, id: 'extra' }]).map(([kind]) => kind)).toEqual(['link_broken', 'twice'])
    expect(
      readChain(
        records.map((one) => (one === third ? changed : one)),
        '|',
        sha256
      ).sound
    ).toBe(2)
  })
})
