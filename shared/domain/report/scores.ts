/** Sections on the score itself: the six dimensions, what pulled it down line by line, its course among peers. Charts beside their tables. */
import { formatNumber } from '../../text/format.ts'
import { roundToSum } from '../../text/rounding.ts'
import type { FallChart, ReportBlock, ReportSection } from './document.ts'
import { difference, figureCell, mark, originText, share, type Page } from './page.ts'

export function dimensionSection(page: Page): ReportSection {
  const { facts, words, say } = page
  const { dimensions: said } = words
  const parts = [...facts.dimensions.map((one) => one.contribution ?? 0), ...facts.adjustments.map((one) => one.contribution ?? 0)]
  const rounded = facts.score === null ? [] : roundToSum(parts, facts.score, 2)
  const adds = (value: number | null, at: number) => (value === null ? mark(null) : { value, text: formatNumber(rounded[at] ?? value, 2) })
  const rows = facts.dimensions.map((one, at) => [
    say(one.name),
    mark(one.weight),
    mark(one.score),
    mark(one.high),
    adds(one.contribution, at),
    mark(one.median),
    difference(one.score, one.median),
    mark(one.before),
    difference(one.score, one.before),
    share(one.coverage)
  ])
  const beside = facts.adjustments.map((one, at) => [
    say(one.name),
    '',
    '',
    '',
    adds(one.contribution, facts.dimensions.length + at),
    '',
    '',
    '',
    '',
    ''
  ])
  const before = facts.before?.score ?? null
  const total = [
    said.total,
    mark(100),
    mark(facts.score),
    mark(facts.high),
    mark(facts.score),
    mark(facts.median),
    difference(facts.score, facts.median),
    mark(before),
    difference(facts.score, before),
    share(facts.coverage)
  ]
  const blocks: readonly ReportBlock[] = [
    {
      kind: 'chart',
      chart: {
        kind: 'bars',
        title: said.chart,
        legend: { median: said.median, before: said.before, missing: said.missing, none: said.none },
        rows: facts.dimensions.map((one) => ({
          label: say(one.name),
          score: one.score,
          high: one.high,
          median: one.median,
          before: one.before
        }))
      }
    },
    {
      kind: 'table',
      name: said.table,
      columns: said.columns.map((label, at) => ({ label, width: at === 0 ? 22 : 9, ...(at === 0 ? {} : { right: true }) })),
      rows: [...rows, ...beside, total],
      none: ''
    },
    { kind: 'small', text: said.note }
  ]
  return { id: 'dimensions', title: words.sections.dimensions, blocks }
}

/** Rows of a source that are named beside a loss; all stand in the appendix. */
const fewSources = 3

export function lossSection(page: Page): ReportSection {
  const { facts, words, say } = page
  const { losses: said } = words
  const lost = facts.leaves.filter((leaf) => leaf.lost > 0).toSorted((a, b) => b.lost - a.lost || (a.id < b.id ? -1 : 1))
  const rows = lost.map((leaf, at) => [
    { value: at + 1, text: String(at + 1) },
    `${leaf.id} ${say(leaf.name)}\n${leaf.path[0] === undefined ? '' : say(leaf.path[0])}`,
    figureCell(page, leaf),
    mark(leaf.score, 1),
    mark(leaf.lost),
    [say(leaf.formula), leaf.choice === null ? '' : say(leaf.choice)].filter((part) => part !== '').join('\n'),
    leaf.points.map((point) => `${point.point}：${originText(page, point, fewSources)}`).join('\n')
  ])
  const widths = [4, 19, 14, 6.5, 6.5, 21, 29]
  const adjustments: readonly ReportBlock[] =
    facts.adjustments.length === 0
      ? []
      : [
          {
            kind: 'table',
            name: said.adjust,
            columns: said.adjustColumns.map((label, at) => ({ label, width: at === 0 ? 80 : 20, ...(at === 0 ? {} : { right: true }) })),
            rows: facts.adjustments.map((one) => [say(one.name), difference(one.contribution, 0)]),
            none: ''
          }
        ]
  return {
    id: 'losses',
    title: words.sections.losses,
    blocks: [
      ...(facts.score === null ? [] : [{ kind: 'chart', chart: fallChart(page) } as const]),
      {
        kind: 'table',
        name: said.table,
        columns: said.columns.map((label, at) => ({ label, width: widths[at] ?? 10, ...(at === 3 || at === 4 ? { right: true } : {}) })),
        rows,
        none: said.none
      },
      ...adjustments,
      { kind: 'small', text: said.note }
    ]
  }
}

/** From 100 to the score: what each dimension lost, what was not reported, what came on top or was capped. */
function fallChart({ facts, words: { losses: said }, say }: Page): FallChart {
  const steps = facts.dimensions.flatMap((one) => {
    const missing = one.weight * (1 - one.coverage)
    const by = one.weight - missing - (one.contribution ?? 0)
    const label = say(one.name)
    return [
      ...(by > 0.005 ? [{ label, by: -by, missing: false }] : []),
      ...(missing > 0.005 ? [{ label: `${label} · ${said.missing}`, by: -missing, missing: true }] : [])
    ]
  })
  const beside = facts.adjustments.map((one) => ({ label: say(one.name), by: one.contribution ?? 0, missing: false }))
  return {
    kind: 'fall',
    title: said.chart,
    legend: { lost: said.lost, missing: said.missing, more: said.more },
    start: 100,
    steps: [...steps, ...beside],
    end: { label: said.end, score: facts.score ?? 0 }
  }
}

export function courseSection(page: Page): ReportSection {
  const { facts, words, say, period, band } = page
  const { course: said } = words
  const under = facts.dimensions
    .filter((one) => one.score !== null && one.median !== null && one.median - one.score >= 0.005)
    .toSorted((a, b) => (b.median ?? 0) - (b.score ?? 0) - ((a.median ?? 0) - (a.score ?? 0)))
  const list = under.map((one) => said.by(say(one.name), formatNumber((one.median ?? 0) - (one.score ?? 0), 2)))
  const known = facts.dimensions.some((one) => one.score !== null && one.median !== null)
  return {
    id: 'course',
    title: words.sections.course,
    blocks: [
      ...(known ? [{ kind: 'text', text: list.length === 0 ? said.notBelow : said.below(list.join(words.list)) } as const] : []),
      {
        kind: 'chart',
        chart: {
          kind: 'trend',
          title: said.chart,
          own: said.own,
          peers: said.peers,
          points: facts.trend.map((one) => ({ label: one.period, score: one.score, median: one.median }))
        }
      },
      {
        kind: 'table',
        name: said.table,
        columns: said.columns.map((label, at) => ({
          label,
          width: at === 0 || at === 6 ? 22 : 12,
          ...([1, 3, 4, 5].includes(at) ? { right: true } : {})
        })),
        rows: facts.trend.map((one) => [
          period(one.period),
          mark(one.score),
          band(one.band),
          mark(one.median),
          one.rank === null ? '—' : said.rank(one.rank, one.n),
          share(one.coverage),
          one.tree
        ]),
        none: ''
      },
      { kind: 'small', text: said.note(facts.unit.kind, facts.peers) }
    ]
  }
}
