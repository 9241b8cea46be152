/** `search`: over everything in a vault, and a list of names checked at once. */
import { copyFileSync, existsSync } from 'node:fs'
import * as z from 'zod'
import { searchKinds, type SearchKind } from '../../../shared/ipc/commands/search.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { Verb, VerbContext } from '../verb.ts'
import { listOf, openVault } from './open-vault.ts'

export const searchVerbs: readonly Verb[] = [
  {
    words: ['search'],
    usage: 'DIR WORDS… [--kinds a,b] [--of DATASET] [--from DATE] [--to DATE] [--limit N]',
    says: {
      zh: '查找一切：文字、编号、金额、日期、拼音、证件号',
      en: 'search everything: words, codes, amounts, dates, pinyin, id numbers'
    },
    options: {
      kinds: { type: 'string' },
      of: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      limit: { type: 'string' }
    },
    async run(context) {
      const text = context.positionals.slice(1).join(' ').trim()
      if (text === '') throw new AppError('usage', '没有给出要找什么。', { next: '用法：lianjing search DIR WORDS…' })
      const kinds = kindsOf(listOf(context.text('kinds')))
      const limit = z.coerce
        .number()
        .int()
        .min(1)
        .max(200)
        .safeParse(context.text('limit') ?? '20')
      if (!limit.success) throw new AppError('usage', '--limit 是 1 到 200 的整数。')
      const of = context.text('of')
      await openVault(context)
      await context.client.run('search.prepare', {}, context.progress)
      return context.client.call('search.all', {
        text,
        limit: limit.data,
        language: context.language,
        ...(kinds === undefined ? {} : { kinds }),
        ...(of === undefined ? {} : { of }),
        ...dayOf(context, 'from'),
        ...dayOf(context, 'to')
      })
    }
  },
  {
    words: ['names'],
    usage: 'DIR FILE [--column NAME] [--to FILE.(csv|xlsx)]',
    says: {
      zh: '成批核对名单：姓名、单位、编号、证件号各一行',
      en: 'check a list of names, codes or id numbers, one a line or a column of a table'
    },
    options: { column: { type: 'string' }, to: { type: 'string' } },
    async run(context) {
      const path = context.need(1, 'FILE')
      if (!existsSync(path)) throw new AppError('bad_file', '找不到文件。', { file: path, next: '请核对路径。' })
      const to = context.text('to')
      if (to !== undefined && !/\.(csv|xlsx)$/i.test(to)) throw new AppError('usage', '--to 要写成 .csv 或 .xlsx。')
      const column = context.text('column')
      await openVault(context)
      const list = { file: context.file(path), language: context.language, ...(column === undefined ? {} : { column }) }
      const check = await context.client.call('search.names', list)
      if (to === undefined) return check
      const kept = await context.client.call('search.namesExport', { ...list, format: /\.csv$/i.test(to) ? 'csv' : 'xlsx' })
      copyFileSync(context.files.path(kept.handle), to)
      return { ...check, file: to, sha256: kept.sha256 }
    }
  }
]

/** Throws `usage` for a kind that is none. */
function kindsOf(names: readonly string[] | undefined): SearchKind[] | undefined {
  return names?.map((name) => {
    const kind = searchKinds.find((one) => one === name)
    if (kind === undefined) throw new AppError('usage', `--kinds 没有 ${name}。`, { next: `可用的有：${searchKinds.join('、')}。` })
    return kind
  })
}

function dayOf(context: VerbContext, name: 'from' | 'to'): { readonly from?: string; readonly to?: string } {
  const day = context.text(name)
  if (day === undefined) return {}
  if (!z.iso.date().safeParse(day).success)
    throw new AppError('usage', `--${name} 不是日期：${day}。`, { next: '请写成 2026-11-20 的样子。' })
  return { [name]: day }
}
