/** `orders`: registers on the command line: entries, new ones, steps, one in full, figures, corrections. The register of orders unless another is named. */
import type { CommandInput } from '../../../shared/ipc/contract.ts'
import { isoDate } from '../../../shared/ipc/command.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { Verb, VerbContext } from '../verb.ts'
import { openVault } from './open-vault.ts'

type Answer = Promise<Readonly<Record<string, unknown>>>

/** As many entries as one list prints; `total` tells how many there are. */
const most = 1000

const actions: Readonly<Record<string, (context: VerbContext, register: string) => Answer>> = {
  async list({ client, ...context }, register) {
    const asOf = dayOf(context, 'as-of')
    const filter = {
      overdue: context.options['overdue'] === true,
      open: context.options['open'] === true,
      text: context.text('text') ?? '',
      fields: pairs(context.texts('where'), 'where'),
      ...(context.text('state') === undefined ? {} : { states: [context.text('state') ?? ''] })
    }
    const { rows, total, asOf: at } = await client.call('register.entries', { register, filter, limit: most, ...(asOf ? { asOf } : {}) })
    return { register, as_of: at, entries: rows, total }
  },
  async registers({ client, ...context }) {
    const asOf = dayOf(context, 'as-of')
    const list = await client.call('register.list', asOf ? { asOf } : {})
    const registers = list.registers.map(({ id, name, pack, systems, entries, open, overdue, closed, steps, fields }) => ({
      id,
      name: name[context.language],
      pack,
      systems,
      entries,
      open,
      overdue,
      closed,
      fields: fields.map(({ field }) => field),
      steps: steps.map((step) => step.id)
    }))
    return { as_of: list.asOf, registers }
  },
  async add(context, register) {
    const made = await context.client.call('register.add', {
      register,
      fields: pairs(context.texts('field'), 'field'),
      ...handOf(context)
    })
    return { register, ...made }
  },
  async propose(context, register) {
    const params = Object.fromEntries(
      Object.entries(pairs(context.texts('set'), 'set')).map(([name, value]) => [name, Number.isNaN(Number(value)) ? value : Number(value)])
    )
    const order = { register, params, language: context.language }
    const found = await context.client.run('register.propose', order, context.progress)
    const wanted = context.texts('take')
    if (wanted.length === 0) return { register, ...found }
    const take = (wanted.includes('all') ? found.proposed.map(({ key }) => key) : wanted).map((key) => ({ key, fields: {} }))
    if (take.length === 0) return { register, made: [] }
    const { by, second } = handOf(context)
    return { register, ...(await context.client.run('register.adopt', { register, params, take, by, second }, context.progress)) }
  },
  async step(context, register) {
    const entry = context.need(2, 'ENTRY')
    const step = context.text('do')
    if (!step) throw new AppError('usage', '缺少 --do（步骤）。', { next: '用法：lianjing orders DIR step ENTRY --do receipt' })
    const on = dayOf(context, 'on')
    const sub = pairs(context.texts('sub'), 'sub')
    const order: CommandInput<'register.step'> = {
      register,
      entry,
      step,
      fields: pairs(context.texts('field'), 'field'),
      org: context.text('unit') ?? '',
      note: context.text('note') ?? '',
      ...handOf(context),
      ...(on ? { on } : {}),
      ...(Object.keys(sub).length > 0 ? { sub } : {})
    }
    return { register, entry, step, ...(await context.client.call('register.step', order)) }
  },
  async show(context, register) {
    const asOf = dayOf(context, 'as-of')
    const entry = context.need(2, 'ENTRY')
    const order = { register, entry, language: context.language, ...(asOf ? { asOf } : {}) }
    const { asOf: at, ...view } = await context.client.call('register.entry', order)
    return { as_of: at, ...view }
  },
  async letter(context, register) {
    const entry = context.need(2, 'ENTRY')
    const [letter, to] = [context.text('letter'), context.text('to')]
    const format = /\.(?<form>html|pdf)$/iu.exec(to ?? '')?.groups?.['form']?.toLowerCase()
    if (letter === undefined || to === undefined || format === undefined)
      throw new AppError('usage', '缺少 --letter，或 --to 不是 .html、.pdf 文件。', {
        next: '用法：lianjing orders DIR letter ENTRY --letter ID --to FILE.pdf'
      })
    const order = {
      register,
      entry,
      letter,
      format: format === 'pdf' ? 'pdf' : 'html',
      language: context.language,
      to: context.file(to)
    } as const
    const { bytes, sha256 } = await context.client.call('register.letter', order)
    return { register, entry, letter, file: to, bytes, sha256 }
  },
  async figures(context, register) {
    const asOf = dayOf(context, 'as-of')
    const order = { register, by: context.text('by') ?? '', ...(asOf ? { asOf } : {}) }
    const { asOf: at, ...figures } = await context.client.call('register.figures', order)
    return { register, as_of: at, ...figures }
  },
  async correct(context, register) {
    const entry = context.need(2, 'ENTRY')
    const [step, on] = [context.text('step'), dayOf(context, 'on')]
    const corrected = await context.client.call('register.correct', {
      register,
      entry,
      fields: pairs(context.texts('field'), 'field'),
      reason: context.text('reason') ?? '',
      withdraw: context.options['withdraw'] === true,
      ...(step ? { step } : {}),
      ...(on ? { on } : {})
    })
    return { register, entry, ...corrected }
  }
}

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const

export const ordersVerb: Verb = {
  words: ['orders'],
  usage:
    'DIR [list] [--register ID] [--overdue] [--open] [--state S] [--text T] [--where k=v]… | registers | show ENTRY | figures [--by unit] | ' +
    'add --field k=v… [--second NAME] | step ENTRY --do STEP [--field k=v]… [--sub k=v]… [--on DATE] [--person NAME] [--second NAME] [--unit U] [--note …] [--file PATH] | ' +
    'propose [--set param=value]… [--take KEY|all]… | letter ENTRY --letter ID --to FILE.(html|pdf) | correct ENTRY --reason … [--field k=v]… [--step ID [--on DATE] [--withdraw]]',
  says: {
    zh: '台账：列出条目、新建、由预警拟列、办理一步、查看、统计、更正；不写 --register 即廉动令台账',
    en: 'registers: list entries, add, propose from warnings, do a step, show, figures, correct; the register of orders unless --register names another'
  },
  options: {
    register: text,
    overdue: flag,
    open: flag,
    state: text,
    text,
    where: texts,
    field: texts,
    sub: texts,
    do: text,
    on: text,
    person: text,
    second: text,
    unit: text,
    note: text,
    file: text,
    by: text,
    step: text,
    letter: text,
    set: texts,
    take: texts,
    to: text,
    reason: text,
    withdraw: flag,
    'as-of': text
  },
  async run(context) {
    const asked = context.positionals[1] ?? 'list'
    const action = Object.hasOwn(actions, asked) ? actions[asked] : undefined
    if (action === undefined)
      throw new AppError('usage', `orders 没有这个动作：${asked}。`, { next: `可以写：${Object.keys(actions).join('、')}。` })
    await openVault(context)
    return action(context, context.text('register') ?? 'orders')
  }
}

/** `k=v` pairs. Throws `usage` for one without `=`. */
function pairs(given: readonly string[], option: string): Record<string, string> {
  return Object.fromEntries(
    given.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw new AppError('usage', `--${option} 应写作 栏=值：${pair}`)
      return [pair.slice(0, at), pair.slice(at + 1)]
    })
  )
}

function handOf(context: VerbContext): { by: string; second: string; attachment?: string } {
  const file = context.text('file')
  return { by: context.text('person') ?? '', second: context.text('second') ?? '', ...(file ? { attachment: context.file(file) } : {}) }
}

function dayOf(context: Pick<VerbContext, 'text'>, name: 'on' | 'as-of'): string | undefined {
  const given = context.text(name)
  if (given !== undefined && !isoDate.safeParse(given).success)
    throw new AppError('usage', `--${name} 不是日期：${given}。`, { next: '请写成 2026-11-20 的样子。' })
  return given
}
