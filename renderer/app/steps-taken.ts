/**
 * What keeps the steps of a sitting: each page one stays on for a moment is noted in the vault, so that the way back outlives the window. And
 * what keeps search whole: after unlocking and after data changed, the index is brought up to date in the background.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Client } from '../../shared/ipc/client.ts'
import { watchJobs } from '../api/jobs.ts'
import { useWalk } from './walk.tsx'

/** Shorter stays are passing through: typing a filter changes the link with every key. */
const stay = 900
/** Changes come in bursts. */
const calm = 1500
/** Fewer rows are indexed before a bar could be read. */
const worthShowing = 10_000

/** Notes the present step. Returns the sitting's id. */
export function useStepsTaken(client: Client): string {
  const [sitting] = useState(() => crypto.randomUUID())
  const { walk } = useWalk()
  const here = walk.steps[walk.at]
  const { kind, label } = here ?? { kind: '', label: '' }
  const link = pageOf(here?.link ?? '')
  useEffect(() => {
    if (kind === '' || link === '') return undefined
    const wait = setTimeout(() => {
      // a step that cannot be kept hinders nobody: the vault may just have been locked
      client.call('steps.take', { sitting, kind, label: label.slice(0, 200), link: link.slice(0, 10_000) }).catch(() => undefined)
    }, stay)
    return () => clearTimeout(wait)
  }, [client, kind, label, link, sitting])
  return sitting
}

/** The link without what is merely chosen on the page. */
function pageOf(link: string): string {
  const [path = '', query = ''] = link.split('?')
  const kept = query.split('&').filter((part) => part !== '' && !/^(?:here|source|pick)=/.test(part))
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`
}

/** Brings the index up to date in the background; a bar is shown only where it takes long. */
export function useIndexedSearch(client: Client): void {
  const queries = useQueryClient()
  useEffect(() => {
    let wait: ReturnType<typeof setTimeout> | undefined
    let running = false
    const prepare = (): void => {
      clearTimeout(wait)
      wait = setTimeout(() => {
        if (running) return prepare()
        running = true
        // stopped by hand or by locking: the next change or opening goes on from there
        let unwatch = watchJobs('search.prepare')
        client
          .run('search.prepare', {}, ({ total }) => {
            if ((total ?? 0) >= worthShowing) unwatch()
          })
          // what was looked for meanwhile is looked for again
          .then(({ rows }) => (rows > 0 ? queries.invalidateQueries({ queryKey: ['search.all'] }) : undefined))
          .catch(() => undefined)
          .finally(() => {
            running = false
            unwatch()
            // what was shown needs no word at its end
            unwatch = watchJobs('search.prepare')
            unwatch()
          })
        return undefined
      }, calm)
    }
    prepare()
    const off = client.on((event) => {
      if (event.kind === 'changed' && event.what.some((what) => what === 'imports' || what === 'registers' || what === 'packs')) prepare()
    })
    return () => {
      clearTimeout(wait)
      off()
    }
  }, [client, queries])
}
