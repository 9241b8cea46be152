/** `report`: the examination report of one unit, its form told by the file's ending, or of all units into a folder; its template. */
import { readFileSync, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { reportFormats, type ReportFormat } from '../../../shared/ipc/commands/report.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { parsePeriod } from '../../../shared/packs/indicator/period.ts'
import type { Verb } from '../verb.ts'
import { openVault } from './open-vault.ts'

const usage = 'DIR --unit ID [--period P] --to FILE.(html|pdf|docx|xlsx) | --all [--period P] --to FOLDER [--format html|pdf|docx|xlsx]'

const reportVerb: Verb = {
  words: ['report'],
  usage,
  says: {
    zh: '政治生态体检报告：一个单位一份，或全部单位写入文件夹（不写 --period 时 --all 为全部期间）',
    en: 'examination reports: one unit, or all units into a folder (--all without --period means all periods)'
  },
  options: {
    unit: { type: 'string' },
    period: { type: 'string' },
    to: { type: 'string' },
    all: { type: 'boolean' },
    format: { type: 'string' }
  },
  async run(context) {
    const all = context.options['all'] === true
    const unit = context.text('unit')
    const to = context.text('to')
    if (to === undefined || to === '' || all === (unit !== undefined))
      throw new AppError('usage', '请给出 --to，以及 --unit 或 --all 之一。', { next: `用法：lianjing report ${usage}` })
    const period = context.text('period')
    if (period !== undefined && parsePeriod(period) === null)
      throw new AppError('usage', `--period 不是期间：${period}。`, { next: '请写成 2026Q3 或 2026-09 的样子。' })
    const { language } = context
    const format = formatOf(all ? (context.text('format') ?? 'html') : extname(to).slice(1).toLowerCase())
    await openVault(context)
    if (all) {
      const periods = period === undefined ? [] : [period]
      const made = await context.client.run('report.all', { periods, format, language, to: context.file(to) }, context.progress)
      return { folder: to, reports: made.reports.length, bytes: made.bytes, ms: Math.round(made.ms), files: made.reports.map(printed) }
    }
    const when = period === undefined ? {} : { period }
    const made = await context.client.call('report.make', { unit: unit ?? '', format, language, to: context.file(to), ...when })
    const { report } = made
    return { folder: null, reports: 1, bytes: report.bytes, ms: Math.round(report.ms), files: [{ ...printed(report), file: to }] }
  },
  describe: (value, language) =>
    language === 'zh' ? `已出具 ${value['reports']} 份报告，用时 ${value['ms']} 毫秒` : `${value['reports']} reports in ${value['ms']} ms`
}

const templateVerb: Verb = {
  words: ['report', 'template'],
  usage: 'DIR [--to FILE.yaml | --from FILE.yaml | --shipped]',
  says: {
    zh: '体检报告的模板：读出，换成本单位的，或恢复包内模板',
    en: "the report's template: read it, keep your own, or return to the pack's"
  },
  options: { to: { type: 'string' }, from: { type: 'string' }, shipped: { type: 'boolean' } },
  async run(context) {
    const [to, from] = [context.text('to'), context.text('from')]
    const shipped = context.options['shipped'] === true
    if ([to !== undefined, from !== undefined, shipped].filter(Boolean).length > 1)
      throw new AppError('usage', '--to、--from、--shipped 只能给出一个。')
    const own = from === undefined ? '' : readTemplate(from)
    await openVault(context)
    if (from !== undefined || shipped) return context.client.call('report.template.save', { yaml: own })
    const { yaml, saved } = await context.client.call('report.template.read', {})
    if (to === undefined) return { yaml, saved }
    writeFileSync(to, yaml)
    return { file: to, saved }
  }
}

export const reportVerbs: readonly Verb[] = [reportVerb, templateVerb]

function readTemplate(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new AppError('bad_file', '模板文件无法读取。', { file, next: '请核对路径。' })
  }
}

const printed = <One extends { readonly ms: number }>(one: One): One => ({ ...one, ms: Math.round(one.ms) })

function formatOf(text: string): ReportFormat {
  const format = reportFormats.find((one) => one === text)
  if (format === undefined)
    throw new AppError('usage', `不认识的报告格式：${text || '（没有后缀）'}。`, { next: `可用：${reportFormats.join('、')}。` })
  return format
}
