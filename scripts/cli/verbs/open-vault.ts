/** What most verbs begin with: the vault in the folder named, opened with the passphrase of whoever calls. */
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import type { VerbContext } from '../verb.ts'

/** Opens the vault that the first positional names. Errors of `vault.unlock`. */
export async function openVault(context: VerbContext, dir: string = context.need(0, 'DIR')): Promise<CommandOutput<'vault.info'>> {
  const account = context.text('as')
  return context.client.call('vault.unlock', {
    vault: context.file(dir),
    passphrase: await context.passphrase(),
    ...(account ? { account } : {})
  })
}

/** Options of every verb that takes a filter of units. */
export const unitOptions = { 'unit-kind': { type: 'string' }, 'clean-kind': { type: 'string' } } as const
/** Units by kind and by kind of clean-governance unit, from `--unit-kind A,B --clean-kind C`; `-` stands for units of no kind. */
export function unitFilterOf(context: VerbContext): { readonly unitKinds?: string[]; readonly cleanKinds?: string[] } {
  const [unitKinds, cleanKinds] = [listOf(context.text('unit-kind')), listOf(context.text('clean-kind'))]
  return { ...(unitKinds === undefined ? {} : { unitKinds }), ...(cleanKinds === undefined ? {} : { cleanKinds }) }
}

/** `a,b` as a list; undefined when the option was not given. */
export function listOf(text: string | undefined): string[] | undefined {
  return text === undefined
    ? undefined
    : text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
}
