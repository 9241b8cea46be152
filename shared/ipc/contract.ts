/**
 * The one list of commands and events. Electron IPC, loopback and direct calls all carry it; a test drives every command over every carrier.
 * A command that is not here does not exist; input and output are checked once, in the engine's dispatcher.
 */
import * as z from 'zod'
import { authorCommands } from './commands/author.ts'
import { caseCommands } from './commands/case.ts'
import { flagCommands } from './commands/flags.ts'
import { graphCommands } from './commands/graph.ts'
import { intakeCommands } from './commands/intake.ts'
import { heatCommands } from './commands/heat.ts'
import { mapCommands } from './commands/map.ts'
import { matchCommands } from './commands/match.ts'
import { overviewCommands } from './commands/overview.ts'
import { processCommands } from './commands/process.ts'
import { quietCommands } from './commands/quiet.ts'
import { registerCommands } from './commands/register.ts'
import { reportCommands } from './commands/report.ts'
import { pointCommands } from './commands/points.ts'
import { proofCommands } from './commands/proof.ts'
import { powerDutyCommands } from './commands/power-duties.ts'
import { powerRelationCommands } from './commands/power-relations.ts'
import { powerSpendingCommands } from './commands/power-spending.ts'
import { powerCommands } from './commands/power.ts'
import { ruleCommands } from './commands/rule.ts'
import { scoreCommands } from './commands/score.ts'
import { searchCommands } from './commands/search.ts'
import { snapshotCommands } from './commands/snapshot.ts'
import { trailCommands } from './commands/trail.ts'
import { treeCommands } from './commands/tree.ts'
import { vaultCommands } from './commands/vault.ts'
import { workloadCommands } from './commands/workload.ts'
import { warningCommands } from './commands/warning.ts'
import { errorSchema } from './reply.ts'

export const commands = {
  ...vaultCommands,
  ...intakeCommands,
  ...warningCommands,
  ...ruleCommands,
  ...registerCommands,
  ...matchCommands,
  ...overviewCommands,
  ...heatCommands,
  ...scoreCommands,
  ...snapshotCommands,
  ...treeCommands,
  ...quietCommands,
  ...mapCommands,
  ...reportCommands,
  ...pointCommands,
  ...trailCommands,
  ...proofCommands,
  ...graphCommands,
  ...searchCommands,
  ...workloadCommands,
  ...processCommands,
  ...powerCommands,
  ...powerDutyCommands,
  ...powerRelationCommands,
  ...powerSpendingCommands,
  ...caseCommands,
  ...flagCommands,
  ...authorCommands
}

export type Commands = typeof commands
export type CommandName = keyof Commands
/** What a caller gives (defaults may be left out). */
export type CommandInput<N extends CommandName> = z.input<Commands[N]['in']>
/** What a handler receives (defaults filled in). */
export type ParsedInput<N extends CommandName> = z.output<Commands[N]['in']>
export type CommandOutput<N extends CommandName> = z.output<Commands[N]['out']>
/** The same, as a handler may give it: nothing in it is changed on the way out. */
export type Frozen<T> = T extends readonly (infer E)[]
  ? readonly Frozen<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T
/** What a job's done event carries; never for commands that answer at once. */
export type JobResult<N extends CommandName> = Commands[N]['result'] extends z.ZodType ? z.output<Commands[N]['result']> : never
export type JobName = { [N in CommandName]: Commands[N]['result'] extends z.ZodType ? N : never }[CommandName]

export function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name)
}

/** A job's life: any number of `running`, then exactly one of the others. Times in milliseconds; `total` null while unknown. */
export const jobEvent = z.strictObject({
  kind: z.literal('job'),
  id: z.string(),
  name: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.enum(['bytes', 'rows', 'models', 'items', 'steps']),
  step: z.strictObject({ zh: z.string(), en: z.string() }),
  elapsed: z.number(),
  left: z.number().nullable(),
  result: z.unknown().optional(),
  error: errorSchema.optional()
})
export type JobEvent = z.infer<typeof jobEvent>
export const engineEvent = z.discriminatedUnion('kind', [
  jobEvent,
  z.strictObject({
    kind: z.literal('vault'),
    state: z.enum(['open', 'closed']),
    why: z.enum(['hand', 'idle', 'suspend', 'quit', 'opened', 'created', 'fault'])
  }),
  /** something on screen may be stale */
  z.strictObject({ kind: z.literal('changed'), what: z.array(z.enum(['imports', 'warnings', 'cases', 'settings', 'packs', 'registers'])) })
])
export type EngineEvent = z.infer<typeof engineEvent>
