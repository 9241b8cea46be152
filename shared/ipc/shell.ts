/**
 * The few commands that Electron's shell answers itself, because only it has dialogs and windows. Named `shell.*`; every other name goes to
 * the engine. Browser mode has none of them: there the window uses its own file input and downloads.
 */
import * as z from 'zod'

const filter = z.strictObject({ name: z.string().max(60), extensions: z.array(z.string().regex(/^[a-z0-9.]{1,12}$/)).max(20) })

/** A file as the window knows it: an opaque handle, and the name to show. Never a path. */
export const shellFileSchema = z.strictObject({ handle: z.string(), name: z.string() })
export type ShellFile = z.infer<typeof shellFileSchema>

/** Input of each shell command. */
export const shellCommands = {
  /** Asks for one or several files; an empty list when the person cancelled. → `{files: ShellFile[]}` */
  'shell.openFiles': z.strictObject({ multiple: z.boolean().optional(), filters: z.array(filter).max(10).optional() }),
  /** Asks for a folder; → `{files: ShellFile[]}` with at most one. */
  'shell.openFolder': z.strictObject({}),
  /** Asks where to save what the engine keeps under `handle`; → `{saved: boolean}`. */
  'shell.saveFile': z.strictObject({ handle: z.string().max(200), name: z.string().min(1).max(200) }),
  /** Opens a second window at a view's hash (`#/warnings?…`); → `{window: number}`. */
  'shell.newWindow': z.strictObject({ hash: z.string().max(4000).regex(/^#/).optional() }),
  /** The language of the menu and dialogs; → `{}`. */
  'shell.language': z.strictObject({ language: z.enum(['zh', 'en']) })
} as const

export type ShellCommand = keyof typeof shellCommands

/** Whether the shell, not the engine, answers this name. */
export function isShellCommand(name: string): name is ShellCommand {
  return Object.hasOwn(shellCommands, name)
}

/** What a preload says of dropped files. An empty path is a file that no person dropped. */
export const dropSchema = z.array(z.strictObject({ path: z.string().min(1).max(4096), name: z.string().min(1).max(255) })).max(1000)

/** The engine's answers about files, as the shell reads them. */
export const keptFileSchema = z.object({ handle: z.string() })
export const keptPathSchema = z.object({ path: z.string() })
