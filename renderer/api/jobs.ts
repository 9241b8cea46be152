/**
 * The jobs of this window that nobody is looking at. A view that started long work shows its bar; when the analyst walks on, the job goes on in the
 * engine, and the frame shows it until it has ended and been seen. Nothing of it outlives the vault: locking forgets all.
 */
import { useSyncExternalStore } from 'react'
import type { EngineEvent, JobEvent } from '../../shared/ipc/contract.ts'

/** Jobs by id in the order they began; a job someone watches to its end is dropped. */
let jobs: readonly JobEvent[] = []
/** How many shown views draw the bar of a job of this name. */
const watchers = new Map<string, number>()
let unseen: readonly JobEvent[] = []
const listeners = new Set<() => void>()

function settle(): void {
  jobs = jobs.filter((one) => one.state === 'running' || !watchers.has(one.name))
  unseen = jobs.filter((one) => !watchers.has(one.name))
  for (const listener of listeners) listener()
}

/** Takes an event of the engine into the store. */
export function noteJob(event: EngineEvent): void {
  if (event.kind === 'vault') jobs = []
  else if (event.kind === 'job') {
    // A job ended by hand needs no word: who stopped it knows.
    const rest = jobs.filter((one) => one.id !== event.id)
    if (event.state === 'cancelled') jobs = rest
    else jobs = rest.length === jobs.length ? [...jobs, event] : jobs.map((one) => (one.id === event.id ? event : one))
  } else return
  settle()
}

/** Says that a shown view draws the bar of jobs of this name; the answer, which may be called again, ends that. */
export function watchJobs(name: string): () => void {
  let watching = true
  watchers.set(name, (watchers.get(name) ?? 0) + 1)
  settle()
  return () => {
    if (!watching) return
    watching = false
    const left = (watchers.get(name) ?? 1) - 1
    if (left > 0) watchers.set(name, left)
    else watchers.delete(name)
    settle()
  }
}

/** Forgets a job that has ended. */
export function dismissJob(id: string): void {
  jobs = jobs.filter((one) => one.id !== id)
  settle()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The jobs no shown view draws, running or just ended; the same array until one of them changes. */
export const unseenJobs = (): readonly JobEvent[] => unseen

/** `unseenJobs`, drawn anew when it changes. */
export function useUnseenJobs(): readonly JobEvent[] {
  return useSyncExternalStore(subscribe, unseenJobs)
}
