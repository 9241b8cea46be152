/** The process view. */
import path from 'node:path'
import { sessionOf } from '../context.ts'
import { writeProcedureLog } from '../services/process/write-procedure-log.ts'
import type { NamesUnder, Part } from './handler.ts'

export const processHandlers: Part<NamesUnder<'process'>> = {
  'process.log': (input, context) => {
    const session = sessionOf(context)
    const target =
      input.to === undefined
        ? context.files.keep(`${input.procedure}.${input.format}`)
        : { handle: input.to, path: context.files.path(input.to) }
    return context.jobs.start('process.log', async (job) => {
      const at = context.deps.clock().toISOString()
      job.progress({ done: 0, total: null, unit: 'rows', step: { zh: '写出事件日志', en: 'Writing the event log' } })
      const by = { at, signal: job.signal }
      const { bytes, sha256, ...log } = await session.write(() =>
        writeProcedureLog(session, input.procedure, target.path, input.format, by)
      )
      return { ...log, file: { handle: target.handle, name: path.basename(target.path), bytes, sha256 } }
    })
  }
}
