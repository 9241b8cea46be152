/** A job answers first, then tells its life in order, and ends exactly once however it ends. */
import { expect, test } from 'vitest'
import type { JobEvent } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/ipc/reply.ts'
import { explainFault } from './explain-fault.ts'
import { JobBoard } from './job-board.ts'

function board() {
  const events: JobEvent[] = []
  const waiting: (() => void)[] = []
  let ids = 0
  const jobs = new JobBoard({
    emit: (event) => {
      events.push(event)
      if (event.state !== 'running') for (const go of waiting.splice(0)) go()
    },
    newId: () => `job-${++ids}`,
    now: () => 0,
    explain: explainFault
  })
  const ended = () => new Promise<void>((resolve) => void waiting.push(resolve))
  return { jobs, events, ended }
}
const states = (events: readonly JobEvent[]) => events.map((event) => event.state)
const verified = { verdict: 'ok' as const, entries: 1, at: null, head: null }

test('the answer comes before the first event, and the last event carries the result', async () => {
  const { jobs, events, ended } = board()
  const end = ended()
  expect([jobs.start('audit.verify', async () => verified), events]).toEqual([{ job: 'job-1' }, []])
  await end
  expect([states(events), events.at(-1)?.result]).toEqual([['running', 'done'], verified])
})

test('a result that breaks the contract is a fault of ours, not a value', async () => {
  const { jobs, events, ended } = board()
  const end = ended()
  jobs.start('audit.verify', async () => ({ ...verified, verdict: 'fine' as never }))
  await end
  expect([states(events), events.at(-1)?.error?.code]).toEqual([['running', 'failed'], 'internal'])
})

test('a refusal keeps its words; a stray exception gives nothing of itself away', async () => {
  const { jobs, events, ended } = board()
  let end = ended()
  jobs.start('audit.verify', () => Promise.reject(new AppError('bad_file', '坏了。')))
  await end
  expect(events.at(-1)?.error).toEqual({ code: 'bad_file', message: '坏了。' })
  end = ended()
  jobs.start('audit.verify', () => Promise.reject(new Error('card 6222-0000')))
  await end
  expect([events.at(-1)?.error?.code, JSON.stringify(events).includes('6222')]).toEqual(['internal', false])
})

test('[P13] cancel reaches the work and ends it as cancelled', async () => {
  const { jobs, events, ended } = board()
  const end = ended()
  const { job } = jobs.start(
    'audit.verify',
    (control) => new Promise((_resolve, reject) => control.signal.addEventListener('abort', () => reject(new Error('aborted'))))
  )
  await Promise.resolve()
  expect(jobs.list()).toEqual([{ id: job, name: 'audit.verify', state: 'running' }])
  jobs.cancel(job)
  await end
  expect([states(events), events.at(-1)?.error?.code]).toEqual([['running', 'cancelled'], 'cancelled'])
  await jobs.end()
  expect(jobs.list()).toEqual([])
})

test('a cancelled job says what its work says was done before', async () => {
  const { jobs, events, ended } = board()
  const end = ended()
  jobs.start('audit.verify', () => Promise.reject(new AppError('cancelled', '已取消。前 1 个文件已经入库，其余没有导入。')))
  await end
  expect(events.at(-1)?.error?.message).toBe('已取消。前 1 个文件已经入库，其余没有导入。')
})

test('progress is told at most ten times a second, a new step at once', async () => {
  const { jobs, events, ended } = board()
  const end = ended()
  jobs.start('audit.verify', async (control) => {
    for (let done = 0; done < 1000; done += 1) control.progress({ done, total: 1000, step: { zh: '一', en: 'one' } })
    control.progress({ done: 0, total: 10, step: { zh: '二', en: 'two' } })
    return verified
  })
  await end
  expect(events.map((event) => event.step.en)).toEqual(['Preparing', 'one', 'two', 'two'])
})
