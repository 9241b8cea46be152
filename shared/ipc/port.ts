/**
 * What goes over the port between the shell (Electron's main) and the engine's process. Types only: both ends are ours and start from the
 * same build; what comes from the window is checked by the contract in the engine, not here.
 */
import type { Reply } from './reply.ts'

/** Who called and how; the engine trusts only what a carrier fills in. */
export interface PortMeta {
  readonly carrier: 'electron'
  /** The window that called, so that an answer or an event can be told apart between windows. */
  readonly window: number
}

/** Shell → engine. `id` pairs a question with its answer; `runner` is the shell's number of a runner process. */
export type ToEngine =
  | { readonly kind: 'start'; readonly home: string; readonly temporary: string; readonly resources: string }
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown; readonly meta: PortMeta }
  | { readonly kind: 'put_file'; readonly id: number; readonly path: string; readonly name: string }
  | { readonly kind: 'file_path'; readonly id: number; readonly handle: string }
  | { readonly kind: 'answer'; readonly id: number; readonly reply: Reply<unknown> }
  /** The runner's port comes with this message. */
  | { readonly kind: 'runner'; readonly runner: number }
  | { readonly kind: 'runner_gone'; readonly runner: number }
  | { readonly kind: 'close'; readonly id: number }

/** Engine → shell. `print` asks for a PDF of one HTML document; `spawn_runner` for a second process, whose port the next `runner` message hands over. */
export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'event'; readonly event: unknown }
  | { readonly kind: 'print'; readonly id: number; readonly html: string }
  | { readonly kind: 'spawn_runner'; readonly runner: number }
  | { readonly kind: 'kill_runner'; readonly runner: number }
