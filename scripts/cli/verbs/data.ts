/** `import`, `packs …`, `check`, `warnings`, `explain`, `trail`: from ledgers to warnings and back to the source line. */
import { existsSync } from 'node:fs'
import * as z from 'zod'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { WarningFilter } from '../../../shared/ipc/commands/warning.ts'
import type { Verb, VerbContext } from '../verb.ts'
import { listOf, openVault, unitFilterOf, unitOptions } from './open-vault.ts'

export const dataVerbs: readonly Verb[] = [
  {
    words: ['import'],
    usage: 'DIR FILE… [--mapping NAME] [--dry-run] [--extent snapshot|increment]',
    says: {
      zh: '导入台账（csv tsv xlsx xls et json jsonl；OCDS、BODS、XES 事件日志按内容识别，gzip 亦可）',
      en: 'import ledgers (csv tsv xlsx xls et json jsonl; OCDS, BODS and XES event logs, also gzipped, are known by their content)'
    },
    options: { mapping: { type: 'string' }, 'dry-run': { type: 'boolean' }, extent: { type: 'string' } },
    async run(context) {
      const paths = context.positionals.slice(1)
      if (paths.length === 0) throw new AppError('usage', '没有给出要导入的文件。', { next: '用法：lianjing import DIR FILE…' })
      const lost = paths.find((path) => !existsSync(path))
      if (lost !== undefined) throw new AppError('bad_file', '找不到文件。', { file: lost, next: '请核对路径。' })
      const extent = context.text('extent')
      if (extent !== undefined && extent !== 'snapshot' && extent !== 'increment')
        throw new AppError('usage', '--extent 只能是 snapshot 或 increment。')
      const mapping = context.text('mapping')
      await openVault(context)
      const files = paths.map((path) => context.file(path))
      return context.client.run(
        'import.run',
        { files, dryRun: context.options['dry-run'] === true, ...(mapping ? { mapping } : {}), ...(extent ? { extent } : {}) },
        context.progress
      )
    }
  },
  {
    words: ['packs', 'list'],
    usage: '',
    says: { zh: '列出领域包', en: 'list the packs' },
    run: async (context) => ({
      packs: (await context.client.call('packs.list', {})).packs.map((pack) => ({
        ...pack,
        name: pack.name[context.language],
        summary: pack.summary[context.language]
      }))
    })
  },
  {
    words: ['packs', 'validate'],
    usage: 'PATH',
    says: { zh: '检验一个领域包文件夹', en: 'validate a pack folder' },
    run: async (context) => context.client.call('packs.validate', { path: context.file(context.need(0, 'PATH')) }),
    code: (value) => (value['valid'] === true ? 0 : 3)
  },
  {
    words: ['check'],
    usage: 'DIR [--packs a,b] [--model ID] [--as-of DATE] [--changed]',
    says: {
      zh: '运行预警模型；--changed 只运行数据、规则或阈值有变化的',
      en: 'run the warning models; --changed only those whose data, rule or thresholds changed'
    },
    options: { packs: { type: 'string' }, model: { type: 'string' }, 'as-of': { type: 'string' }, changed: { type: 'boolean' } },
    async run(context) {
      const packs = listOf(context.text('packs'))
      const model = context.text('model')
      const asOf = context.text('as-of')
      if (asOf !== undefined && !z.iso.date().safeParse(asOf).success)
        throw new AppError('usage', `--as-of 不是日期：${asOf}。`, { next: '请写成 2026-11-20 的样子。' })
      await openVault(context)
      return context.client.run(
        'check.run',
        {
          ...(packs ? { packs } : {}),
          ...(model ? { model } : {}),
          ...(asOf ? { asOf } : {}),
          changedOnly: context.options['changed'] === true
        },
        context.progress
      )
    }
  },
  {
    words: ['warnings'],
    usage: 'DIR [--level L] [--model ID] [--subject ID] [--unit-kind K,…] [--clean-kind ID,…]',
    says: { zh: '列出预警', en: 'list warnings' },
    options: { level: { type: 'string' }, model: { type: 'string' }, subject: { type: 'string' }, ...unitOptions },
    async run(context) {
      await openVault(context)
      const rows = await allWarnings(context, filterOf(context))
      return {
        warnings: rows.map(({ id, model, version, level, subject, state, sentence }) => ({
          id,
          model,
          version,
          level,
          subject,
          state,
          sentence: sentence[context.language]
        })),
        total: rows.length
      }
    }
  },
  {
    words: ['explain'],
    usage: 'DIR WARNING',
    says: { zh: '一条预警的全部依据与重放', en: 'everything behind one warning, and its replay' },
    async run(context) {
      const id = context.need(1, 'WARNING')
      await openVault(context)
      const card = await context.client.call('warning.card', { id })
      const replay = await context.client.run('warning.replay', { id }, context.progress)
      return { ...card, replay }
    }
  },
  {
    words: ['trail'],
    usage: 'DIR --matter CODE | --person ID | --org ID | --warning ID',
    says: { zh: '事项、人员、单位的轨迹', en: 'the trail of a matter, a person, a unit' },
    options: { matter: { type: 'string' }, person: { type: 'string' }, org: { type: 'string' }, warning: { type: 'string' } },
    async run(context) {
      const [matter, person, org, warning] = ['matter', 'person', 'org', 'warning'].map((name) => context.text(name))
      if ([matter, person, org, warning].filter(Boolean).length !== 1)
        throw new AppError('usage', '请在 --matter、--person、--org、--warning 中给出一个。')
      await openVault(context)
      if (person) return context.client.call('trail.person', { person, limit: 1000 })
      if (org) return context.client.call('trail.org', { org, limit: 1000 })
      if (matter) return context.client.call('trail.matter', { matter })
      const card = await context.client.call('warning.card', { id: warning ?? '' })
      const next = card.next.find((step) => step.kind === 'matter') ?? card.next[0]
      if (!next) throw new AppError('unknown_id', '这条预警没有关联的事项、人员或单位。')
      if (next.kind === 'matter') return context.client.call('trail.matter', { matter: next.id })
      return next.kind === 'person'
        ? context.client.call('trail.person', { person: next.id, limit: 1000 })
        : context.client.call('trail.org', { org: next.id, limit: 1000 })
    }
  }
]

function filterOf(context: VerbContext): WarningFilter {
  const level = context.text('level')
  if (level !== undefined && level !== 'red' && level !== 'orange' && level !== 'yellow')
    throw new AppError('usage', '--level 只能是 red、orange、yellow。')
  const model = context.text('model')
  const subject = context.text('subject')
  return {
    ...(level ? { levels: [level] } : {}),
    ...(model ? { models: [model] } : {}),
    ...(subject ? { subject } : {}),
    ...unitFilterOf(context)
  }
}

async function allWarnings(context: VerbContext, filter: WarningFilter) {
  const rows: CommandOutput<'warning.page'>['rows'] = []
  for (;;) {
    const page: CommandOutput<'warning.page'> = await context.client.call('warning.page', {
      filter,
      offset: rows.length,
      limit: 1000,
      descending: false
    })
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= page.total) return rows
  }
}
