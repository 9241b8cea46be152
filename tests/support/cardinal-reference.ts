/**
 * The eleven OCDS red flags once more, straight over the JSON and without our engine: what `../shared/domain/ocds-flags.md` says, written as plainly as
 * can be. The verb `flags` is compared with it record for record. `quirks`: as Cardinal 0.0.8 does it; else as we mend it.
 */
import { fences, instant, r8 } from './cardinal-arithmetic.ts'

type Json = Record<string, any> // oxlint-disable-line typescript/no-explicit-any -- JSON of any shape is what this reads

export interface ReferenceSettings {
  readonly quirks: boolean
  readonly codes: readonly string[]
  readonly currency: string | null
  readonly noPrice: readonly string[]
  readonly onlyPrice: readonly string[]
  readonly excluded: readonly string[]
  readonly zeroSpread: boolean
  readonly r003: { readonly threshold: number; readonly methods: readonly string[]; readonly details: Readonly<Record<string, number>> }
  readonly r018: readonly string[]
  readonly r024: number | null
  readonly r025: { readonly percentile: number; readonly threshold: number | null }
  readonly r035: number
  readonly r038: { readonly threshold: number | null; readonly bids: number; readonly processes: number }
  readonly r048: { readonly digits: number; readonly threshold: number | null; readonly processes: number }
  readonly r058: number | null
}

const isText = (value: unknown): value is string => typeof value === 'string'
const list = (value: unknown): Json[] =>
  Array.isArray(value) ? value.map((one) => (typeof one === 'object' && one !== null ? one : {})) : []
const ids = (value: unknown): string[] => list(value).flatMap((one) => (isText(one['id']) ? [one['id']] : []))

export function referenceFlags(lines: readonly unknown[], s: ReferenceSettings): Json {
  const out: Json = {}
  const set = (group: string, id: string, code: string, value: number): void => {
    if (s.codes.includes(code)) ((out[group] ??= {})[id] ??= {})[code] = Number.isFinite(value) ? value : null
  }
  const releases = (lines as Json[]).filter(
    (r) =>
      isText(r?.['ocid']) &&
      r['tender']?.status !== 'cancelled' &&
      !s.excluded.includes(r['tender']?.procurementMethodDetails ?? Symbol('none'))
  )
  const gaps = new Map<string, { d: number; winner: string; second: string }>()
  const wins = new Map<string, [won: number, of: number]>()
  const refusals = {
    Buyer: new Map<string, [number, number]>(),
    ProcuringEntity: new Map<string, [number, number]>(),
    Tenderer: new Map<string, [number, number]>()
  }
  const variety = new Map<string, { processes: number; classes: Set<string> }>()
  const add = (map: Map<string, [number, number]>, id: string, part: number, whole: number): void => {
    const [a, b] = map.get(id) ?? [0, 0]
    map.set(id, [a + part, b + whole])
  }
  let currency = s.currency
  const ours = (found: string): boolean => found === (currency ??= found)

  for (const r of releases) {
    const ocid: string = r['ocid']
    const tender: Json = r['tender'] ?? {}
    const details = list(r['bids']?.details)
    const awards = list(r['awards'])
    const active = awards.filter((award) => award['status'] === 'active')
    const final = !awards.some((award) => isText(award['status']) && !['active', 'cancelled', 'unsuccessful'].includes(award['status']))
    const submitted = details.filter((bid) => isText(bid['status']) && !['invited', 'withdrawn'].includes(bid['status']))
    const priced = (bid: Json): boolean => typeof bid['value']?.amount === 'number' && isText(bid['value']?.currency)
    const method = tender['procurementMethodDetails']
    const comparable =
      s.onlyPrice.length > 0 ? isText(method) && s.onlyPrice.includes(method) : !(isText(method) && s.noPrice.includes(method))
    const winner =
      final && active.length === 1 && list(active[0]?.['suppliers']).length === 1 ? ids(active[0]?.['suppliers'])[0] : undefined
    const single = details.filter(
      (bid) => bid['status'] === 'valid' && list(bid['tenderers']).length === 1 && ids(bid['tenderers']).length === 1
    )

    // the order in which currencies are met: first the gap, then the lowest bid
    if (comparable && winner !== undefined && (s.codes.includes('R024') || s.codes.includes('R058'))) {
      const own = single.filter(priced).filter((bid) => ours(bid['value'].currency))
      const lowest = (mine: boolean): Json | undefined => {
        let best: Json | undefined
        for (const bid of own)
          if ((ids(bid['tenderers'])[0] === winner) === mine && (best === undefined || bid['value'].amount < best['value'].amount))
            best = bid
        return best
      }
      const [won, next] = [lowest(true), lowest(false)]
      if (won !== undefined && next !== undefined && next['value'].amount >= won['value'].amount) {
        const d = (next['value'].amount - won['value'].amount) / won['value'].amount
        if (s.quirks ? !Number.isNaN(d) : won['value'].amount !== 0) gaps.set(ocid, { d, winner, second: ids(next['tenderers'])[0] ?? '' })
      }
    }
    if (comparable && active.length > 0 && s.codes.includes('R036')) {
      let low: Json | undefined
      let valid = false
      for (const bid of submitted.filter(priced)) {
        if (!ours(bid['value'].currency)) continue
        if (low === undefined || bid['value'].amount < low['value'].amount) low = bid
        valid ||= bid['status'] === 'valid'
      }
      if (valid && low?.['status'] === 'disqualified') set('OCID', ocid, 'R036', 1)
    }
    const [start, end] = [tender['tenderPeriod']?.startDate, tender['tenderPeriod']?.endDate]
    const days = Math.trunc((instant(end) - instant(start)) / 86_400_000)
    const limit = isText(method) && Object.hasOwn(s.r003.details, method) ? (s.r003.details[method] ?? 0) : s.r003.threshold
    const allowed = (methods: readonly string[]): boolean => methods.length === 0 || methods.includes(tender['procurementMethod'])
    if (days < limit && allowed(s.r003.methods)) set('OCID', ocid, 'R003', 1)
    if (tender['numberOfTenderers'] === 1 && allowed(s.r018)) set('OCID', ocid, 'R018', 1)
    if (winner !== undefined)
      for (const id of new Set(single.flatMap((bid) => ids(bid['tenderers'])))) add(wins, id, id === winner ? 1 : 0, 1)

    const offers = submitted.filter((bid) => priced(bid) && ids(bid['tenderers']).length > 0)
    for (const a of offers) {
      for (const b of offers) {
        const [first, second] = [new Set(ids(a['tenderers'])), new Set(ids(b['tenderers']))]
        const sameTeam = first.size === second.size && [...first].every((id) => second.has(id))
        if (!comparable || sameTeam || a['value'].amount !== b['value'].amount || a['value'].currency !== b['value'].currency) continue
        set('OCID', ocid, 'R028', 1)
        for (const id of first) set('Tenderer', id, 'R028', 1)
      }
    }
    const suppliers = new Set(active.flatMap((award) => ids(award['suppliers'])))
    for (const bid of details) {
      const late = s.quirks ? isText(bid['date']) && isText(end) && bid['date'] > end : instant(bid['date']) > instant(end)
      if (bid['status'] !== 'valid' || !late) continue
      for (const id of ids(bid['tenderers']).filter((one) => suppliers.has(one))) {
        set('OCID', ocid, 'R030', 1)
        set('Tenderer', id, 'R030', 1)
      }
    }
    const of = (status: string): Set<string> =>
      new Set(details.filter((bid) => bid['status'] === status).flatMap((bid) => ids(bid['tenderers'])))
    const [valid, refused] = [of('valid'), of('disqualified')]
    const others = [...refused].filter((id) => !valid.has(id)).length
    if (final && valid.size === 1 && suppliers.size === 1 && [...valid].every((id) => suppliers.has(id)) && others >= Math.max(1, s.r035)) {
      set('OCID', ocid, 'R035', others)
      for (const id of valid) set('Tenderer', id, 'R035', 0)
    }
    if (submitted.length > 0) {
      const out_ = submitted.filter((bid) => bid['status'] === 'disqualified').length
      if (isText(r['buyer']?.id)) add(refusals.Buyer, r['buyer'].id, out_, submitted.length)
      if (isText(tender['procuringEntity']?.id)) add(refusals.ProcuringEntity, tender['procuringEntity'].id, out_, submitted.length)
      for (const bid of submitted)
        for (const id of ids(bid['tenderers'])) add(refusals.Tenderer, id, bid['status'] === 'disqualified' ? 1 : 0, 1)
    }
    const seen = new Set<string>()
    for (const award of active.filter((one) => list(one['suppliers']).length === 1 && ids(one['suppliers']).length === 1)) {
      const [id = ''] = ids(award['suppliers'])
      for (const item of list(award['items'])) {
        if (!isText(item['classification']?.id)) continue
        const known = variety.get(id) ?? { processes: 0, classes: new Set<string>() }
        variety.set(id, known)
        if (!seen.has(id)) known.processes += 1
        seen.add(id)
        known.classes.add([...item['classification'].id].slice(0, s.r048.digits).join(''))
      }
    }
  }

  const spread = s.quirks || s.zeroSpread
  const d = [...gaps.values()].map((gap) => gap.d)
  const low = fences(d, -1.5, s.r024, s.quirks)
  const deep = fences(d, 1.5, s.r058, s.quirks)
  for (const [ocid, gap] of gaps) {
    if (low.fence > 0 && low.q1 > 0 && (low.differs || spread) && gap.d <= low.fence) {
      set('OCID', ocid, 'R024', gap.d)
      for (const id of [gap.winner, gap.second]) set('Tenderer', id, 'R024', 0)
    }
    if (deep.fence > 0 && (deep.differs || spread) && gap.d >= deep.fence) {
      set('OCID', ocid, 'R058', gap.d)
      set('Tenderer', gap.winner, 'R058', 0)
    }
  }
  const won = [...wins].map(([id, [part, whole]]) => ({ id, ratio: part / whole, whole }))
  const busy = r8(
    won.map((one) => one.whole),
    s.r025.percentile / 100
  )
  const rare = fences(
    won.map((one) => one.ratio),
    -1.5,
    s.r025.threshold,
    s.quirks
  )
  for (const { id, ratio, whole } of won)
    if (rare.fence > 0 && rare.q1 > 0 && (rare.differs || spread) && whole >= busy && ratio <= rare.fence)
      set('Tenderer', id, 'R025', ratio)
  for (const group of ['Buyer', 'ProcuringEntity', 'Tenderer'] as const) {
    const least = group === 'Tenderer' ? s.r038.bids : s.r038.processes
    const ratios = [...refusals[group]]
      .filter(([, [, whole]]) => whole >= least)
      .map(([id, [part, whole]]) => ({ id, ratio: part / whole }))
    const edge = fences(
      ratios.map((one) => one.ratio),
      1.5,
      s.r038.threshold,
      s.quirks
    )
    for (const { id, ratio } of ratios) if (edge.fence > 0 && (edge.differs || spread) && ratio >= edge.fence) set(group, id, 'R038', ratio)
  }
  const broad = [...variety].filter(([, one]) => one.processes >= s.r048.processes).map(([id, one]) => ({ id, n: one.classes.size }))
  const wide = fences(
    broad.map((one) => one.n),
    1.5,
    s.r048.threshold,
    s.quirks
  )
  for (const { id, n } of broad) if ((wide.differs || spread) && n >= wide.fence) set('Tenderer', id, 'R048', n)
  return out
}
