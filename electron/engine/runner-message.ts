/** What engine and runner say to one another: plain values that survive a structured clone, one type for each direction. */
import type { Denominator, Hit } from '../../shared/domain/warning.ts'
import type { ErrorValue } from '../../shared/ipc/reply.ts'
import type { Dataset, Model, ModelCase, Procedure } from '../../shared/packs/pack.ts'
import type { LegacySheet } from './io/read-legacy-sheets.ts'
import type { HitRow } from './packs/compare-hits.ts'
import type { CaseFailure } from './packs/test-model.ts'
import type { RunnableModel } from './packs/run-model.ts'
import type { ParamOverrides } from '../../shared/packs/params.ts'

type Datasets = Readonly<Record<string, Dataset>>

export type RunnerRequest =
  /** must come first before `run`; the runner zeroes the key once the vault is open */
  | { readonly do: 'open'; readonly dir: string; readonly key: Uint8Array; readonly calendars: string; readonly nativeBinding?: string }
  /** nothing more for now: memory is handed back, and what was remembered of the data is forgotten; no answer */
  | { readonly do: 'rest' }
  | {
      readonly do: 'run'
      readonly id: number
      readonly model: RunnableModel
      readonly datasets: Datasets
      readonly asOf: string
      readonly overrides: ParamOverrides
      /** replay: only hits of this subject and key, no denominator */
      readonly only?: { readonly subject: string; readonly key: string }
    }
  | {
      readonly do: 'test'
      readonly id: number
      readonly model: Model
      readonly datasets: Datasets
      readonly procedures: readonly Procedure[]
      readonly calendars: string
      readonly nativeBinding?: string
    }
  /** how SQLite would go about a model's SELECT; needs the open vault */
  | { readonly do: 'plan'; readonly id: number; readonly model: RunnableModel; readonly datasets: Datasets }
  /** what a model finds in the rows of one case; needs no open vault */
  | {
      readonly do: 'try'
      readonly id: number
      readonly model: Model
      readonly case: ModelCase
      readonly datasets: Datasets
      readonly procedures: readonly Procedure[]
      readonly calendars: string
      readonly nativeBinding?: string
    }
  /** BIFF bytes to read; needs no open vault */
  | { readonly do: 'legacy'; readonly id: number; readonly bytes: Uint8Array }

export type RunnerAnswer =
  | { readonly is: 'open' }
  | { readonly is: 'hits'; readonly id: number; readonly hits: readonly Hit[] }
  | { readonly is: 'denominator'; readonly id: number; readonly denominator: Denominator }
  | { readonly is: 'done'; readonly id: number; readonly ms: number }
  | { readonly is: 'tested'; readonly id: number; readonly failed: readonly CaseFailure[] }
  | { readonly is: 'plan'; readonly id: number; readonly plan: readonly string[] }
  | { readonly is: 'tried'; readonly id: number; readonly hits: readonly HitRow[] }
  | { readonly is: 'sheets'; readonly id: number; readonly sheets: readonly LegacySheet[] }
  | { readonly is: 'failed'; readonly id: number | null; readonly error: ErrorValue }
