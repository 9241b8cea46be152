/** `log`: a procedure's matters as an event log, its form told by the file's ending. `process`: how a procedure really ran. */
import * as z from 'zod'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { Verb } from '../verb.ts'
import { openVault } from './open-vault.ts'

const usage = 'DIR --procedure ID --to FILE.(xes|xes.gz|csv)'

const logVerb: Verb = {
  words: ['log'],
  usage,
  says: {
    zh: '把一个程序的事项写成事件日志（XES 即 IEEE 1849，或 csv）',
    en: "a procedure's matters as an event log (XES, IEEE 1849, or csv)"
  },
  options: { procedure: { type: 'string' }, to: { type: 'string' } },
  async run(context) {
    const procedure = context.text('procedure')
    const to = context.text('to')
    const format = formatOf(to ?? '')
    if (procedure === undefined || procedure === '' || to === undefined || format === null)
      throw new AppError('usage', '请给出 --procedure，以及 --to 一个 .xes、.xes.gz 或 .csv 文件。', {
        next: `用法：lianjing log ${usage}`
      })
    await openVault(context)
    const { file, ...log } = await context.client.run('process.log', { procedure, format, to: context.file(to) }, context.progress)
    return { ...log, file: to, bytes: file.bytes, sha256: file.sha256 }
  },
  describe: (value, language) =>
    language === 'zh'
      ? `已写出 ${value['cases']} 件事项、${value['events']} 个事件：${String(value['file'])}`
      : `${value['cases']} cases, ${value['events']} events written to ${String(value['file'])}`
}

const processVerb: Verb = {
  words: ['process'],
  usage: 'DIR --procedure ID [--unit ID] [--from DATE] [--to DATE]',
  says: {
    zh: '一个程序实际怎样办：路径、先后与用时、偏离、同一人、逾期',
    en: 'a procedure as it really ran: variants, passages and times, deviations, same officer, deadlines'
  },
  options: { procedure: { type: 'string' }, unit: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  async run(context) {
    const [procedure, unit, from, to] = ['procedure', 'unit', 'from', 'to'].map((name) => context.text(name))
    const bad = [from, to].find((day) => day !== undefined && !z.iso.date().safeParse(day).success)
    if (bad !== undefined) throw new AppError('usage', `不是日期：${bad}。`, { next: '请写成 2026-11-20 的样子。' })
    await openVault(context)
    if (procedure === undefined) {
      const { procedures } = await context.client.call('process.list', {})
      const known = procedures.map((one) => one.id).join('、')
      throw new AppError('usage', '没有给出 --procedure。', { next: known === '' ? '库中还没有事项。' : `可用：${known}。` })
    }
    const filter = {
      ...(unit === undefined ? {} : { org: unit }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to })
    }
    return context.client.call('process.read', { procedure, ...filter })
  }
}

export const processVerbs: readonly Verb[] = [logVerb, processVerb]

function formatOf(file: string): 'xes' | 'xes.gz' | 'csv' | null {
  const name = file.toLowerCase()
  return name.endsWith('.xes.gz') ? 'xes.gz' : name.endsWith('.xes') ? 'xes' : name.endsWith('.csv') ? 'csv' : null
}
