/** `flags` on each trap of ../shared/domain/ocds-flags.md by itself, and the settings file. */
import { describe, expect, test } from 'vitest'
import { readFlagSettings } from '../../electron/engine/services/flags/settings.ts'
import { flagsOf } from '../support/ocds-flags.ts'
import type { Release } from '../support/ocds-random.ts'

/** Two bids of a process decided on price. */
function gap(ocid: string, winner: number, second: number, currency = 'CNY'): Release {
  const bid = (id: string, amount: number) => ({ id, status: 'valid', value: { amount, currency }, tenderers: [{ id }] })
  return {
    ocid,
    bids: { details: [bid('w', winner), bid(`l${ocid}`, second)] },
    awards: [{ id: 'A', status: 'active', suppliers: [{ id: 'w' }] }]
  }
}

describe('[#16] [#67] traps of the OCDS red flags', () => {
  test('trap 1: the minimum of R038 counts bids, not processes', async () => {
    const release = { ocid: '1', buyer: { id: 'B' }, bids: { details: [{ status: 'disqualified' }, { status: 'valid' }] } }
    expect((await flagsOf([release], '[R038]\nthreshold = 0.5', true)).result).toEqual({ Buyer: { B: { R038: 0.5 } } })
    expect((await flagsOf([release], '[R038]\nthreshold = 0.5\nminimum_contracting_processes = 3', true)).result).toEqual({})
  })

  test('trap 2: quartiles are R-8, shown in Meta to four decimals', async () => {
    const releases = [101, 130, 131, 132, 133].map((second, at) => gap(String(at), 100, second))
    const { result } = await flagsOf(releases, 'currency = CNY\n[R024]\n[R025]', true, { meta: true })
    expect(result.Meta).toEqual({
      R024: { q1: 0.2033, q3: 0.3233, lower_fence: 0.0233 },
      R025: { q1: 0, q3: 0.0833, upper_fence: 1.3333, lower_fence: -0.125 }
    })
    expect(result.OCID).toEqual({ 0: { R024: 0.01 } })
  })

  test('trap 3: dates as text in Cardinal, as instants here', async () => {
    const late = (ocid: string, date: string): Release => ({
      ocid,
      tender: { tenderPeriod: { endDate: '2026-03-10T09:00:00Z' } },
      awards: [{ status: 'active', suppliers: [{ id: 'a' }] }],
      bids: { details: [{ status: 'valid', date, tenderers: [{ id: 'a' }] }] }
    })
    const releases = [
      late('offset', '2026-03-10T10:00:00+08:00'),
      late('really', '2026-03-10T08:00:00-02:00'),
      late('both', '2026-03-10T09:00:01Z')
    ]
    const flagged = async (cardinal: boolean) => Object.keys((await flagsOf(releases, '[R030]', cardinal)).result.OCID ?? {})
    expect([await flagged(true), await flagged(false)]).toEqual([
      ['offset', 'both'],
      ['really', 'both']
    ])
  })

  test('trap 4: parts of a day are cut off', async () => {
    const period = (ocid: string, endDate: string): Release => ({
      ocid,
      tender: { tenderPeriod: { startDate: '2026-03-01T00:00:00Z', endDate } }
    })
    const releases = [period('14', '2026-03-15T23:59:59.999Z'), period('15', '2026-03-16T00:00:00Z'), period('none', '2026-03-02')]
    expect((await flagsOf(releases, '', true)).result).toEqual({ OCID: { 14: { R003: 1 } } })
  })

  test('trap 5: what lacks tenderers, suppliers or a currency is passed over', async () => {
    const releases = [
      {
        ocid: '1',
        bids: { details: [{ status: 'valid', value: { amount: 1, currency: 'CNY' } }, null, 7] },
        awards: [{ status: 'active' }, null]
      },
      { ocid: '2', bids: { details: [{ status: 'valid', value: { amount: 1 }, tenderers: [{ id: 'a' }] }] }, awards: 'none' }
    ]
    expect((await flagsOf(releases, '', true)).result).toEqual({})
  })

  test('traps 6 and 9: the lowest of repeated bids; a price of zero', async () => {
    const twice = gap('twice', 100, 110)
    twice.bids?.details.push({ status: 'valid', value: { amount: 90, currency: 'CNY' }, tenderers: [{ id: 'w' }] })
    const releases = [twice, gap('zero', 0, 5), gap('nothing', 0, 0), gap('usual', 100, 101)]
    const ini = 'currency = CNY\n[R058]\nthreshold = 0.05'
    expect((await flagsOf(releases, ini, true)).result.OCID).toEqual({ twice: { R058: 20 / 90 }, zero: { R058: null } })
    expect((await flagsOf(releases, ini, false)).result.OCID).toEqual({ twice: { R058: 20 / 90 } })
  })

  test('traps 7 and 8: zero spread flags everyone in Cardinal, nobody here unless asked', async () => {
    const releases = [1, 2, 3, 4, 5].map((at) => gap(String(at), 100, 110))
    const all = Object.fromEntries([1, 2, 3, 4, 5].map((at) => [at, { R024: 0.1, R058: 0.1 }]))
    const ini = '[R024]\n[R058]'
    expect((await flagsOf(releases, ini, true)).result.OCID).toEqual(all)
    expect((await flagsOf(releases, ini, false)).result).toEqual({})
    expect((await flagsOf(releases, `zero_spread = true\n${ini}`, false)).result.OCID).toEqual(all)
  })

  test('trap 10: the first currency met counts, and what was left out is told', async () => {
    const releases = [gap('1', 100, 101, 'USD'), gap('2', 100, 101, 'CNY')]
    const ini = '[R024]\nthreshold = 0.02'
    const { result, notes } = await flagsOf(releases, ini, true)
    expect([Object.keys(result.OCID ?? {}), notes.length]).toEqual([['1'], 1])
    expect(Object.keys((await flagsOf(releases, `currency = CNY\n${ini}`, true)).result.OCID ?? {})).toEqual(['2'])
  })

  test('trap 11: one ocid on two lines overwrites in R058 and counts twice in R038; here the later release is merged in', async () => {
    const releases = [
      { ...gap('1', 100, 200), date: '2026-01-01T00:00:00Z', buyer: { id: 'B' } },
      { ...gap('1', 100, 150), date: '2026-01-02T00:00:00Z', buyer: { id: 'B' } }
    ]
    for (const { bids } of releases) bids?.details.push({ status: 'disqualified', id: 'x', tenderers: [{ id: 'x' }] })
    const ini = 'currency = CNY\n[R038]\nthreshold = 0.3\nminimum_contracting_processes = 6\n[R058]\nthreshold = 0.1'
    expect((await flagsOf(releases, ini, true)).result).toMatchObject({ OCID: { 1: { R058: 0.5 } }, Buyer: { B: { R038: 1 / 3 } } })
    expect((await flagsOf(releases, ini, false)).result).toMatchObject({ OCID: { 1: { R058: 0.5 } } })
    expect((await flagsOf(releases, ini, false)).result.Buyer).toBeUndefined()
  })

  test("maps are all there when asked for, in Cardinal's names", async () => {
    const release = { ...gap('1', 100, 101), buyer: { id: 'B' }, tender: { procuringEntity: { id: 'P' } } }
    release.bids?.details.push({ status: 'disqualified', tenderers: [{ id: 'x' }] })
    const { result } = await flagsOf([release], '[R024]\nthreshold = 0.02\n[R038]', true, { map: true })
    expect(result.Maps).toEqual({
      ocid_buyer_r038: { 1: 'B' },
      ocid_procuringentity_r038: { 1: 'P' },
      ocid_tenderer: { 1: ['l1', 'w', 'x'] },
      ocid_tenderer_r024: { 1: ['l1', 'w'] },
      ocid_tenderer_r028: {},
      ocid_tenderer_r030: {},
      ocid_tenderer_r035: {},
      ocid_tenderer_r058: {}
    })
  })

  test('lines that are no release are passed over and told', async () => {
    const { result, processes, notes } = await flagsOf(
      ['{"ocid": 5}', 'broken', '', '[]', { ocid: 'ok', tender: { numberOfTenderers: 1, procurementMethod: 'open' } }],
      '',
      true
    )
    expect([result, processes, notes.length]).toEqual([{ OCID: { ok: { R018: 1 } } }, 1, 1])
    await expect(flagsOf(['{"a": 1}', '{"b": 2}'], '', false)).rejects.toMatchObject({ value: { code: 'bad_file' } })
  })

  test.each([
    ['[R024]\nlimit = 5', 2],
    ['[R999x]', 1],
    ['\n[R048]\ndigits = two', 3],
    ['what is this', 1],
    ['[R025]\npercentile = 101', 2]
  ])('settings that cannot be read are refused with their line: %j', (ini, line) => {
    expect(() => readFlagSettings(ini, 's.ini')).toThrow(
      expect.objectContaining({ value: expect.objectContaining({ code: 'bad_file', line }) })
    )
  })

  test("Cardinal's own settings file is read", () => {
    const ini =
      '; currency = USD\ncurrency = "CNY"\n[defaults]\nbid_status = valid\n[codelists.bid_status]\nq = valid\n[R003]\n[R003.procurement_method_details]\nemergency = 10\n[R055]\n'
    const { on, currency, r003, passedOver } = readFlagSettings(ini, 's.ini')
    expect([[...on], currency, [...r003.details], passedOver]).toEqual([['R003'], 'CNY', [['emergency', 10]], ['R055']])
  })
})
