/**
 * How a call travels: through Electron's preload when it is there, else by HTTP to the loopback server that served this page. Everything above
 * (client, hooks, views) is the same over both.
 */
import { engineEvent, type EngineEvent } from '../../shared/ipc/contract.ts'
import type { Transport } from '../../shared/ipc/client.ts'
import { AppError, errorSchema, type Reply } from '../../shared/ipc/reply.ts'
import * as z from 'zod'

/** A file as the window knows it: an opaque handle and a name to show. */
export const fileSchema = z.object({ handle: z.string(), name: z.string() })
export type ChosenFile = z.infer<typeof fileSchema>

export interface Carrier extends Transport {
  readonly kind: 'electron' | 'loopback'
  /** Turns dropped or picked files into handles. */
  take(files: readonly File[]): Promise<readonly ChosenFile[]>
  /** Asks the person for files with the shell's own dialog; undefined where there is none and the page's file input has to do. */
  ask?(options: { readonly multiple: boolean; readonly extensions?: readonly string[] }): Promise<readonly ChosenFile[]>
  /** Hands out what the engine keeps under a handle: the shell's save dialog, or a download. False when the person cancelled. */
  save(handle: string, name: string): Promise<boolean>
}

const replySchema = z.union([z.object({ ok: z.literal(true), value: z.unknown() }), z.object({ ok: z.literal(false), error: errorSchema })])

/** Checks that something is a Reply at all; what it carries was checked by the engine. */
export function readReply(value: unknown): Reply<unknown> {
  const found = replySchema.safeParse(value)
  if (found.success) return found.data
  return { ok: false, error: { code: 'internal', message: '本机服务的回答无法识别。', next: '请重试；再次出现时重新打开程序。' } }
}

/** The value of a Reply, or its error thrown. */
export function openReply(reply: Reply<unknown>): unknown {
  if (reply.ok) return reply.value
  throw new AppError(reply.error.code, reply.error.message, reply.error)
}

/** What came as an event, if it is one we know. The shell's own "engine restarted" counts as the vault having closed by a fault. */
export function readEvent(value: unknown): EngineEvent | undefined {
  if (typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'engine_restarted')
    return { kind: 'vault', state: 'closed', why: 'fault' }
  const found = engineEvent.safeParse(value)
  return found.success ? found.data : undefined
}
