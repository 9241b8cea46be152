/** The eleven indicators as models of pack `ocds`: which parameters the settings give them, and what a hit of theirs says in Cardinal's result. */
import type { Hit } from '../../../../shared/domain/warning.ts'
import type { ParamOverrides } from '../../../../shared/packs/params.ts'
import type { FlagGroup, FlagMap } from './result.ts'
import type { FlagCode, FlagSettings } from './settings.ts'

export interface FlagMode {
  readonly settings: FlagSettings
  readonly currency: string
  readonly cardinal: boolean
}

/** What is measured of every subject and set against a fence of all of them. */
export interface Outlier {
  readonly threshold: (settings: FlagSettings) => number | null
  readonly side: 'low' | 'high'
  /** judged only with a fence above zero */
  readonly guarded: boolean
  /** name of the fence and prefix of the figures in Meta */
  readonly prefix: string
  /** only those with at least so many bids, at this percentile of all */
  readonly percentile?: (settings: FlagSettings) => number
}

export interface FlagIndicator {
  readonly code: FlagCode
  readonly model: string
  readonly params: (mode: FlagMode) => ParamOverrides
  readonly group: FlagGroup
  readonly value: (hit: Hit) => number
  /** tenderers flagged beside the subject: figures that hold their ids, or all bidders of the evidence */
  readonly tenderers?: { readonly from: readonly string[] | 'bidders'; readonly value: 0 | 1; readonly map: FlagMap }
  readonly outlier?: Outlier
}

const figure =
  (name: string) =>
  (hit: Hit): number =>
    Number(hit.figures[name])
const one = (): number => 1
const prices = ({ settings, currency }: FlagMode): ParamOverrides => ({
  currency,
  no_price: settings.noPrice,
  only_price: settings.onlyPrice
})
/** Below zero the model would work out a limit; a limit of zero judges as little. */
const limit = (threshold: number | null): number => (threshold === null ? -1 : Math.max(0, threshold))
const spread = (threshold: number | null, { settings, cardinal }: FlagMode): ParamOverrides => ({
  threshold: limit(threshold),
  min_n: 0,
  zero_spread: cardinal || settings.zeroSpread ? 1 : 0
})
const high = (threshold: Outlier['threshold'], prefix = '', guarded = true): Outlier => ({ threshold, side: 'high', guarded, prefix })

/** The gap between the winning bid and the next; Cardinal divides by zero where the winning bid is zero. */
const gap = (hit: Hit): number => {
  const [price, second] = [Number(hit.figures['price']), Number(hit.figures['second_price'])]
  return (second - price) / price
}

const refusals = (kind: 'buyer' | 'entity' | 'tenderer', group: FlagGroup): FlagIndicator => ({
  code: 'R038',
  model: `ocds-r038-${kind}`,
  params: (mode) => ({
    ...spread(mode.settings.r038.threshold, mode),
    minimum: kind === 'tenderer' ? mode.settings.r038.minimumBids : mode.settings.r038.minimumProcesses
  }),
  group,
  value: figure('ratio'),
  outlier: high((settings) => settings.r038.threshold, `${group}_`)
})

export const flagIndicators: readonly FlagIndicator[] = [
  {
    code: 'R003',
    model: 'ocds-r003',
    params: ({ settings: { r003 } }) => ({
      threshold: { ...Object.fromEntries(r003.details), '*': r003.threshold },
      methods: r003.methods
    }),
    group: 'OCID',
    value: one
  },
  { code: 'R018', model: 'ocds-r018', params: ({ settings }) => ({ methods: settings.r018.methods }), group: 'OCID', value: one },
  {
    code: 'R024',
    model: 'ocds-r024',
    params: (mode) => ({ ...prices(mode), ...spread(mode.settings.r024.threshold, mode) }),
    group: 'OCID',
    value: gap,
    tenderers: { from: ['winner_id', 'second_id'], value: 0, map: 'ocid_tenderer_r024' },
    outlier: { threshold: (settings) => settings.r024.threshold, side: 'low', guarded: true, prefix: '' }
  },
  {
    code: 'R025',
    model: 'ocds-r025',
    params: (mode) => ({ ...spread(mode.settings.r025.threshold, mode), percentile: mode.settings.r025.percentile }),
    group: 'Tenderer',
    value: figure('ratio'),
    outlier: {
      threshold: (settings) => settings.r025.threshold,
      side: 'low',
      guarded: true,
      prefix: '',
      percentile: (settings) => settings.r025.percentile
    }
  },
  {
    code: 'R028',
    model: 'ocds-r028',
    params: ({ settings }) => ({ no_price: settings.noPrice, only_price: settings.onlyPrice }),
    group: 'OCID',
    value: one,
    tenderers: { from: 'bidders', value: 1, map: 'ocid_tenderer_r028' }
  },
  {
    code: 'R030',
    model: 'ocds-r030',
    params: ({ cardinal }) => ({ as_text: cardinal ? 1 : 0 }),
    group: 'OCID',
    value: one,
    tenderers: { from: 'bidders', value: 1, map: 'ocid_tenderer_r030' }
  },
  {
    code: 'R035',
    model: 'ocds-r035',
    params: ({ settings }) => ({ threshold: settings.r035.threshold }),
    group: 'OCID',
    value: figure('others'),
    tenderers: { from: ['winner_id'], value: 0, map: 'ocid_tenderer_r035' }
  },
  { code: 'R036', model: 'ocds-r036', params: prices, group: 'OCID', value: one },
  refusals('buyer', 'Buyer'),
  refusals('entity', 'ProcuringEntity'),
  refusals('tenderer', 'Tenderer'),
  {
    code: 'R048',
    model: 'ocds-r048',
    params: (mode) => ({
      ...spread(mode.settings.r048.threshold, mode),
      digits: mode.settings.r048.digits,
      minimum: mode.settings.r048.minimum
    }),
    group: 'Tenderer',
    value: figure('classes'),
    outlier: high((settings) => settings.r048.threshold, '', false)
  },
  {
    code: 'R058',
    model: 'ocds-r058',
    params: (mode) => ({ ...prices(mode), ...spread(mode.settings.r058.threshold, mode) }),
    group: 'OCID',
    value: gap,
    tenderers: { from: ['winner_id'], value: 0, map: 'ocid_tenderer_r058' },
    outlier: high((settings) => settings.r058.threshold)
  }
]
