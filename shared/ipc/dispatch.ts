/**
 * Turns a table of handlers into the one door every carrier knocks at. Input is checked here and nowhere else; output is checked too, so a
 * handler that drifts from the contract is a fault at once and not a puzzle in a view. Whatever a handler throws becomes a Reply.
 */
import type * as z from 'zod'
import { commands, isCommandName, type CommandName, type CommandOutput, type Frozen, type ParsedInput } from './contract.ts'
import { AppError, type ErrorValue, type Reply } from './reply.ts'

export type Handler<C, N extends CommandName> = (
  input: ParsedInput<N>,
  context: C
) => Frozen<CommandOutput<N>> | Promise<Frozen<CommandOutput<N>>>
export type Handlers<C> = { readonly [N in CommandName]: Handler<C, N> }

export interface DispatchOptions<C> {
  /** throws AppError 'vault_locked' when no vault is open */
  readonly requireOpen: (context: C) => void
  /** turns a stray exception into an error value; must not leak secrets */
  readonly explain: (error: unknown, command: CommandName) => ErrorValue
}

export function createDispatch<C>(handlers: Handlers<C>, options: DispatchOptions<C>) {
  return async function dispatch(name: unknown, input: unknown, context: C): Promise<Reply<unknown>> {
    if (!isCommandName(name)) return failed({ code: 'usage', message: '没有这个命令。', next: '请核对命令名。' })
    const command = commands[name]
    const parsed = command.in.safeParse(input)
    if (!parsed.success)
      return failed({ code: 'usage', message: `命令 ${name} 的参数不对：${firstIssue(parsed.error)}`, next: '请按接口说明改正参数。' })
    try {
      if (command.open) options.requireOpen(context)
      const handler = handlers[name] as (value: unknown, context: C) => unknown
      const value = command.out.safeParse(await handler(parsed.data, context))
      if (!value.success)
        return failed({
          code: 'internal',
          message: `命令 ${name} 的结果不合约定：${firstIssue(value.error)}`,
          next: '请把此信息告诉维护人员。'
        })
      return { ok: true, value: value.data }
    } catch (error) {
      return failed(error instanceof AppError ? error.value : options.explain(error, name))
    }
  }
}

/** The first problem as `field: reason`, without the value: values may be secret. */
function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue ? `${issue.path.map(String).join('.') || '(整体)'}: ${issue.code}` : 'invalid'
}

function failed(error: ErrorValue): Reply<never> {
  return { ok: false, error }
}
