/** Random OCDS releases, many of them fit to be judged and many with a piece missing or of the wrong type, and random settings with their INI text. */
import * as fc from 'fast-check'
import type { ReferenceSettings } from './cardinal-reference.ts'

/** As much of a release as the flags read; every piece may be absent or of another type. */
export interface Release {
  readonly ocid: unknown
  readonly bids?: { readonly details: unknown[] }
  readonly [key: string]: unknown
}

const codes = ['R003', 'R018', 'R024', 'R025', 'R028', 'R030', 'R035', 'R036', 'R038', 'R048', 'R058'] as const

const often = <T>(usual: fc.Arbitrary<T>, ...rare: unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: usual as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: fc.constantFrom(undefined, ...rare) })
const firm = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const reference = fc.record({ id: often(firm, 5, null) })
const team = fc.oneof({ weight: 8, arbitrary: fc.tuple(reference) }, { weight: 1, arbitrary: fc.array(reference, { maxLength: 3 }) })
const moments =
  '2026-03-01T00:00:00Z 2026-03-10T09:00:00Z 2026-03-10T09:00:01Z 2026-03-10T17:00:00+08:00 2026-03-10T10:00:00+08:00 2026-03-15T23:59:59Z ' +
  '2026-03-16T00:00:00Z 2026-03-16T08:00:00.500+08:00 2026-02-28 soon'
const moment = fc.constantFrom(...moments.split(' '))
const amount = fc.constantFrom(0, 1, 90, 99.5, 100, 100.1, 101, 105, 110, 150, 200, 1000.01)
const value = often(fc.record({ amount: often(amount, '7'), currency: often(fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'), 5) }), 'none')
const bid = often(
  fc.record({
    status: often(fc.constantFrom('valid', 'valid', 'valid', 'valid', 'disqualified', 'pending', 'invited', 'withdrawn', ''), 3),
    date: often(moment, 1),
    value,
    tenderers: often(team, {})
  }),
  null,
  'bid'
)
const item = often(
  fc.record({ classification: often(fc.record({ id: often(fc.constantFrom('10', '1001', '1102', '20', '3001', '45233130'), 5) })) }),
  1
)
const award = often(
  fc.record({
    status: often(fc.constantFrom('active', 'active', 'active', 'active', 'cancelled', 'unsuccessful', 'pending'), 4),
    suppliers: often(team, 'a'),
    items: often(fc.array(item, { maxLength: 4 }))
  }),
  null
)
const methodDetails = fc.constantFrom('NPC', 'EXC', 'x', 'y', 'x y', undefined)

const anyRelease = fc.record(
  {
    ocid: often(
      fc.integer({ min: 1, max: 60 }).map((number) => `o${number}`),
      7,
      null
    ),
    buyer: often(fc.record({ id: often(fc.constantFrom('B1', 'B2', 'B3', 'B4'), 8) }), 'B'),
    tender: often(
      fc.record({
        status: often(fc.constantFrom('complete', 'complete', 'complete', 'cancelled'), 1),
        procurementMethod: often(fc.constantFrom('open', 'selective', 'limited', 'direct'), ''),
        procurementMethodDetails: methodDetails,
        numberOfTenderers: often(fc.constantFrom(0, 1, 1, 2), '1', null),
        tenderPeriod: often(fc.record({ startDate: often(moment, 3), endDate: often(moment, 3) }), 'soon'),
        procuringEntity: often(fc.record({ id: often(fc.constantFrom('P1', 'P2', 'P3'), 9) }))
      }),
      []
    ),
    bids: often(fc.record({ details: often(fc.array(bid, { maxLength: 6 }), {}) }), []),
    awards: often(fc.oneof({ weight: 6, arbitrary: fc.tuple(award) }, { weight: 1, arbitrary: fc.array(award, { maxLength: 3 }) }), 'none')
  },
  { requiredKeys: ['ocid'] }
) as fc.Arbitrary<Release>

/** A process decided on price, as most are: nothing missing, so that ratios and quartiles are worth judging. */
const decided = fc
  .record({
    ocid: fc.integer({ min: 1, max: 400 }).map((number) => `o${number}`),
    winner: firm,
    sent: moment,
    ends: moment,
    price: fc.constantFrom(90, 99.5, 100, 100.1),
    rivals: fc.array(fc.record({ id: firm, amount, status: fc.constantFrom('valid', 'valid', 'valid', 'disqualified') }), {
      minLength: 1,
      maxLength: 4
    }),
    buyer: fc.constantFrom('B1', 'B2', 'B3', 'B4'),
    classes: fc.array(fc.constantFrom('10', '1001', '1102', '20', '3001'), { maxLength: 3 })
  })
  .map(({ ocid, winner, sent, ends, price, rivals, buyer, classes }) => {
    const bids = [{ id: winner, amount: price, status: 'valid' }, ...rivals]
    return {
      ocid,
      buyer: { id: buyer },
      tender: {
        procurementMethod: 'open',
        tenderPeriod: { startDate: '2026-03-01T00:00:00Z', endDate: ends },
        procuringEntity: { id: `P${buyer}` }
      },
      bids: {
        details: bids.map(({ id, status, amount: price_ }) => ({
          status,
          date: sent,
          value: { amount: price_, currency: 'CNY' },
          tenderers: [{ id }]
        }))
      },
      awards: [{ status: 'active', suppliers: [{ id: winner }], items: classes.map((id) => ({ classification: { id } })) }]
    }
  })

/** One release; ocids repeat now and then. */
export const randomRelease: fc.Arbitrary<Release> = fc.oneof({ weight: 2, arbitrary: decided }, { weight: 1, arbitrary: anyRelease })

const few = <T>(value_: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value_, { freq: 2, nil: null })
const share = fc.constantFrom(0, 0.01, 0.05, 0.1, 0.5, 1, -0.5)
const names = (...all: readonly string[]) => fc.subarray([...all])

/** Settings; `quirks` is set by the test. */
export const randomSettings: fc.Arbitrary<ReferenceSettings> = fc.record({
  quirks: fc.constant(true),
  codes: fc.oneof({ weight: 3, arbitrary: fc.constant([...codes]) }, { weight: 1, arbitrary: fc.subarray([...codes], { minLength: 1 }) }),
  currency: fc.constantFrom(null, 'CNY', 'USD'),
  noPrice: fc.oneof(fc.constant([]), names('NPC', 'x')),
  onlyPrice: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: names('x', 'NPC') }),
  excluded: fc.oneof(fc.constant([]), names('EXC', 'y')),
  zeroSpread: fc.boolean(),
  r003: fc.record({
    threshold: fc.constantFrom(15, 10, 0),
    methods: names('open', 'selective'),
    details: fc.constantFrom({}, { x: 5, y: 30 })
  }),
  r018: fc.constantFrom(['open', 'selective'], ['open'], []),
  r024: few(share),
  r025: fc.record({ percentile: fc.constantFrom(75, 50, 0, 100), threshold: few(share) }),
  r035: fc.constantFrom(1, 0, 2),
  r038: fc.record({ threshold: few(share), bids: fc.constantFrom(2, 0, 4), processes: fc.constantFrom(2, 1, 6) }),
  r048: fc.record({ digits: fc.constantFrom(2, 1, 4), threshold: few(fc.constantFrom(0, 1, 3)), processes: fc.constantFrom(1, 2, 20) }),
  r058: few(share)
})

/** The settings as Cardinal's INI. */
export function iniOf(s: ReferenceSettings): string {
  const line = (key: string, given: string | number | null): string => (given === null ? '' : `${key} = ${given}\n`)
  const sections: Readonly<Record<string, string>> = {
    R003: `${line('threshold', s.r003.threshold)}${line('procurement_methods', s.r003.methods.join('|'))}`,
    R018: line('procurement_methods', s.r018.join('|')),
    R024: line('threshold', s.r024),
    R025: `${line('percentile', s.r025.percentile)}${line('threshold', s.r025.threshold)}`,
    R035: line('threshold', s.r035),
    R038: `${line('threshold', s.r038.threshold)}${line('minimum_submitted_bids', s.r038.bids)}${line('minimum_contracting_processes', s.r038.processes)}`,
    R048: `${line('digits', s.r048.digits)}${line('threshold', s.r048.threshold)}${line('minimum_contracting_processes', s.r048.processes)}`,
    R058: line('threshold', s.r058)
  }
  const details = Object.entries(s.r003.details).map(([key, days]) => line(key, days))
  return [
    line('currency', s.currency) + line('no_price_comparison_procurement_methods', s.noPrice.join('|')),
    line('price_comparison_procurement_methods', s.onlyPrice.join('|')) + line('zero_spread', String(s.zeroSpread)),
    `[exclusions]\n${line('procurement_method_details', s.excluded.join('|'))}`,
    ...s.codes.map((code) => `[${code}]\n${sections[code] ?? ''}`),
    s.codes.includes('R003') ? `[R003.procurement_method_details]\n${details.join('')}` : ''
  ].join('')
}
