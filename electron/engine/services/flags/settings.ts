/**
 * Settings of the OCDS flags, read from Cardinal's own INI form so that its users can bring theirs. A section named by a code switches its
 * indicator on; without any such section all eleven run. Sections of Cardinal's other commands are passed over; anything else that is
 * not known is refused, as there. Ours: `zero_spread = true` at the top judges also where all values are equal.
 */
import { badFile } from '../../io/bad-file.ts'
import { readIni, type IniValue } from './read-ini.ts'

export const flagCodes = ['R003', 'R018', 'R024', 'R025', 'R028', 'R030', 'R035', 'R036', 'R038', 'R048', 'R058'] as const
export type FlagCode = (typeof flagCodes)[number]

/** Lists are kept as written, parts divided by `|`. A threshold of null is worked out from the data. */
export interface FlagSettings {
  readonly on: ReadonlySet<FlagCode>
  readonly currency: string | null
  readonly noPrice: string
  readonly onlyPrice: string
  readonly excluded: string
  readonly zeroSpread: boolean
  readonly r003: { readonly threshold: number; readonly methods: string; readonly details: ReadonlyMap<string, number> }
  readonly r018: { readonly methods: string }
  readonly r024: { readonly threshold: number | null }
  readonly r025: { readonly percentile: number; readonly threshold: number | null }
  readonly r035: { readonly threshold: number }
  readonly r038: { readonly threshold: number | null; readonly minimumBids: number; readonly minimumProcesses: number }
  readonly r048: { readonly digits: number; readonly threshold: number | null; readonly minimum: number }
  readonly r058: { readonly threshold: number | null }
  /** sections that name indicators which are not computed here */
  readonly passedOver: readonly string[]
}

const known: Readonly<Record<string, readonly string[]>> = {
  '': ['currency', 'no_price_comparison_procurement_methods', 'price_comparison_procurement_methods', 'zero_spread'],
  exclusions: ['procurement_method_details'],
  R003: ['threshold', 'procurement_methods'],
  R018: ['procurement_methods'],
  R024: ['threshold'],
  R025: ['percentile', 'threshold'],
  R028: [],
  R030: [],
  R035: ['threshold'],
  R036: [],
  R038: ['threshold', 'minimum_submitted_bids', 'minimum_contracting_processes'],
  R048: ['digits', 'threshold', 'minimum_contracting_processes'],
  R058: ['threshold']
}
const elsewhere = /^(defaults|redactions|corrections|modifications|codelists\..+)$/
const details = 'R003.procurement_method_details'

/** Reads a settings text. Throws AppError bad_file with the line of what cannot be read. */
export function readFlagSettings(text: string, file: string): FlagSettings {
  const sections = readIni(text, file)
  const passedOver: string[] = []
  for (const [name, section] of sections) {
    if (name === details || elsewhere.test(name)) continue
    const allowed = known[name]
    if (allowed === undefined && /^R\d{3}(\.|$)/.test(name)) passedOver.push(name)
    else if (allowed === undefined) throw refused(file, section.line, `没有名为“${name}”的节`)
    for (const [key, { line }] of section.values) {
      if (allowed?.includes(key) === false) throw refused(file, line, `“[${name}]”中没有“${key}”这一项`)
    }
  }
  const value = (section: string, key: string): IniValue | undefined => sections.get(section)?.values.get(key)
  const list = (section: string, key: string): string => value(section, key)?.text ?? ''
  const number = (section: string, key: string, least?: number): number | null => {
    const given = value(section, key)
    return given === undefined ? null : numberOf(given, key, file, least)
  }
  const named = flagCodes.filter((code) => sections.has(code) || (code === 'R003' && sections.has(details)))
  const percentile = number('R025', 'percentile', 0) ?? 75
  if (percentile > 100) throw refused(file, value('R025', 'percentile')?.line ?? 1, 'percentile 须在 0 与 100 之间')
  return {
    on: new Set(named.length > 0 || passedOver.length > 0 ? named : flagCodes),
    currency: value('', 'currency')?.text ?? null,
    noPrice: list('', 'no_price_comparison_procurement_methods'),
    onlyPrice: list('', 'price_comparison_procurement_methods'),
    excluded: list('exclusions', 'procurement_method_details'),
    zeroSpread: /^(true|1|yes|on)$/i.test(list('', 'zero_spread')),
    r003: {
      threshold: number('R003', 'threshold') ?? 15,
      methods: list('R003', 'procurement_methods'),
      details: new Map([...(sections.get(details)?.values ?? [])].map(([key, given]) => [key, numberOf(given, key, file)]))
    },
    r018: { methods: value('R018', 'procurement_methods')?.text ?? 'open|selective' },
    r024: { threshold: number('R024', 'threshold') },
    r025: { percentile, threshold: number('R025', 'threshold') },
    r035: { threshold: Math.max(1, number('R035', 'threshold', 0) ?? 1) },
    r038: {
      threshold: number('R038', 'threshold'),
      minimumBids: number('R038', 'minimum_submitted_bids', 0) ?? 2,
      minimumProcesses: number('R038', 'minimum_contracting_processes', 0) ?? 2
    },
    r048: {
      digits: number('R048', 'digits', 0) ?? 2,
      threshold: number('R048', 'threshold', 0),
      minimum: number('R048', 'minimum_contracting_processes', 0) ?? 20
    },
    r058: { threshold: number('R058', 'threshold') },
    passedOver
  }
}

function numberOf({ text, line }: IniValue, key: string, file: string, least?: number): number {
  const number = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(number)) throw refused(file, line, `“${key}”应为数字，现为“${text}”`)
  if (least !== undefined && (number < least || !Number.isInteger(number))) throw refused(file, line, `“${key}”应为不小于 ${least} 的整数`)
  return number
}

function refused(file: string, line: number, what: string): Error {
  return badFile({ file, line }, `${what}，设置没有采用`, '请对照 lianjing flags 的帮助改正这一行。')
}
