/**
 * Asks the runner for one model's hits under the thresholds that hold here. Where an office set a threshold for a part of its units, the model
 * runs once more with it, and of each run only the hits of the units it holds for are kept; so any parameter can differ by region or kind.
 */
import type { Denominator, Hit } from '../../../shared/domain/warning.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { paramsInForce, type ParamValue } from '../../../shared/packs/params.ts'
import type { SkipReason } from '../../../shared/packs/skip-reason.ts'
import { scopeFor, scopesOf, tunedParams, type Scope, type Tuning, type UnitTraits } from '../../../shared/packs/tuning.ts'
import type { LoadedModel, PackSet } from '../packs/pack-set.ts'
import type { RunnerLine } from '../runner-line.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, sql } from '../vault/sql.ts'
import { WarningPlaces } from './place-warning.ts'

/** Hits that one set of parameter values gave. */
export interface FoundPart {
  readonly params: Readonly<Record<string, ParamValue>>
  readonly hits: readonly Hit[]
}
export interface Found {
  readonly parts: readonly FoundPart[]
  readonly denominator: Denominator | null
  readonly ms: number
}
export interface AskModel {
  readonly db: ReadableDB
  readonly packSet: PackSet
  readonly asOf: string
  readonly tunings: readonly Tuning[]
  /** number that tells this question from others of the run */
  readonly id: number
}

/** The hits, or why there are none to be had (time limit, fault). Throws only `cancelled`. */
export async function askModel(line: RunnerLine, model: LoadedModel, ask: AskModel): Promise<Found | { readonly reason: SkipReason }> {
  const scopes = inUse(scopesOf(ask.tunings), ask.db)
  const sort = scopes.length > 1 ? new HitSorter(ask, model, scopes) : null
  const parts: FoundPart[] = []
  let denominator: Denominator | null = null
  let ms = 0
  try {
    for (const [place, scope] of scopes.entries()) {
      const params = tunedParams(model.params, ask.tunings, scope)
      const answer = await askOnce(line, { ...model, params }, ask)
      ms += answer.ms
      if (place === 0) denominator = answer.denominator
      const hits = sort === null ? answer.hits : answer.hits.filter((hit) => sort.scopeOf(hit) === scope)
      parts.push({ params: paramsInForce(params, ask.asOf), hits })
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.value.code === 'cancelled') throw error
    const late = error.value.code === 'time_limit'
    return {
      reason: late
        ? { code: 'time_limit', what: model.id, zh: '超过时限，已终止', en: 'stopped at the time limit' }
        : { code: 'failed', what: model.id, zh: `运行出错（${error.message}）`, en: 'failed while running' }
    }
  }
  return { parts, denominator, ms }
}

/** The whole, and of the other parts those to which any unit belongs: an empty part costs a run of the model and finds nothing. */
function inUse(scopes: readonly Scope[], db: ReadableDB): readonly Scope[] {
  if (scopes.length === 1) return scopes
  const used = new Set([...unitTraits(db).values()].map((unit) => scopeFor(scopes, unit)))
  return scopes.filter((scope, place) => place === 0 || used.has(scope))
}

async function askOnce(line: RunnerLine, model: LoadedModel, { packSet, asOf, id }: AskModel) {
  const hits: Hit[] = []
  let denominator: Denominator | null = null
  let ms = 0
  const read = model.reads.flatMap((name) => (packSet.datasets[name] === undefined ? [] : [[name, packSet.datasets[name]] as const]))
  const { id: name, sql: text, params, reads, level, subject, denominator: against } = model
  const runnable = { id: name, sql: text, params, reads, level, subject, denominator: against }
  await line.ask({ do: 'run', id, model: runnable, datasets: Object.fromEntries(read), asOf, overrides: {} }, (answer) => {
    if (answer.is === 'hits') hits.push(...answer.hits)
    if (answer.is === 'denominator') denominator = answer.denominator
    if (answer.is === 'done') ms = answer.ms
  })
  return { hits, denominator, ms }
}

/** Tells of each hit which part of the units it belongs to, by the unit that it stands on. */
class HitSorter {
  readonly #model: LoadedModel
  readonly #scopes: readonly Scope[]
  readonly #places: WarningPlaces
  readonly #units: ReadonlyMap<string, UnitTraits>

  constructor({ db, packSet }: AskModel, model: LoadedModel, scopes: readonly Scope[]) {
    this.#model = model
    this.#scopes = scopes
    this.#places = new WarningPlaces(db, packSet)
    this.#units = unitTraits(db)
  }

  scopeOf(hit: Hit): Scope {
    const org = this.#places.placeOf(this.#model, hit).org_id
    const unknown = { region: null, unitKind: null }
    return scopeFor(this.#scopes, (org === null ? undefined : this.#units.get(org)) ?? unknown)
  }
}

/** Division code and kind of every unit. */
export function unitTraits(db: ReadableDB): ReadonlyMap<string, UnitTraits> {
  const rows = all<{ id: string; region: string | null; unitKind: string | null }>(
    db,
    sql`SELECT o.id, r.code AS region, o.unit_kind AS unitKind FROM org o LEFT JOIN region r ON r.id = o.region_id`
  )
  return new Map(rows.map(({ id, ...traits }) => [id, traits]))
}
