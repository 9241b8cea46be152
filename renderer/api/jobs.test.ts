/** Long work the analyst walked away from stays in sight until it has ended and been seen; what a view shows is not shown twice. */
import { beforeEach, expect, test } from 'vitest'
import type { JobEvent } from '../../shared/ipc/contract.ts'
import { dismissJob, noteJob, unseenJobs, watchJobs } from './jobs.ts'

const event = (id: string, state: JobEvent['state']): JobEvent => ({
  kind: 'job',
  id,
  name: 'import.run',
  state,
  done: 1,
  total: 2,
  unit: 'rows',
  step: { zh: '台账.csv', en: '台账.csv' },
  elapsed: 10,
  left: null
})
const shown = (): readonly string[] => unseenJobs().map((one) => `${one.id} ${one.state}`)

beforeEach(() => noteJob({ kind: 'vault', state: 'closed', why: 'hand' }))

test('a job its view draws is not drawn again; left alone it is, until dismissed', () => {
  noteJob(event('a', 'running'))
  const leave = watchJobs('import.run')
  expect(shown()).toEqual([])
  leave()
  expect(shown()).toEqual(['a running'])
  noteJob(event('a', 'done'))
  expect(shown()).toEqual(['a done'])
  dismissJob('a')
  expect(shown()).toEqual([])
})

test('a job that ends under the eyes of its view, or by hand, leaves nothing behind', () => {
  const leave = watchJobs('import.run')
  noteJob(event('b', 'done'))
  leave()
  leave()
  noteJob(event('c', 'running'))
  noteJob(event('c', 'cancelled'))
  expect(shown()).toEqual([])
})

test('locking forgets every job', () => {
  noteJob(event('d', 'failed'))
  noteJob({ kind: 'vault', state: 'closed', why: 'idle' })
  expect(shown()).toEqual([])
})
