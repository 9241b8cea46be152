/**
 * How a warning is handled: the states it passes, the acts that move it, and who may not do what (domain.md §7). A closed warning stays closed
 * while the rows that made it are the same; on other rows it has come again. Nothing here decides guilt: 属实 says that the facts are as found.
 */

/** to_sign 待签收 · to_verify 待核实 · confirmed 属实待处置 · handling 处置中 · review 待复核 · done 办结 · signed_off 销号 · dismissed 误报剔除 · lead 转线索 */
export const warningStates = ['to_sign', 'to_verify', 'confirmed', 'handling', 'review', 'done', 'signed_off', 'dismissed', 'lead'] as const
export type WarningState = (typeof warningStates)[number]

/** Nothing more is expected of these. */
export const closedStates: ReadonlySet<string> = new Set<WarningState>(['done', 'signed_off', 'dismissed', 'lead'])

export const disposalActions = [
  'send',
  'sign',
  'dismiss',
  'confirm',
  'handle',
  'submit',
  'return',
  'close',
  'sign_off',
  'lead',
  'extend',
  'supervise'
] as const
export type DisposalAction = (typeof disposalActions)[number]

interface Step {
  readonly from: readonly WarningState[]
  /** absent: the state stays */
  readonly to?: WarningState
  /** words are asked for */
  readonly reason?: boolean
  /** a number or paper is asked for: a filing, a transfer, an approval */
  readonly paper?: boolean
  /** may not be done by the account that did this act last */
  readonly notBy?: DisposalAction
}

const open: readonly WarningState[] = ['to_sign', 'to_verify', 'confirmed', 'handling', 'review']

/** What each act asks and does. */
export const disposalSteps: Readonly<Record<DisposalAction, Step>> = {
  send: { from: ['to_sign'] },
  sign: { from: ['to_sign'], to: 'to_verify' },
  dismiss: { from: ['to_verify'], to: 'dismissed', reason: true },
  confirm: { from: ['to_verify'], to: 'confirmed', reason: true },
  handle: { from: ['confirmed'], to: 'handling' },
  submit: { from: ['handling'], to: 'review', reason: true },
  return: { from: ['review'], to: 'handling', reason: true, notBy: 'submit' },
  close: { from: ['review'], to: 'done', reason: true, notBy: 'submit' },
  sign_off: { from: ['done'], to: 'signed_off', notBy: 'submit' },
  lead: { from: ['to_verify', 'confirmed', 'handling'], to: 'lead', reason: true, paper: true },
  extend: { from: open, reason: true, paper: true },
  supervise: { from: open, reason: true }
}

/** The acts open to a warning in a state. */
export function actionsFrom(state: string): readonly DisposalAction[] {
  return disposalActions.filter((action) => (disposalSteps[action].from as readonly string[]).includes(state))
}

/** Which rows make a finding, as one line: equal for equal rows whatever their order. */
export function evidenceMark(evidence: readonly { readonly dataset: string; readonly id: string }[]): string {
  return [...new Set(evidence.map(({ dataset, id }) => `${dataset}/${id}`))].toSorted().join('\n')
}

/**
 * Whether a closed warning that is found again has come again: on other rows always; on these very rows only when it had been put right and was
 * gone in between. A false alarm or a lead handed over stays what it is, though a threshold was tried and taken back meanwhile.
 */
export function comesAgain(before: { readonly state: string; readonly gone: boolean; readonly closedRows: string }, rows: string): boolean {
  if (!closedStates.has(before.state)) return false
  if (before.closedRows !== rows) return true
  return before.gone && (before.state === 'done' || before.state === 'signed_off')
}
