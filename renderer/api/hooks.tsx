/**
 * How a view gets data: `useCommand('matter.page', {…})` reads and caches, `useRun('case.create')` acts, `useJob('import.run')` starts long work
 * with progress. Errors come back as ErrorValue, ready for ErrorState. Cached answers are dropped when the engine says that something changed.
 */
import { keepPreviousData, QueryClient, QueryClientProvider, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { CommandInput, CommandName, CommandOutput, EngineEvent, JobEvent, JobName, JobResult } from '../../shared/ipc/contract.ts'
import { AppError, type ErrorValue } from '../../shared/ipc/reply.ts'
import type { Connection } from './client.ts'
import { watchJobs } from './jobs.ts'

const ConnectionContext = createContext<Connection | undefined>(undefined)

/** Any thrown thing as an ErrorValue. */
export function errorValueOf(thrown: unknown): ErrorValue {
  if (thrown instanceof AppError) return thrown.value
  return { code: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown) }
}

export function ApiProvider(props: { readonly connection: Connection; readonly children: ReactNode }): ReactNode {
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { retry: false, staleTime: 30_000, refetchOnWindowFocus: false, networkMode: 'always' },
          mutations: { networkMode: 'always' }
        }
      })
  )
  const { connection } = props
  useEffect(
    () =>
      connection.client.on((event) => {
        if (event.kind === 'changed') void queries.invalidateQueries()
        if (event.kind === 'vault') {
          // What was on screen belongs to the vault that was open: nothing of it stays in memory.
          queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'vault.state' })
          void queries.invalidateQueries({ queryKey: ['vault.state'] })
        }
      }),
    [connection, queries]
  )
  return (
    <ConnectionContext value={connection}>
      <QueryClientProvider client={queries}>{props.children}</QueryClientProvider>
    </ConnectionContext>
  )
}

/** The connection itself, for files and for calls outside of drawing. */
export function useConnection(): Connection {
  const connection = useContext(ConnectionContext)
  if (!connection) throw new AppError('internal', '没有与本机服务的连接。')
  return connection
}

export interface CommandResult<T> {
  readonly data: T | undefined
  readonly error: ErrorValue | undefined
  /** No answer yet. */
  readonly waiting: boolean
  /** An answer is shown while a newer one is fetched. */
  readonly refreshing: boolean
  readonly retry: () => void
}

/** Reads a command's answer; the last answer stays while the input changes. `enabled: false` waits. */
export function useCommand<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  options: { readonly enabled?: boolean } = {}
): CommandResult<CommandOutput<N>> {
  const { client } = useConnection()
  const query = useQuery({
    queryKey: [name, input],
    queryFn: () => client.call(name, input),
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData
  })
  return {
    data: query.data as CommandOutput<N> | undefined,
    error: query.error ? errorValueOf(query.error) : undefined,
    waiting: query.isPending && query.fetchStatus !== 'idle',
    refreshing: query.isFetching && !query.isPending,
    retry: () => void query.refetch()
  }
}

export interface Run<N extends CommandName> {
  /** Runs it; resolves to the answer, or undefined when it failed (see `error`). */
  readonly run: (input: CommandInput<N>) => Promise<CommandOutput<N> | undefined>
  readonly running: boolean
  readonly error: ErrorValue | undefined
  readonly reset: () => void
}

/** Acts: afterwards all cached answers are fetched anew. */
export function useRun<N extends CommandName>(name: N): Run<N> {
  const queries = useQueryClient()
  return useOnce(name, () => queries.invalidateQueries())
}

/** Asks when told to, not when shown: a trial, a file's content. Nothing has changed afterwards, and what is shown stays. */
export function useAsk<N extends CommandName>(name: N): Run<N> {
  return useOnce(name, () => undefined)
}

function useOnce<N extends CommandName>(name: N, onSuccess: () => Promise<void> | undefined): Run<N> {
  const { client } = useConnection()
  const mutation = useMutation({ mutationFn: (input: CommandInput<N>) => client.call(name, input), onSuccess })
  const { mutateAsync, reset } = mutation
  const run = useCallback(async (input: CommandInput<N>) => mutateAsync(input).catch(() => undefined), [mutateAsync])
  return { run, running: mutation.isPending, error: mutation.error ? errorValueOf(mutation.error) : undefined, reset }
}

export interface Job<N extends JobName> {
  readonly start: (input: CommandInput<N>) => Promise<JobResult<N> | undefined>
  readonly stop: () => void
  /** Latest progress while it runs; give it to JobBar. */
  readonly progress: JobEvent | undefined
  readonly running: boolean
  readonly stopping: boolean
  readonly result: JobResult<N> | undefined
  readonly error: ErrorValue | undefined
}

/** Starts long work of the engine and follows it to its end. */
export function useJob<N extends JobName>(name: N): Job<N> {
  const { client } = useConnection()
  const queries = useQueryClient()
  const [state, setState] = useState<{
    readonly running: boolean
    readonly stopping?: boolean
    readonly progress?: JobEvent
    readonly result?: JobResult<N>
    readonly error?: ErrorValue
  }>({ running: false })
  // From the start to its end or the view's, whichever is first: what goes on after that is the frame's to show.
  const unwatch = useRef<() => void>(undefined)
  useEffect(() => () => unwatch.current?.(), [])
  const running = useRef<AbortController>(undefined)
  const start = useCallback(
    async (input: CommandInput<N>): Promise<JobResult<N> | undefined> => {
      setState({ running: true })
      const control = new AbortController()
      running.current = control
      const release = watchJobs(name)
      unwatch.current = release
      try {
        const result = await client.run(name, input, (progress) => setState((old) => ({ ...old, progress })), control.signal)
        setState({ running: false, result })
        await queries.invalidateQueries()
        return result
      } catch (thrown) {
        setState({ running: false, error: errorValueOf(thrown) })
        return undefined
      } finally {
        if (running.current === control) running.current = undefined
        release()
      }
    },
    [client, name, queries]
  )
  const stop = useCallback(() => {
    if (running.current === undefined) return
    setState((old) => ({ ...old, stopping: true }))
    running.current.abort()
  }, [])
  return useMemo(
    () => ({
      start,
      stop,
      progress: state.progress,
      running: state.running,
      stopping: state.stopping ?? false,
      result: state.result,
      error: state.error
    }),
    [start, stop, state]
  )
}

/** Listens to the engine's events while the component is shown. */
export function useEngineEvents(listener: (event: EngineEvent) => void): void {
  const { client } = useConnection()
  useEffect(() => client.on(listener), [client, listener])
}
