/** The jobs of this window: the latest event of each, kept until dismissed, so that a bar survives changing the view. */
import { useSyncExternalStore } from 'react'
import type { JobEvent } from '../../shared/ipc/contract.ts'

let jobs: readonly JobEvent[] = []
const listeners = new Set<() => void>()

/** Takes a job's event into the store. */
export function noteJob(event: JobEvent): void {
  const known = jobs.some((one) => one.id === event.id)
  jobs = known ? jobs.map((one) => (one.id === event.id ? event : one)) : [...jobs, event]
  for (const listener of listeners) listener()
}

/** Forgets finished jobs (all, or one). */
export function dismissJobs(id?: string): void {
  jobs = jobs.filter((one) => one.state === 'running' || (id !== undefined && one.id !== id))
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Every job seen in this window, or those of one command. */
export function useJobs(name?: string): readonly JobEvent[] {
  const all = useSyncExternalStore(subscribe, () => jobs)
  return name === undefined ? all : all.filter((one) => one.name === name)
}
