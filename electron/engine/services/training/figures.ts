/** The quarterly forms on which units type how many approvals they made and how many of them on paper; some planted, some decoys. */
import type { Planting } from './planting.ts'
import type { Random } from './random.ts'
import { periods } from './sizes.ts'
import type { Unit } from './units.ts'

export interface CountyForm {
  readonly name: string
  /** unit name */
  readonly org: string
  readonly period: string
  readonly periodEnd: string
  readonly filledBy: string
  readonly checkedBy: string
  readonly figures: readonly {
    readonly item: 'approvals_total' | 'approvals_paper'
    readonly value: number
    readonly unit: string
    readonly note: string
  }[]
}

export const formName = '审批件办理情况季报'

interface Count {
  total: number
  paper: number
}

/** One form a unit and period; `planting` null gives a clean county. */
export function makeForms(
  units: readonly Unit[],
  random: Random,
  clerks: ReadonlyMap<Unit, readonly [string, string]>,
  planting: Planting | null,
  copies: number
): readonly CountyForm[] {
  const counts = new Map<string, Count>()
  for (const unit of units) {
    for (const { period } of periods) {
      const total = random.int(60, 880)
      counts.set(`${unit.name} ${period}`, { total, paper: Math.floor(total * random.real(0.01, 0.15)) })
    }
  }
  if (planting !== null) plantCounts(units, counts, planting, copies)
  return units.flatMap((unit) =>
    periods.map(({ period, to }) => {
      const { total, paper } = counts.get(`${unit.name} ${period}`) ?? { total: 0, paper: 0 }
      const [filledBy, checkedBy] = clerks.get(unit) ?? ['', '']
      const figures = [
        { item: 'approvals_total', value: total, unit: '件', note: '' },
        { item: 'approvals_paper', value: paper, unit: '件', note: '' }
      ] as const
      return { name: formName, org: unit.name, period, periodEnd: to, filledBy, checkedBy, figures }
    })
  )
}

function plantCounts(units: readonly Unit[], counts: Map<string, Count>, planting: Planting, copies: number): void {
  const { random } = planting
  const chosen = random.sample(units, Math.min(units.length, copies * 3))
  const place = (unit: Unit | undefined, count: Count, planted: boolean, zh: string, en: string): void => {
    if (unit === undefined) return
    const { period } = random.pick(periods)
    counts.set(`${unit.name} ${period}`, count)
    const subject = { kind: 'org', code: null, name: unit.name } as const
    const draft = {
      model: 'eng-paper-approvals',
      subject,
      finding: period,
      story: { zh: `${unit.name} ${period} ${zh}`, en: `${unit.name}, ${period}: ${en}` },
      lesson: null,
      records: [`form:${unit.name}:${period}`]
    }
    if (planted) planting.planted.push(draft)
    else planting.decoys.push(draft)
  }
  for (let copy = 0; copy < copies; copy += 1) {
    const total = random.int(150, 700)
    place(
      chosen[copy * 3],
      { total, paper: Math.ceil(total * random.real(0.32, 0.55)) },
      true,
      '线下审批占比超过三成。',
      'more than three in ten approvals were made on paper.'
    )
    place(
      chosen[copy * 3 + 1],
      { total: 250, paper: 50 },
      false,
      '线下审批恰为两成，没有超过。',
      'exactly a fifth on paper, which is not over.'
    )
    place(chosen[copy * 3 + 2], { total: 12, paper: 9 }, false, '只有 12 件，件数太少不判断。', 'only 12 approvals, too few to judge.')
  }
}
