/**
 * OCDS red flags of one file without a vault: its processes go into the tables of pack `ocds` in memory, the pack's own models run over them, and their
 * hits are told in Cardinal's result shape. With format `cardinal` every record agrees with Cardinal 0.0.8, its quirks included (text
 * comparison of dates, one ocid on two lines, division by a zero price, everyone flagged where all are equal); fences are then worked out
 * with its arithmetic over what the models measured. Without it those quirks are mended.
 */
import type { Hit } from '../../../../shared/domain/warning.ts'
import type { FlagResult } from '../../../../shared/ipc/commands/flags.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { makeCalendar } from '../../../../shared/packs/calendar.ts'
import { runModel } from '../../packs/run-model.ts'
import { registerSqlFunctions, type LimitContext } from '../../packs/sql-functions.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { bidderParties, firstCurrency, otherCurrencyBids, processMethods } from '../../queries/ocds-flags.ts'
import type { WritableDB } from '../../vault/connection.ts'
import Database from '../../vault/sqlite.ts'
import { testBinding } from '../../vault/test-binding.ts'
import type { FaultyItem } from '../../io/ocds/processes.ts'
import { objectIn, type JsonObject } from '../../io/json-value.ts'
import { processNumber, scratchFiller } from './fill-scratch.ts'
import { flagIndicators, type FlagIndicator, type FlagMode } from './indicators.ts'
import { tellMaps } from './maps.ts'
import { judge, tellFences } from './outliers.ts'
import { compiledReleases, releaseLines, type SourceFile } from './read-releases.ts'
import { FlagTally } from './result.ts'
import type { FlagSettings } from './settings.ts'

export interface FlagsInput {
  readonly file: SourceFile
  readonly settings: FlagSettings
  readonly cardinal: boolean
  readonly meta: boolean
  readonly map: boolean
  readonly signal: AbortSignal
  readonly onStep?: ((done: number, of: number) => void) | undefined
}
export interface FlagsOutput {
  readonly result: FlagResult
  readonly processes: number
  readonly notes: { readonly zh: string; readonly en: string }[]
}

/** Throws AppError bad_file, cancelled. */
export async function runFlags(packSet: PackSet, input: FlagsInput): Promise<FlagsOutput> {
  const { settings, cardinal, signal } = input
  // a database in memory holds nothing but the file's rows, so it may be written and read through one handle
  const db = new Database(':memory:', testBinding()) as WritableDB
  try {
    db.pragma('case_sensitive_like = ON')
    const context = registerSqlFunctions(db, makeCalendar([]))
    const { processes, faults } = await fill(db, packSet, input)
    const notes = faultNotes(faults)
    const currency = currencyOf(db, settings)
    const others = otherCurrencyBids(db, currency)
    if (others > 0)
      notes.push({
        zh: `${others} 份投标的币种不是 ${currency}，未比较其报价。`,
        en: `${others} bids are not in ${currency}; their prices were not compared.`
      })
    for (const name of settings.passedOver)
      notes.push({
        zh: `设置中的 ${name} 不在所算的十一项之内，未计算。`,
        en: `${name} in the settings is none of the eleven indicators; not computed.`
      })
    const tally = new FlagTally()
    const wanted = flagIndicators.filter(({ code }) => settings.on.has(code))
    const work = { db, context, packSet, mode: { settings, currency, cardinal }, tally, bidders: bidderParties(db), meta: input.meta }
    for (const [place, indicator] of wanted.entries()) {
      if (signal.aborted) throw new AppError('cancelled', '已取消。')
      input.onStep?.(place, wanted.length)
      flag(work, indicator)
    }
    if (input.map) tellMaps(db, settings, tally)
    return { result: tally.result(input), processes, notes }
  } finally {
    db.close()
  }
}

interface FlagWork {
  readonly db: WritableDB
  readonly context: LimitContext
  readonly packSet: PackSet
  readonly mode: FlagMode
  readonly tally: FlagTally
  readonly bidders: ReadonlyMap<string, string>
  readonly meta: boolean
}

/** Runs one indicator's model and tells its hits. */
function flag(work: FlagWork, indicator: FlagIndicator): void {
  const { mode, tally } = work
  const { outlier } = indicator
  const measured = outlier !== undefined && (mode.cardinal || work.meta) ? measuredOf(work, indicator) : []
  if (outlier !== undefined && work.meta) tellFences(tally, indicator, outlier, measured, mode.settings)
  const flagged =
    outlier !== undefined && mode.cardinal ? judge(indicator, outlier, measured, mode.settings) : hitsOf(work, indicator, false)
  for (const hit of flagged) {
    tally.set(indicator.group, hit.subject, indicator.code, indicator.value(hit))
    const { tenderers } = indicator
    if (tenderers === undefined) continue
    const ids =
      tenderers.from === 'bidders'
        ? hit.evidence.flatMap(({ dataset, id }) => (dataset === 'ocds_bidder' ? [work.bidders.get(id) ?? ''] : []))
        : tenderers.from.map((name) => String(hit.figures[name]))
    for (const id of ids) {
      tally.set('Tenderer', id, indicator.code, tenderers.value)
      tally.among(tenderers.map, hit.subject, id)
    }
  }
}

/** Hits in the order of the file. `all`: everything measured, flagged or not. */
function hitsOf(work: FlagWork, indicator: FlagIndicator, all: boolean): readonly Hit[] {
  const model = work.packSet.model(indicator.model)
  if (model === undefined) throw new AppError('bad_pack', `领域包 ocds 中没有模型 ${indicator.model}。`)
  const overrides = { ...indicator.params(work.mode), excluded: '', ...(all ? { show_all: 1 } : {}) }
  const hits = [...runModel(work.db, work.context, model, { asOf: '9999-12-31', overrides, datasets: work.packSet.datasets })]
  return hits.toSorted((a, b) => numberOf(a) - numberOf(b))
}

const numberOf = (hit: Hit): number => processNumber(hit.evidence.find(({ dataset }) => dataset === 'ocds_process')?.id ?? '')

/**
 * All that the indicator measured. As Cardinal has it, of one ocid on two lines the later line's ratio counts and a price of zero gives an infinite
 * ratio; zero by zero, where its order is undefined, is left out.
 */
function measuredOf(work: FlagWork, indicator: FlagIndicator): readonly Hit[] {
  const hits = hitsOf(work, indicator, true)
  if (!work.mode.cardinal) return hits.filter((hit) => hit.figures['ratio'] !== null)
  const known = hits.filter((hit) => !Number.isNaN(indicator.value(hit)))
  return indicator.group === 'OCID' ? [...new Map(known.map((hit) => [hit.subject, hit])).values()] : known
}

async function fill(db: WritableDB, packSet: PackSet, input: FlagsInput): Promise<{ processes: number; faults: readonly FaultyItem[] }> {
  const { file, settings, signal } = input
  const faults: FaultyItem[] = []
  const hear = (fault: FaultyItem): void => void faults.push(fault)
  const excluded = new Set(listed(settings.excluded))
  const releases = input.cardinal ? releaseLines(file, hear, signal) : await compiledReleases(file, hear, signal)
  db.exec('BEGIN')
  const add = scratchFiller(db, packSet)
  let processes = 0
  for await (const release of releases) if (counts(release, excluded) && add(release)) processes += 1
  db.exec('COMMIT')
  return { processes, faults }
}

const listed = (list: string): readonly string[] => (list === '' ? [] : list.split('|'))

function counts(release: JsonObject, excluded: ReadonlySet<string>): boolean {
  const { status, procurementMethodDetails: details } = objectIn(release, 'tender')
  return status !== 'cancelled' && !(typeof details === 'string' && excluded.has(details))
}

/** The currency set, else the first that an indicator which compares prices comes upon. */
function currencyOf(db: WritableDB, settings: FlagSettings): string {
  if (settings.currency !== null) return settings.currency
  const [only, without] = [new Set(listed(settings.onlyPrice)), new Set(listed(settings.noPrice))]
  const passed = processMethods(db).filter(({ details }) => (only.size > 0 ? !only.has(details ?? '') : without.has(details ?? '')))
  const use = { ratio: settings.on.has('R024') || settings.on.has('R058'), lowest: settings.on.has('R036') }
  return firstCurrency(db, use, new Set(passed.map(({ id }) => id))) ?? 'CNY'
}

function faultNotes(faults: readonly FaultyItem[]): { zh: string; en: string }[] {
  if (faults.length === 0) return []
  const lines = faults.slice(0, 10).map(({ line }) => line)
  const more = faults.length > lines.length ? '…' : ''
  return [
    {
      zh: `${faults.length} 行不是可用的 OCDS 发布稿，已跳过（第 ${lines.join('、')}${more} 行）。`,
      en: `${faults.length} lines are no usable OCDS release and were skipped (line ${lines.join(', ')}${more}).`
    }
  ]
}
