/** `score`: the index of all units or one, every node with its contribution, as the window shows it. */
import type { ScoreNodeRow } from '../../../shared/ipc/commands/score.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { parsePeriod } from '../../../shared/packs/indicator/period.ts'
import type { Verb } from '../verb.ts'
import { openVault, unitFilterOf, unitOptions } from './open-vault.ts'

interface PrintedNode {
  readonly id: string
  readonly score: number | null
  readonly contribution: number | null
  readonly children: readonly PrintedNode[]
}

/** A node as contracts.md names it. */
function printed({ id, score, contribution, children }: ScoreNodeRow): PrintedNode {
  return { id, score, contribution, children: children.map(printed) }
}

export const scoreVerb: Verb = {
  words: ['score'],
  usage: 'DIR [--period P] [--unit ID] [--unit-kind K,…] [--clean-kind ID,…]',
  says: {
    zh: '政治生态得分：各单位总分与逐级贡献（期间写作 2026Q3 或 2026-09）',
    en: 'the index: scores of units with the contribution of every node (periods 2026Q3, 2026-09)'
  },
  options: { period: { type: 'string' }, unit: { type: 'string' }, ...unitOptions },
  async run(context) {
    const period = context.text('period')
    if (period !== undefined && parsePeriod(period) === null)
      throw new AppError('usage', `--period 不是期间：${period}。`, { next: '请写成 2026Q3 或 2026-09 的样子。' })
    await openVault(context)
    const unit = context.text('unit')
    const scored = await context.client.call('score.trees', {
      ...(period === undefined ? {} : { period }),
      ...(unit === undefined ? {} : { unit }),
      ...unitFilterOf(context)
    })
    return { ...scored, units: scored.units.map((one) => ({ ...one, tree: printed(one.tree) })) }
  }
}
