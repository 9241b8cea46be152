/** `flags`: OCDS red flags of a file, without a vault; prints Cardinal's result object and nothing else on standard output. */
import { existsSync } from 'node:fs'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { Verb } from '../verb.ts'

export const flagsVerb: Verb = {
  words: ['flags'],
  usage: 'FILE.jsonl [--settings FILE.ini] [--format cardinal] [--meta] [--map]',
  says: {
    zh: 'OCDS 数据的十一项红旗（R003 至 R058），不需要数据库；设置用 Cardinal 的 ini 写法。--format cardinal 与 Cardinal 逐条一致（含按文字比时间、各值相等时全部标出），不写则改正这些；--meta 加四分位数与界限，--map 加过程与机构的对应',
    en: "the eleven red flags R003 to R058 of OCDS data, without a vault; settings in Cardinal's ini form. --format cardinal agrees with Cardinal record for record (times compared as text, everyone flagged when all are equal), without it these are mended; --meta adds quartiles and fences, --map the organisations behind processes"
  },
  options: { settings: { type: 'string' }, format: { type: 'string' }, meta: { type: 'boolean' }, map: { type: 'boolean' } },
  async run(context) {
    const file = context.need(0, 'FILE.jsonl')
    const [settings, format] = [context.text('settings'), context.text('format') ?? 'lianjing']
    if (format !== 'lianjing' && format !== 'cardinal') throw new AppError('usage', '--format 只能是 cardinal（或不写）。')
    const lost = [file, settings].find((path) => path !== undefined && !existsSync(path))
    if (lost !== undefined) throw new AppError('bad_file', '找不到文件。', { file: lost, next: '请核对路径。' })
    const { result, notes } = await context.client.run(
      'flags.run',
      {
        file: context.file(file),
        ...(settings === undefined ? {} : { settings: context.file(settings) }),
        format,
        meta: context.options['meta'] === true,
        map: context.options['map'] === true
      },
      context.progress
    )
    for (const note of notes) process.stderr.write(`${note[context.language]}\n`)
    return result
  },
  describe: (value) => JSON.stringify(value)
}
