/** Commands of the process view: a procedure as it really runs, and its log to hand out. */
import * as z from 'zod'
import { handle, id, job, keptFile } from '../command.ts'

export const logForms = z.enum(['xes', 'xes.gz', 'csv'])

export const processCommands = {
  /** the procedure's matters as an event log; `to` is a handle to write to (command line), else the file is kept */
  'process.log': job(
    z.strictObject({ procedure: id, format: logForms, to: handle.optional() }),
    z.strictObject({ procedure: z.string(), format: logForms, cases: z.number().int(), events: z.number().int(), file: keptFile })
  )
}
