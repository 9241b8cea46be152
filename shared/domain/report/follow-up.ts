/** Sections on what follows: warnings of the period and how they stand, suggestions by template, what is missing, who signs. */
import { closedStates } from '../disposal.ts'
import { formatNumber, formatPercent } from '../../text/format.ts'
import { fillTemplate } from '../../packs/indicator/report-template.ts'
import type { ReportBlock, ReportSection } from './document.ts'
import type { LeafFacts } from './facts.ts'
import { figureCell, mark, type Page } from './page.ts'

const levels = ['red', 'orange', 'yellow'] as const

export function warnedSection(page: Page): ReportSection {
  const { facts, words, say } = page
  const { warned: said } = words
  const count = (n: number) => ({ value: n, text: String(n) })
  const counts = levels.map((level) => {
    const own = facts.warned.filter((one) => one.level === level)
    const over = own.filter((one) => closedStates.has(one.state)).length
    return [said.levels[level], count(own.length), count(over), count(own.length - over)]
  })
  const widths = [10, 10, 18, 10, 12, 40]
  return {
    id: 'warned',
    title: words.sections.warned,
    blocks: [
      {
        kind: 'table',
        name: said.counts,
        columns: said.countColumns.map((label, at) => ({ label, width: 25, ...(at === 0 ? {} : { right: true }) })),
        rows: counts,
        none: ''
      },
      {
        kind: 'table',
        name: said.table,
        columns: said.columns.map((label, at) => ({ label, width: widths[at] ?? 10 })),
        rows: facts.warned.map((one) => [
          one.id,
          said.levels[one.level],
          say(one.model),
          one.month,
          page.stateName(one.state),
          say(one.sentence)
        ]),
        none: said.none
      },
      { kind: 'small', text: said.note }
    ]
  }
}

/** Indicators that a suggestion is made for: the heaviest losses under the template's mark, and the heaviest figures that nobody reported. */
function suggestedFor({ facts, template }: Page): readonly LeafFacts[] {
  const low = facts.leaves.filter((leaf) => leaf.lost > 0 && leaf.score !== null && leaf.score < template.below)
  const missing = facts.leaves.filter((leaf) => leaf.state === 'missing' && leaf.weight > 0)
  const weight = (leaf: LeafFacts): number => (leaf.state === 'missing' ? leaf.weight : leaf.lost)
  return [...low, ...missing].toSorted((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1)).slice(0, template.most)
}

export function suggestionSection(page: Page): ReportSection {
  const { words, template, say } = page
  const items = suggestedFor(page).map((leaf) => {
    const named = template.suggestions.find((one) => one.for.includes(leaf.id))
    const form = leaf.form === 'bonus' ? 'mark' : leaf.form
    const sentence = leaf.state === 'missing' ? template.missing : (named ?? template.forms[form])
    const lacking = leaf.points.filter((point) => point.value === null)
    const points = (leaf.state === 'missing' && lacking.length > 0 ? lacking : leaf.points).map((point) => say(point.name))
    return fillTemplate(say(sentence), {
      indicator: say(leaf.name),
      figure: figureCell(page, leaf).text.split('\n')[0] ?? '',
      score: mark(leaf.score, 1).text,
      lost: mark(leaf.state === 'missing' ? leaf.weight : leaf.lost).text,
      points: [...new Set(points)].join(words.list),
      sources: [...new Set(leaf.points.map((point) => point.keeper))].join(words.list)
    })
  })
  const blocks: readonly ReportBlock[] =
    items.length === 0
      ? [{ kind: 'text', text: words.suggestions.none }]
      : [
          { kind: 'text', text: words.suggestions.intro },
          { kind: 'list', items }
        ]
  return { id: 'suggestions', title: words.sections.suggestions, blocks }
}

export function coverageSection(page: Page): ReportSection {
  const { facts, words, say, template } = page
  const { coverage: said } = words
  const missing = facts.leaves.filter((leaf) => leaf.state === 'missing' && leaf.weight > 0).toSorted((a, b) => b.weight - a.weight)
  const rows = missing.map((leaf) => {
    const lacking = leaf.points.filter((point) => point.value === null)
    const told = lacking.length > 0 ? lacking : leaf.points
    return [
      `${leaf.id} ${say(leaf.name)}`,
      reasonOf(page, leaf),
      told.map((point) => `${point.point} ${say(point.name)}`).join('\n'),
      [...new Set(told.map((point) => point.keeper))].join(words.list),
      mark(leaf.weight)
    ]
  })
  const watched = facts.leaves.filter((leaf) => leaf.state === 'observed' && leaf.watched !== null)
  const least = 100 * (1 - facts.coverage)
  const widths = [26, 18, 26, 16, 14]
  return {
    id: 'coverage',
    title: words.sections.coverage,
    blocks: [
      { kind: 'text', text: said.line(formatPercent(facts.coverage, 1)) },
      ...(least > 0.005 ? [{ kind: 'text', text: said.could(formatNumber(least, 2)) } as const] : []),
      {
        kind: 'table',
        name: said.table,
        columns: said.columns.map((label, at) => ({ label, width: widths[at] ?? 20, ...(at === 4 ? { right: true } : {}) })),
        rows,
        none: said.none
      },
      ...(watched.length === 0
        ? []
        : [
            {
              kind: 'table',
              name: said.watched,
              columns: said.watchedColumns.map((label, at) => ({ label, width: [28, 22, 50][at] ?? 30 })),
              rows: watched.map((leaf) => [
                `${leaf.id} ${say(leaf.name)}`,
                figureCell(page, leaf),
                leaf.watched === null ? '' : say(leaf.watched)
              ]),
              none: ''
            } as const
          ]),
      { kind: 'small', text: said.limits },
      { kind: 'list', items: template.limits.map(say) }
    ]
  }
}

/** Why an indicator has no mark. */
export function reasonOf({ words }: Page, leaf: LeafFacts): string {
  const known: Readonly<Record<string, string>> = words.reasons
  return leaf.reason === null ? words.states[leaf.state] : (known[leaf.reason] ?? leaf.reason)
}

export function signSection({ template, words, say }: Page): ReportSection {
  return {
    id: 'sign',
    title: words.sections.sign,
    apart: true,
    blocks: [{ kind: 'sign', lines: template.sign.map(say), date: words.sign.date }]
  }
}
