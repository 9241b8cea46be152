/** `points issue`, `points collect`, `points status`, `points urge`, `request`: figures of the collection points out and back, and what is asked of others. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { AppError } from '../../../shared/ipc/reply.ts'
import { parsePeriod } from '../../../shared/packs/indicator/period.ts'
import type { Verb, VerbContext } from '../verb.ts'
import { openVault } from './open-vault.ts'

/** Throws `usage` when it is no period. */
function periodOf(context: VerbContext): string | undefined {
  const period = context.text('period')
  if (period !== undefined && parsePeriod(period) === null)
    throw new AppError('usage', `--period 不是期间：${period}。`, { next: '请写成 2026Q3 或 2026-09 的样子。' })
  return period
}

function dueOf(context: VerbContext): { readonly dueOn?: string } {
  const dueOn = context.text('due')
  if (dueOn === undefined) return {}
  if (!z.iso.date().safeParse(dueOn).success)
    throw new AppError('usage', `--due 不是日期：${dueOn}。`, { next: '请写成 2026-10-10 的样子。' })
  return { dueOn }
}

/** Copies what the engine keeps to the folder; the names. */
function saveTo(
  context: VerbContext,
  folder: string,
  files: readonly { readonly handle: string; readonly name: string }[]
): readonly string[] {
  mkdirSync(folder, { recursive: true })
  return files.map(({ handle, name }) => {
    const to = join(folder, name)
    copyFileSync(context.files.path(handle), to)
    return to
  })
}

function folderOf(context: VerbContext): string {
  const folder = context.text('to')
  if (folder === undefined) throw new AppError('usage', '没有给出 --to 文件夹。', { next: '请写明文件放在哪个文件夹。' })
  return folder
}

export const pointVerbs: readonly Verb[] = [
  {
    words: ['points', 'issue'],
    usage: 'DIR --period P --to FOLDER [--by unit|department] [--due DATE]',
    says: {
      zh: '下发填报表：每单位（或每个采集部门）一份加锁的 xlsx',
      en: 'hand out fill-in workbooks: one locked xlsx a unit (or a department that collects)'
    },
    options: { period: { type: 'string' }, to: { type: 'string' }, by: { type: 'string' }, due: { type: 'string' } },
    async run(context) {
      const period = periodOf(context)
      if (period === undefined) throw new AppError('usage', '没有给出 --period。', { next: '请写成 --period 2026Q3 的样子。' })
      const recipients = context.text('by') ?? 'unit'
      if (recipients !== 'unit' && recipients !== 'department') throw new AppError('usage', '--by 只能是 unit 或 department。')
      const [folder, due] = [folderOf(context), dueOf(context)]
      await openVault(context)
      const { files, archive, ...issued } = await context.client.run('points.issue', { period, recipients, ...due }, context.progress)
      return { ...issued, recipients, files: saveTo(context, folder, files), archive: archive.name }
    }
  },
  {
    words: ['points', 'collect'],
    usage: 'DIR FILE… [--period P] [--dry-run] [--sure] [--replace --reason TEXT]',
    says: { zh: '成批收回填报表；--dry-run 只预览', en: 'take fill-in workbooks back in a batch; --dry-run shows only' },
    options: {
      period: { type: 'string' },
      'dry-run': { type: 'boolean' },
      sure: { type: 'boolean' },
      replace: { type: 'boolean' },
      reason: { type: 'string' }
    },
    async run(context) {
      const paths = context.positionals.slice(1)
      if (paths.length === 0) throw new AppError('usage', '没有给出填报表。', { next: '用法：lianjing points collect DIR FILE…' })
      const lost = paths.find((path) => !existsSync(path))
      if (lost !== undefined) throw new AppError('bad_file', '找不到文件。', { file: lost, next: '请核对路径。' })
      const [period, reason] = [periodOf(context), context.text('reason')]
      await openVault(context)
      return context.client.run(
        'points.collect',
        {
          files: paths.map((path) => context.file(path)),
          dryRun: context.options['dry-run'] === true,
          sure: context.options['sure'] === true,
          replace: context.options['replace'] === true,
          ...(period === undefined ? {} : { period }),
          ...(reason === undefined ? {} : { reason })
        },
        context.progress
      )
    }
  },
  {
    words: ['points', 'status'],
    usage: 'DIR [--period P]',
    says: { zh: '填报进度：谁报了，谁没报，哪份填报表没收回', en: 'who has reported, who has not, which workbooks are out' },
    options: { period: { type: 'string' } },
    async run(context) {
      const period = periodOf(context)
      await openVault(context)
      return context.client.call('points.status', period === undefined ? {} : { period })
    }
  },
  {
    words: ['points', 'urge'],
    usage: 'DIR --to FOLDER [--period P]',
    says: { zh: '催报函与未报单位清单', en: 'a letter to those who have not reported, and their list' },
    options: { period: { type: 'string' }, to: { type: 'string' } },
    async run(context) {
      const [period, folder] = [periodOf(context), folderOf(context)]
      await openVault(context)
      const { letter, ...urged } = await context.client.call('points.urge', period === undefined ? {} : { period })
      return { ...urged, letter: saveTo(context, folder, [letter])[0] }
    }
  },
  {
    words: ['request'],
    usage: 'DIR --to FOLDER [--from UNIT] [--due DATE]',
    says: {
      zh: '从数据覆盖到商请函：函、空白表、数据项与模型对照清单',
      en: 'from coverage to a request: letter, blank table, list of fields and models'
    },
    options: { to: { type: 'string' }, from: { type: 'string' }, due: { type: 'string' } },
    async run(context) {
      const [folder, from, due] = [folderOf(context), context.text('from'), dueOf(context)]
      await openVault(context)
      const { letter, table, list, ...made } = await context.client.call('coverage.request', {
        ...due,
        ...(from === undefined ? {} : { to: from })
      })
      return { ...made, files: saveTo(context, folder, [letter, table, list]) }
    }
  }
]
