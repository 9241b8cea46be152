/**
 * `tour`: the whole main job, headless, on the training county. It makes the vault, imports, runs the models, compares what they found with the
 * answer key, walks one warning down to its source line, makes a 核查卷, seals it for a recipient, verifies it, and receives it on "another
 * machine" (a second vault). Every step is a command that a person could give.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { trainingPassphrase } from '../../../shared/ipc/home.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { en, translator, zhCN } from '../../../shared/text/index.ts'
import type { Verb, VerbContext } from '../verb.ts'

interface AnswerKey {
  readonly planted: readonly { readonly id: string; readonly model: string; readonly subject: { readonly name: string } }[]
  readonly decoys: readonly { readonly id: string; readonly model: string; readonly subject: { readonly name: string } }[]
}

export const tourVerb: Verb = {
  words: ['tour'],
  usage: '[--size small|county] [--seed N] [--to FOLDER]',
  says: { zh: '在练习县上无界面地走完整个流程', en: 'the whole job, headless, on the training county' },
  options: { size: { type: 'string' }, seed: { type: 'string' }, to: { type: 'string' } },
  async run(context) {
    const size = context.text('size') === 'county' ? 'county' : 'small'
    const folder = context.text('to') ?? mkdtempSync(join(tmpdir(), 'lianjing-tour-'))
    const say = (zh: string, en: string): void => void process.stderr.write(`${context.language === 'zh' ? zh : en}\n`)
    const dir = join(folder, 'county')
    const made = await context.client.run(
      'demo.make',
      { folder: context.file(dir), size, seed: Number(context.text('seed') ?? 1) },
      context.progress
    )
    say(
      `练习县：${made.units} 个单位，${made.rows} 行台账，${made.warnings} 条预警，用时 ${seconds(made.ms)} 秒`,
      `County: ${made.units} units, ${made.rows} ledger rows, ${made.warnings} warnings in ${seconds(made.ms)} s`
    )
    const found = await compare(context, `${dir}.answers.json`)
    say(
      `与答案对照：埋设 ${found.planted}，命中 ${found.hit}，误报 ${found.extra}，干扰项被报 ${found.decoysHit}`,
      `Against the key: ${found.planted} planted, ${found.hit} found, ${found.extra} besides, ${found.decoysHit} decoys taken`
    )
    const walk = await walkDown(context)
    say(`一路走到原始行：${walk.path.join(' → ')}`, `Walked down: ${walk.path.join(' → ')}`)
    const bundle = await sealAndReceive(context, folder, dir, walk.warning, walk.matter)
    const verdict = translator(context.language === 'zh' ? 'zh-CN' : 'en')(`bundleCheck.verdict.${bundle.verdict}`)
    say(
      `核查卷包：${bundle.file}（${bundle.bytes} 字节，${verdict}），另一台机器已接收 ${bundle.received} 件`,
      `Bundle: ${bundle.file} (${bundle.bytes} bytes, ${verdict}); the other machine received ${bundle.received} pieces`
    )
    if (found.hit < found.planted || found.extra > 0 || found.decoysHit > 0)
      throw new AppError('internal', '练习县的结果与答案不符。', { next: '请查看上面的对照数字。' })
    return {
      ...made,
      vault: dir,
      ...found,
      walk: walk.path,
      bundle: bundle.file,
      identity: bundle.identity,
      sha256: bundle.sha256,
      verdict: bundle.verdict,
      received: bundle.received
    }
  },
  describe: (value, language) =>
    language === 'zh'
      ? `全部走通。核查卷包在 ${String(value['bundle'])}，私钥在 ${String(value['identity'])}`
      : `All steps done. The bundle lies at ${String(value['bundle'])}, its key at ${String(value['identity'])}`
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1)

/** What the models found against what was planted: by model and subject. */
async function compare(context: VerbContext, answersFile: string) {
  const key = JSON.parse(readFileSync(answersFile, 'utf8')) as AnswerKey
  const { rows } = await context.client.call('warning.page', { limit: 1000 })
  const name = (model: string, subject: string): string => `${model}｜${subject}`
  const left = rows.map((row) => name(row.model, row.subjectName))
  const take = (answer: AnswerKey['planted'][number]): boolean => {
    const place = left.indexOf(name(answer.model, answer.subject.name))
    if (place >= 0) left.splice(place, 1)
    return place >= 0
  }
  const hit = key.planted.filter(take).length
  const extra = left.length
  const decoysHit = key.decoys.filter(take).length
  return { planted: key.planted.length, hit, extra, decoys: key.decoys.length, decoysHit }
}

/** Heat map → cell → warning → matter → act → source line. */
async function walkDown(context: VerbContext) {
  const { client } = context
  const map = await client.call('heat.matrix', { columns: 'model' })
  const place = map.cells.findIndex((cell) => cell.red)
  const row = map.rows[Math.floor(place / map.columns.length)]
  const column = map.columns[place % map.columns.length]
  if (!row || !column) throw new AppError('internal', '热图上没有红色预警。')
  const cell = await client.call('heat.cell', { columns: 'model', org: row.id, column: column.id })
  const first = cell.list[0]
  if (!first) throw new AppError('internal', '单元格后面没有预警。')
  const card = await client.call('warning.card', { id: first.id })
  const evidence = card.evidence[0]?.rows[0]
  const dataset = card.evidence[0]?.dataset ?? ''
  const matter = card.next.find((step) => step.kind === 'matter')?.id
  const path = [`${row.name} × ${column.name[context.language]}`, first.id]
  if (matter) {
    const trail = await client.call('trail.matter', { matter })
    const act =
      trail.steps.flatMap((step) => step.acts).find((one) => one.kind === 'approve') ?? trail.steps.flatMap((step) => step.acts)[0]
    path.push(trail.matter.name)
    if (act) path.push(`${actWord(act.kind, context.language)} ${act.person?.name ?? act.meeting?.name ?? ''} ${act.post ?? ''}`.trim())
  }
  if (evidence) {
    const source = await client.call('source.row', { dataset, id: evidence.id })
    path.push(source.source ? `${source.source.file}:${source.source.line}` : (source.form?.name ?? ''))
  }
  return { warning: first.id, matter, path }
}

async function sealAndReceive(context: VerbContext, folder: string, dir: string, warning: string, matter: string | undefined) {
  const { client } = context
  const identity = await generateX25519Identity()
  const identityFile = join(folder, 'recipient.key')
  writeFileSync(identityFile, `${identity}\n`, { mode: 0o600 })
  const opened = await client.call('case.create', { title: '实训核查卷' })
  await client.call('case.add', { case: opened.id, warnings: [warning], matters: matter ? [matter] : [] })
  const file = join(folder, 'case.ljcase')
  const sealed = await client.run(
    'bundle.seal',
    { case: opened.id, to: context.file(file), recipients: [await identityToRecipient(identity)] },
    context.progress
  )
  const report = await client.run('bundle.verify', { file: context.file(file), identity }, context.progress)
  if (!report.verdict.startsWith('intact')) throw new AppError('altered', `刚封装的核查卷包校验结果为 ${report.verdict}。`)
  await client.call('vault.create', {
    folder: context.file(join(folder, 'city')),
    identity: { unit: '上级纪委监委' },
    passphrase: trainingPassphrase
  })
  const received = await client.run('bundle.open', { file: context.file(file), identity }, context.progress)
  await client.call('vault.unlock', { vault: context.file(dir), passphrase: trainingPassphrase })
  return { file, identity: identityFile, sha256: sealed.sha256, bytes: sealed.bytes, verdict: report.verdict, received: received.items }
}

/** An act's kind in words; a kind of a pack's own stays as it is. */
function actWord(kind: string, language: VerbContext['language']): string {
  const words: Readonly<Record<string, string>> = language === 'zh' ? zhCN.matter.act : en.matter.act
  return words[kind] ?? kind
}
