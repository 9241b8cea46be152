/**
 * The line between the engine and the runner: the second, read-only process in which everything from a pack or of unbounded time runs, and
 * which is killed on a time limit or cancel (terminating a worker thread does not stop a native query). Electron's main forks a
 * utilityProcess, loopback and the command line fork a child; the engine sees only this port.
 */
export interface RunnerPort {
  /** Structured-clonable message to the runner. */
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Called once when the process is gone, for whatever reason. */
  onExit(listener: () => void): void
  /** Ends the process at once, a running native query included. */
  kill(): void
}

/** What the runner process itself talks through (process.parentPort's MessagePort, or process.send / process.on('message')). */
export interface RunnerHost {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}
