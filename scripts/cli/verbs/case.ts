/** `case …`, `export`, `verify`, `open`, `demo`: a case into a bundle and out again on another machine; the training county. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { Verb, VerbContext } from '../verb.ts'
import { openVault } from './open-vault.ts'

const exitOf: Readonly<Record<string, number>> = {
  intact: 0,
  intact_unknown_signer: 0,
  wrong_key: 4,
  altered: 5,
  truncated: 5,
  not_a_bundle: 3,
  newer_version: 3
}

export const caseVerbs: readonly Verb[] = [
  {
    words: ['case', 'create'],
    usage: 'DIR --title T',
    says: { zh: '新建核查卷', en: 'make a verification file' },
    options: { title: { type: 'string' } },
    async run(context) {
      const title = context.text('title')
      if (!title) throw new AppError('usage', '缺少 --title（卷名）。')
      await openVault(context)
      return context.client.call('case.create', { title })
    }
  },
  {
    words: ['case', 'add'],
    usage: 'DIR CASE --warning ID… [--matter CODE…] [--row dataset/id…]',
    says: { zh: '把预警、轨迹、原始行放入核查卷', en: 'put warnings, trails, rows into it' },
    options: {
      warning: { type: 'string', multiple: true },
      matter: { type: 'string', multiple: true },
      row: { type: 'string', multiple: true }
    },
    async run(context) {
      const rows = context.texts('row').map((text) => {
        const slash = text.indexOf('/')
        if (slash < 1) throw new AppError('usage', `--row 应写作 dataset/id：${text}`)
        return { dataset: text.slice(0, slash), id: text.slice(slash + 1) }
      })
      await openVault(context)
      const added = await context.client.call('case.add', {
        case: context.need(1, 'CASE'),
        warnings: [...context.texts('warning')],
        matters: [...context.texts('matter')],
        rows
      })
      return { id: added.id, items: added.items }
    }
  },
  {
    words: ['case', 'list'],
    usage: 'DIR',
    says: { zh: '列出核查卷', en: 'list verification files' },
    async run(context) {
      await openVault(context)
      return context.client.call('case.list', {})
    }
  },
  {
    words: ['export'],
    usage: 'DIR --case ID --to FILE --recipient age1… [--recipient …] | --passphrase-env VAR',
    says: { zh: '封装成加密核查卷包并附交接单', en: 'seal it into an encrypted bundle with a hand-over sheet' },
    options: {
      case: { type: 'string' },
      to: { type: 'string' },
      recipient: { type: 'string', multiple: true },
      'passphrase-env': { type: 'string' }
    },
    async run(context) {
      const id = context.text('case')
      const to = context.text('to')
      if (!id || !to)
        throw new AppError('usage', '缺少 --case 或 --to。', { next: '用法：lianjing export DIR --case ID --to FILE --recipient age1…' })
      const recipients = [...context.texts('recipient')]
      const passphrase = bundlePassphrase(context)
      if (recipients.length > 0 === (passphrase !== undefined))
        throw new AppError('usage', '请给出 --recipient（可多个）或 --passphrase-env，二者取一。')
      await openVault(context)
      const sealed = await context.client.run(
        'bundle.seal',
        { case: id, to: context.file(to), recipients, language: context.language, ...(passphrase ? { passphrase } : {}) },
        context.progress
      )
      return { file: to, sha256: sealed.sha256, bytes: sealed.bytes, case: sealed.case }
    }
  },
  {
    words: ['verify'],
    usage: 'FILE [--identity KEY | --passphrase-env VAR]',
    says: { zh: '逐件校验核查卷包', en: 'check every piece of a bundle' },
    options: { identity: { type: 'string' }, 'passphrase-env': { type: 'string' } },
    run: async (context) =>
      context.client.run('bundle.verify', { file: context.file(bundleFile(context)), ...keyOf(context) }, context.progress),
    code: (value) => exitOf[String(value['verdict'])] ?? 1
  },
  {
    words: ['open'],
    usage: 'FILE --to DIR [--identity KEY | --passphrase-env VAR]',
    says: { zh: '校验后接收到数据库或文件夹', en: 'check it and receive it into a vault or a folder' },
    options: { to: { type: 'string' }, identity: { type: 'string' }, 'passphrase-env': { type: 'string' } },
    async run(context) {
      const file = context.file(bundleFile(context))
      const to = context.text('to')
      if (!to) throw new AppError('usage', '缺少 --to（数据库或文件夹）。')
      const key = keyOf(context)
      const isVault = existsSync(join(to, 'keyring.json'))
      if (isVault) await openVault(context, to)
      return context.client.run('bundle.open', { file, ...key, ...(isVault ? {} : { to: context.file(to) }) }, context.progress)
    }
  },
  {
    words: ['demo'],
    usage: 'DIR [--size small|county] [--seed N]',
    says: { zh: '生成、导入并检查虚构的练习县', en: 'make, import and check the fictional training county' },
    options: { size: { type: 'string' }, seed: { type: 'string' } },
    async run(context) {
      const dir = context.need(0, 'DIR')
      const size = context.text('size') ?? 'small'
      if (size !== 'small' && size !== 'county') throw new AppError('usage', '--size 只能是 small 或 county。')
      const seed = Number(context.text('seed') ?? 1)
      if (!Number.isInteger(seed) || seed < 1) throw new AppError('usage', '--seed 应为正整数。')
      const passphrase = process.env['LIANJING_PASSPHRASE'] ?? context.text('passphrase-file')
      const given = passphrase === undefined ? {} : { passphrase: await context.passphrase() }
      const made = await context.client.run('demo.make', { folder: context.file(dir), size, seed, ...given }, context.progress)
      return { ...made, vault: dir, answers: `${dir}.answers.json` }
    }
  }
]

function bundleFile(context: VerbContext): string {
  const file = context.need(0, 'FILE')
  if (!existsSync(file)) throw new AppError('bad_file', '找不到核查卷包文件。', { file, next: '请核对路径，U 盘是否已插好。' })
  return file
}

function bundlePassphrase(context: VerbContext): string | undefined {
  const variable = context.text('passphrase-env')
  if (variable === undefined) return undefined
  const value = process.env[variable]
  if (!value) throw new AppError('usage', `环境变量 ${variable} 未设置。`)
  return value
}

/** `--identity` is a file in age-keygen's form or the key itself. */
function keyOf(context: VerbContext): { identity?: string; passphrase?: string } {
  const passphrase = bundlePassphrase(context)
  if (passphrase !== undefined) return { passphrase }
  const identity = context.text('identity')
  if (identity === undefined) throw new AppError('usage', '请给出 --identity 或 --passphrase-env。')
  if (identity.trim().toUpperCase().startsWith('AGE-SECRET-KEY-')) return { identity }
  if (!existsSync(identity)) throw new AppError('bad_file', '找不到身份文件。', { file: identity })
  return { identity: readFileSync(identity, 'utf8') }
}
