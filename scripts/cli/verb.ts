/**
 * What a verb of the command line is: its words, its options, and what it does with the engine. One list of verbs serves running, usage
 * and the test that no verb is missing from the help.
 */
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Engine } from '../../electron/engine/engine.ts'
import type { Client } from '../../shared/ipc/client.ts'
import type { JobEvent } from '../../shared/ipc/contract.ts'
import type { Language } from './language.ts'

export type OptionValue = string | boolean | readonly (string | boolean)[] | undefined

/** What a verb gets to work with. Paths become handles by `file`; only the command line may pass paths. */
export interface VerbContext {
  /** Arguments after the verb's words. */
  readonly positionals: readonly string[]
  readonly options: Readonly<Record<string, OptionValue>>
  readonly client: Client
  readonly files: Engine['files']
  readonly language: Language
  /** Puts a path under a handle of the engine. */
  file(path: string): string
  /** One text option; undefined when it was not given. */
  text(name: string): string | undefined
  /** All values of an option that may be repeated. */
  texts(name: string): readonly string[]
  /** The positional at `index`. Throws AppError `usage` naming what is missing. */
  need(index: number, what: string): string
  /** `LIANJING_PASSPHRASE`, `--passphrase-file`, or a prompt. */
  passphrase(): Promise<string>
  /** Progress of a job on standard error. */
  readonly progress: (event: JobEvent) => void
}

export interface Verb {
  /** `['vault', 'create']` */
  readonly words: readonly string[]
  /** Arguments as the usage line shows them: `DIR --unit NAME [--packs a,b]`. */
  readonly usage: string
  readonly says: { readonly zh: string; readonly en: string }
  /** Options besides those that every verb has (`--json`, `--passphrase-file`, `--as`, `--language`). */
  readonly options?: ParseArgsOptionsConfig
  /** Does it; the value is what `--json` prints (contracts.md §1). */
  run(context: VerbContext): Promise<Readonly<Record<string, unknown>>>
  /** The same in words, for a person. Without it the JSON is printed, indented. */
  describe?(value: Readonly<Record<string, unknown>>, language: Language): string
  /** Exit code of a verb that is done; 0 when absent (`verify` tells its verdict by it). */
  code?(value: Readonly<Record<string, unknown>>): number
}
