/** Cover and first section: which unit, which period, which rules and data, and in a few neutral sentences how it stands. */
import { formatNumber, formatPercent, isoMinute } from '../../text/format.ts'
import type { ReportSection } from './document.ts'
import { mark, type Page } from './page.ts'

export function coverRows({ facts, words, say, period }: Page): readonly (readonly [string, string])[] {
  const { cover } = words
  const { tree, snapshot, unit } = facts
  const predecessors = unit.predecessors.map((one) => one.name).join(words.list)
  const rows: readonly (readonly [string, string])[] = [
    [cover.unit, unit.name],
    [cover.merged, predecessors],
    [cover.period, `${period(facts.period.id)}（${facts.period.from} — ${facts.period.to}）`],
    [cover.tree, `${cover.treeOf(say(tree.name), tree.version)}${tree.mark === 'L' ? ` · ${cover.local}` : ''}`],
    [cover.asOf, facts.asOf],
    [cover.snapshot, snapshot === null ? cover.noSnapshot : cover.snapshotOf(snapshot.hash, isoMinute(snapshot.at), snapshot.same)],
    [cover.office, facts.office],
    [cover.made, cover.madeBy(isoMinute(facts.at), facts.account)],
    [cover.copy, cover.copyOf(facts.copy, facts.expires)],
    [cover.marking, facts.marking]
  ]
  return rows.filter(([, value]) => value !== '')
}

export function summarySection(page: Page): ReportSection {
  const { facts, words, period } = page
  const { summary } = words
  const gap = page.language === 'zh' ? '' : ' '
  const warned = (level: string): number => facts.warned.filter((one) => one.level === level).length
  const standing = [standingText(page), rangeText(page), beforeText(page)].filter((part) => part !== '').join(gap)
  const worst = facts.leaves.filter((leaf) => leaf.lost > 0).toSorted((a, b) => b.lost - a.lost || (a.id < b.id ? -1 : 1))
  const lost = worst.slice(0, 5).map((leaf) => summary.loss(page.say(leaf.name), formatNumber(leaf.lost, 2)))
  const predecessors = facts.unit.predecessors.map((one) => one.name).join(words.list)
  const texts = [
    standing,
    reasonText(page),
    lost.length === 0 ? (facts.score === null ? '' : summary.noLosses) : summary.losses(lost.join(words.list)),
    summary.warned(facts.warned.length, warned('red'), warned('orange'), warned('yellow')),
    predecessors === '' ? '' : summary.predecessors(predecessors),
    summary.closing
  ].filter((text) => text !== '')
  return { id: 'summary', title: words.sections.summary, blocks: texts.map((text) => ({ kind: 'text', text })) }

  function standingText({ facts: { score, unit, without }, words: { summary: say } }: Page): string {
    const spoken = period(facts.period.id)
    if (score === null)
      return without === 'veto_unknown'
        ? say.noVeto(unit.name, spoken)
        : say.noCoverage(unit.name, spoken, formatPercent(facts.coverage, 1), formatPercent(facts.minCoverage, 0))
    const kind = words.kind(unit.kind, unit.region)
    const first = say.scored(unit.name, kind, spoken, mark(score).text, page.band(facts.band))
    const rank = facts.rank === null ? '' : say.rank(facts.peers, facts.rank, mark(facts.median).text)
    return [first, rank, facts.rank !== null && facts.peers < 5 ? say.few(facts.peers) : ''].filter((part) => part !== '').join(gap)
  }
}

function rangeText({ facts, words: { summary }, language }: Page): string {
  const { low, high, coverage } = facts
  if (low === null || high === null || high - low < 1e-9) return ''
  const said = summary.range(formatPercent(1 - coverage, 1), formatNumber(low, 2), formatNumber(high, 2))
  return facts.provisional ? `${said}${language === 'zh' ? '' : ' '}${summary.provisional}` : said
}

function beforeText({ facts, words: { summary }, language, period }: Page): string {
  const { before, score, tree } = facts
  if (score === null) return ''
  if (before === null || before.score === null) return summary.noBefore
  const by = score - before.score
  const text = formatNumber(Math.abs(by), 2)
  const change = Number(text.replaceAll(',', '')) === 0 ? summary.same : by > 0 ? summary.up(text) : summary.down(text)
  const said = summary.before(period(before.period), formatNumber(before.score, 2), change)
  return before.tree === `${tree.id} v${tree.version}` ? said : `${said}${language === 'zh' ? '' : ' '}${summary.otherTree}`
}

/** Why the band is worse than the score alone would make it. */
function reasonText({ facts, words, say, band, language }: Page): string {
  const { summary } = words
  const nameOf = (id: string): string => {
    const leaf = facts.leaves.find((one) => one.id === id)
    return `“${leaf === undefined ? id : say(leaf.name)}”`
  }
  const said = facts.reasons
    .filter((reason) => reason.kind === 'fall')
    .map((reason) => summary.reasonFall(reason.detail, band(reason.band)))
  const heavy = facts.reasons.filter((reason) => reason.kind === 'heavy')
  const first = heavy[0]
  if (first !== undefined) said.push(summary.reasonHeavy(heavy.map((one) => nameOf(one.detail)).join(words.list), band(first.band)))
  const vetoes = facts.reasons.filter((reason) => reason.kind === 'veto')
  if (vetoes.length > 0) said.push(summary.reasonVeto(vetoes.map((one) => nameOf(one.detail)).join(words.list)))
  return said.join(language === 'zh' ? '' : ' ')
}
