/**
 * An examination report out of its facts and a template: cover, eight sections, two appendices (domain.md §5.2.7). Pure; the same facts give the
 * same document in every form.
 */
import type { ReportTemplate } from '../../packs/indicator/report-template.ts'
import type { ReportDocument, ReportSection } from './document.ts'
import type { ReportFacts } from './facts.ts'
import { coverageSection, reasonOf, signSection, suggestionSection, warnedSection } from './follow-up.ts'
import { coverRows, summarySection } from './opening.ts'
import { figureCell, makePage, mark, originText, pointCell, type Page } from './page.ts'
import { courseSection, dimensionSection, lossSection } from './scores.ts'

/** `stateName` gives the name of a warning's state in the language asked for. */
export function composeReport(
  facts: ReportFacts,
  template: ReportTemplate,
  language: 'zh' | 'en',
  stateName: (state: string) => string
): ReportDocument {
  const page = makePage(facts, template, language, stateName)
  const { words } = page
  const period = page.period(facts.period.id)
  return {
    language,
    title: page.say(template.title),
    unit: facts.unit.name,
    period,
    marking: facts.marking,
    foot: words.foot(facts.unit.name, period, facts.copy),
    note: page.say(template.note),
    cover: coverRows(page),
    contents: words.contents,
    sections: [
      summarySection(page),
      dimensionSection(page),
      lossSection(page),
      courseSection(page),
      warnedSection(page),
      suggestionSection(page),
      coverageSection(page),
      signSection(page),
      leafAppendix(page),
      figureAppendix(page)
    ],
    of: { page: words.page, chartElsewhere: words.chartElsewhere }
  }
}

function leafAppendix(page: Page): ReportSection {
  const { facts, words, say } = page
  const { leaves: said } = words
  const widths = [8, 30, 17, 20, 8, 8, 9]
  return {
    id: 'leaves',
    title: words.sections.leaves,
    apart: true,
    blocks: [
      {
        kind: 'table',
        name: said.table,
        columns: said.columns.map((label, at) => ({ label, width: widths[at] ?? 10, ...(at >= 4 ? { right: true } : {}) })),
        rows: facts.leaves.map((leaf) => [
          leaf.id,
          say(leaf.name),
          leaf.state === 'missing' ? reasonOf(page, leaf) : words.states[leaf.state],
          figureCell(page, leaf),
          mark(leaf.score, 1),
          mark(leaf.weight),
          leaf.state === 'value' || leaf.state === 'too_few' ? mark(leaf.contribution) : mark(null)
        ]),
        none: ''
      },
      { kind: 'small', text: said.note }
    ]
  }
}

function figureAppendix(page: Page): ReportSection {
  const { facts, words, say } = page
  const { figures: said } = words
  const widths = [7, 32, 15, 12, 34]
  return {
    id: 'figures',
    title: words.sections.figures,
    blocks: [
      {
        kind: 'table',
        name: said.files,
        columns: said.fileColumns.map((label, at) => ({ label, width: [10, 50, 40][at] ?? 10 })),
        rows: page.files.map((one, at) => [`[${at + 1}]`, one.file, one.sheet]),
        none: said.noFiles
      },
      { kind: 'small', text: said.note },
      {
        kind: 'table',
        name: said.table,
        joined: true,
        columns: said.columns.map((label, at) => ({ label, width: widths[at] ?? 10, ...(at === 2 ? { right: true } : {}) })),
        rows: facts.leaves.flatMap((leaf) =>
          leaf.points.map((point) => [
            leaf.id,
            `${point.point} ${say(point.name)}${point.when === 'now' ? '' : ` · ${words.when[point.when]}`}`,
            pointCell(page, point),
            point.keeper,
            originText(page, point)
          ])
        ),
        none: ''
      }
    ]
  }
}
