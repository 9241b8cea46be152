/** `dispose`: moves warnings through their handling, one act on one or many, as the window does. */
import { disposalActions, type DisposalAction } from '../../../shared/domain/disposal.ts'
import { isoDate } from '../../../shared/ipc/command.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { Verb, VerbContext } from '../verb.ts'
import { openVault } from './open-vault.ts'

/** As many as one order of the engine takes: they are moved in one transaction. */
const most = 1000

export const disposeVerb: Verb = {
  words: ['dispose'],
  usage: 'DIR WARNING… --do ACTION [--reason …] [--doc …] [--on DATE] [--due DATE]',
  says: {
    zh: `办理预警：${disposalActions.join(' ')}；有未办理的，退出码为 1`,
    en: `handle warnings: ${disposalActions.join(' ')}; ends with 1 when one was refused`
  },
  options: { do: { type: 'string' }, reason: { type: 'string' }, doc: { type: 'string' }, on: { type: 'string' }, due: { type: 'string' } },
  async run(context) {
    const action = actionOf(context)
    const ids = context.positionals.slice(1)
    if (ids.length === 0)
      throw new AppError('usage', '没有给出要办理的预警。', { next: '用法：lianjing dispose DIR YJ-2026-0001 --do sign' })
    if (ids.length > most) throw new AppError('usage', `一次最多办理 ${most} 条，给出了 ${ids.length} 条。`, { next: '请分几次办理。' })
    const [on, due] = [dayOf(context, 'on'), dayOf(context, 'due')]
    await openVault(context)
    const { done, refused } = await context.client.call('warning.dispose', {
      ids,
      action,
      reason: context.text('reason') ?? '',
      docNo: context.text('doc') ?? '',
      ...(on ? { on } : {}),
      ...(due ? { due } : {})
    })
    return { action, done, refused: refused.map(({ id, zh, en }) => ({ id, why: context.language === 'en' ? en : zh })) }
  },
  code: (value) => ((value['refused'] as readonly unknown[]).length === 0 ? 0 : 1)
}

function actionOf(context: VerbContext): DisposalAction {
  const given = context.text('do')
  const action = disposalActions.find((one) => one === given)
  if (action !== undefined) return action
  const next = `可以写：${disposalActions.join('、')}。`
  throw given === undefined
    ? new AppError('usage', '缺少 --do（办理动作）。', { next })
    : new AppError('usage', `--do 没有这个动作：${given}。`, { next })
}

function dayOf(context: VerbContext, name: 'on' | 'due'): string | undefined {
  const text = context.text(name)
  if (text !== undefined && !isoDate.safeParse(text).success)
    throw new AppError('usage', `--${name} 不是日期：${text}。`, { next: '请写成 2026-11-20 的样子。' })
  return text
}
