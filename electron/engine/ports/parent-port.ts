/**
 * Electron's utilityProcess gives its child `process.parentPort`. Node does not know it and the engine does not import electron, so the
 * little of it that we use is said here.
 */
export interface PortMessage {
  readonly data: unknown
  readonly ports: readonly MessagePortLike[]
}

export interface MessagePortLike {
  on(event: 'message', listener: (message: PortMessage) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
  start(): void
}

export type ParentPort = Pick<MessagePortLike, 'postMessage'> & {
  on(event: 'message', listener: (message: PortMessage) => void): unknown
}

/** The port to Electron's main, or undefined in a plain Node process. */
export function parentPort(): ParentPort | undefined {
  return (process as NodeJS.Process & { readonly parentPort?: ParentPort }).parentPort
}
