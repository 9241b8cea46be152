/** `vault …` and `audit …`: make, describe, copy and re-key a vault; show and verify its log. */
import { AppError } from '../../../shared/ipc/reply.ts'
import { readNewPassphrase } from '../passphrase.ts'
import type { Verb } from '../verb.ts'
import { listOf, openVault } from './open-vault.ts'

export const vaultVerbs: readonly Verb[] = [
  {
    words: ['vault', 'create'],
    usage: 'DIR --unit NAME [--packs a,b] [--as ACCOUNT]',
    says: { zh: '新建加密数据库', en: 'make an encrypted vault' },
    options: { unit: { type: 'string' }, packs: { type: 'string' } },
    async run(context) {
      const dir = context.need(0, 'DIR')
      const unit = context.text('unit')
      if (!unit) throw new AppError('usage', '缺少 --unit（单位名称）。', { next: '用法：lianjing vault create DIR --unit NAME' })
      const packs = listOf(context.text('packs'))
      const info = await context.client.call('vault.create', {
        folder: context.file(dir),
        identity: { unit },
        account: context.text('as') ?? 'admin',
        passphrase: await readNewPassphrase(
          'LIANJING_PASSPHRASE',
          context.text('passphrase-file'),
          context.language === 'zh' ? '口令' : 'Passphrase'
        ),
        ...(packs ? { packs } : {})
      })
      return { vault: dir, unit: info.identity.unit, packs: info.packs }
    },
    describe: ({ vault, unit }, language) =>
      language === 'zh'
        ? `已为“${String(unit)}”新建加密数据库：${String(vault)}`
        : `Made an encrypted vault for ${String(unit)}: ${String(vault)}`
  },
  {
    words: ['vault', 'info'],
    usage: 'DIR',
    says: { zh: '数据库与副本的身份、大小、条数', en: 'identity of the copy, size, counts' },
    run: async (context) => ({ vault: context.need(0, 'DIR'), ...(await openVault(context)) })
  },
  {
    words: ['vault', 'backup'],
    usage: 'DIR TO',
    says: { zh: '备份到一个新文件夹并试开验证', en: 'back up into a new folder and prove it opens' },
    async run(context) {
      const to = context.need(1, 'TO')
      await openVault(context)
      const made = await context.client.run('vault.backup', { to: context.file(to) }, context.progress)
      return { vault: context.need(0, 'DIR'), backup: to, bytes: made.bytes }
    }
  },
  {
    words: ['vault', 'restore'],
    usage: 'BACKUP DIR',
    says: { zh: '从备份恢复到新文件夹，从不覆盖', en: 'restore a backup into a new folder, never over one' },
    async run(context) {
      const to = context.need(1, 'DIR')
      await context.client.run(
        'vault.restore',
        { from: context.file(context.need(0, 'BACKUP')), to: context.file(to), passphrase: await context.passphrase() },
        context.progress
      )
      return { vault: to, from: context.need(0, 'BACKUP') }
    }
  },
  {
    words: ['vault', 'rekey'],
    usage: 'DIR [--new-passphrase-file FILE]',
    says: {
      zh: '更换口令（LIANJING_NEW_PASSPHRASE 或 --new-passphrase-file）',
      en: 'change the passphrase (LIANJING_NEW_PASSPHRASE or --new-passphrase-file)'
    },
    options: { 'new-passphrase-file': { type: 'string' } },
    async run(context) {
      const old = await context.passphrase()
      const fresh = await readNewPassphrase(
        'LIANJING_NEW_PASSPHRASE',
        context.text('new-passphrase-file'),
        context.language === 'zh' ? '新口令' : 'New passphrase'
      )
      const info = await openVault(context)
      await context.client.call('vault.rekey', { old, new: fresh })
      return { vault: context.need(0, 'DIR'), account: info.account }
    }
  },
  {
    words: ['audit'],
    usage: 'DIR verify | show [--limit N]',
    says: { zh: '校验或显示审计日志', en: 'verify or show the audit log' },
    options: { limit: { type: 'string' } },
    async run(context) {
      const what = context.need(1, 'verify | show')
      if (what !== 'verify' && what !== 'show')
        throw new AppError('usage', `audit 只有 verify 和 show，没有 ${what}。`, { next: '用法：lianjing audit DIR verify' })
      const limit = Number(context.text('limit') ?? 100)
      if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new AppError('usage', '--limit 应为 1 至 1000 的整数。')
      await openVault(context)
      if (what === 'verify') return context.client.run('audit.verify', {}, context.progress)
      const { rows, total } = await context.client.call('audit.page', { limit })
      return { entries: rows, total }
    },
    code: (value) => ('verdict' in value && value['verdict'] !== 'ok' ? 5 : 0)
  }
]
