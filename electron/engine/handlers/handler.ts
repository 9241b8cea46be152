/** The type of a room's handlers: a part of the contract's table. The index joins all parts and the compiler checks that none is missing. */
import type { CommandName } from '../../../shared/ipc/contract.ts'
import type { Handler } from '../../../shared/ipc/dispatch.ts'
import type { EngineContext } from '../context.ts'

export type Part<N extends CommandName> = { readonly [K in N]: Handler<EngineContext, K> }
export type NamesUnder<P extends string> = Extract<CommandName, `${P}.${string}`>
