/** The words of an examination report in English; the same keys as the Chinese. */
import type { ReportWords } from './words-zh.ts'

export const en: ReportWords = {
  kind: (kind, region) => [kind, region].filter((part) => part !== '').join(', '),
  stop: '.',
  list: ', ',
  cover: {
    unit: 'Unit',
    period: 'Period',
    office: 'Made by office',
    tree: 'Indicators',
    treeOf: (name, version) => `${name}, version ${version}`,
    local: 'weights and targets are local parameters',
    asOf: 'Data as of',
    snapshot: 'Frozen scores',
    snapshotOf: (hash, at, same) => `${hash}, ${at}${same ? '' : ' (data came in since: the score here is another)'}`,
    noSnapshot: 'not frozen',
    merged: 'Merged units',
    made: 'Made',
    madeBy: (at, account) => `${at}, ${account}`,
    copy: 'Copy',
    copyOf: (n, expires) => `no. ${n}${expires === null ? '' : `, data copy valid until ${expires}`}`,
    marking: 'Marking'
  },
  contents: 'Contents',
  page: 'page',
  foot: (unit, period, copy) => `${unit}  ${period}  copy ${copy}`,
  chartElsewhere: 'The chart stands in the HTML and PDF forms; the table has the same figures.',
  sections: {
    summary: '1 Summary',
    dimensions: '2 The six dimensions',
    losses: '3 What pulled the score down',
    course: '4 Peers and course',
    warned: '5 Warnings and handling',
    suggestions: '6 Suggestions',
    coverage: '7 Coverage and limits',
    sign: '8 Sign-off',
    leaves: 'Appendix A  Indicators',
    figures: 'Appendix B  Figures and their sources'
  },
  score: (value) => `${value} points`,
  summary: {
    scored: (unit, kind, period, score, band) =>
      `The index of ${unit}${kind === '' ? '' : ` (${kind})`} for ${period} is ${score}, in the band “${band}”.`,
    noCoverage: (unit, period, coverage, least) =>
      `Figures of ${unit} for ${period} cover ${coverage} of the weight, less than ${least}: by rule no score and no band are given. What is listed here is only what is known; nothing good or bad follows from it.`,
    noVeto: (unit, period) =>
      `Nothing was reported on the vetoes of ${unit} for ${period}: by rule no score and no band are given. What is listed here is only what is known.`,
    rank: (n, rank, median) => `It stands at place ${rank} among ${n} units of its kind with a score; their median is ${median}.`,
    few: (n) => `Only ${n} units of its kind have a score: the place says little.`,
    range: (missing, low, high) =>
      `${missing} of the weight has no figures, so the score is “at least”: once they are in, between ${low} and ${high}.`,
    provisional: 'What is missing could change the band, which is provisional.',
    before: (period, score, change) => `The period before (${period}) had ${score}: ${change}.`,
    up: (by) => `${by} more now`,
    down: (by) => `${by} less now`,
    same: 'no change',
    noBefore: 'The period before has no score to compare with.',
    otherTree: 'The period before was scored by another version of the indicators: the difference includes the change of rules.',
    reasonFall: (by, band) => `${by} points less than before: by rule the band is no better than “${band}”.`,
    reasonHeavy: (names, band) => `${names}, of great weight, in the lowest band: by rule the band is no better than “${band}”.`,
    reasonVeto: (names) => `A veto is entered under ${names}: by rule the score is capped.`,
    losses: (list) => `Most points were lost on: ${list}.`,
    loss: (name, lost) => `${name} (${lost})`,
    noLosses: 'No points were lost on indicators with figures.',
    warned: (n, red, orange, yellow) =>
      n === 0
        ? 'No warning of this period concerns the unit.'
        : `Warnings of this period that concern the unit: ${n} (red ${red}, orange ${orange}, yellow ${yellow}); all are leads to be checked.`,
    predecessors: (names) => `The unit took over ${names}; figures from before stay under the former names and are not added in.`,
    closing: 'This report says what the data shows, for consideration; it is no finding on a unit or a person.'
  },
  dimensions: {
    chart: 'The six dimensions, of 100',
    median: 'median of peers',
    before: 'period before',
    missing: 'not reported',
    none: 'too little known',
    table: 'The six dimensions',
    columns: ['Dimension', 'Full', 'Mark', 'At most', 'Adds', 'Peers', 'vs peers', 'Before', 'vs before', 'Coverage'],
    total: 'Total',
    note: 'Full and Adds are points of the whole’s 100; marks are of 100. What was not reported adds nothing, so a mark is “at least”; “At most” is its limit once everything is in.'
  },
  losses: {
    chart: 'From 100 to the score',
    lost: 'lost',
    missing: 'not reported',
    more: 'on top',
    end: 'Score',
    start: 'Full',
    table: 'What pulled the score down',
    columns: ['No.', 'Indicator', 'Figure', 'Mark', 'Lost', 'Formula', 'Source'],
    none: 'No points were lost.',
    note: 'Points lost of the whole’s 100, most first. Sources are record ids with the number of the file (appendix B names file and sheet) and the line.',
    adjust: 'Beside the indicators',
    adjustColumns: ['Item', 'Points'],
    more_rows: (n) => `… ${n} rows`
  },
  course: {
    chart: 'Score by period and median of peers',
    own: 'this unit',
    peers: 'median of peers',
    table: 'Score by period',
    columns: ['Period', 'Score', 'Band', 'Peers', 'Place', 'Coverage', 'Indicators'],
    rank: (rank, n) => `${rank} / ${n}`,
    note: (kind, n) =>
      `Peers are the ${n} units of kind “${kind}” with a score in this period, the unit included. Each period is scored by the indicators of its time; periods under different versions should not be subtracted.`,
    below: (list) => `Under the median of peers: ${list}.`,
    notBelow: 'No dimension is under the median of peers.',
    by: (name, by) => `${name} (by ${by})`
  },
  warned: {
    counts: 'Warnings and how they stand',
    countColumns: ['Level', 'Warnings', 'Closed or dismissed', 'Open'],
    table: 'Warnings',
    columns: ['No.', 'Level', 'Rule', 'Month', 'State', 'Sentence'],
    none: 'No warning of this period concerns the unit.',
    note: 'Warnings are leads found by rules; there may be good reasons, and they must be checked. Levels: red ▲, orange ◆, yellow ●. States are those at the time of this report.',
    levels: { red: 'red ▲', orange: 'orange ◆', yellow: 'yellow ●' }
  },
  suggestions: {
    none: 'No indicator calls for a suggestion.',
    intro: 'Made by template from indicators that lost points or lack figures; the office in charge decides what to take up.'
  },
  coverage: {
    line: (coverage) =>
      `By weight, ${coverage} of the figures are there. What was not reported counts neither as nothing nor as full marks.`,
    could: (points) =>
      `What is missing weighs ${points} points of 100: once it is in, the score rises by at most so much, and does not fall.`,
    table: 'Not reported or not usable',
    columns: ['Indicator', 'Why', 'Points', 'Kept by', 'Could add'],
    none: 'Every indicator with a weight has figures.',
    watched: 'Looked at, not weighed',
    watchedColumns: ['Indicator', 'Figure', 'Why it weighs nothing'],
    limits: 'What the index cannot tell'
  },
  sign: { date: 'Date', name: 'Signature' },
  leaves: {
    columns: ['Id', 'Indicator', 'State', 'Figure', 'Mark', 'Weight', 'Adds'],
    table: 'All indicators',
    note: 'Weight and Adds are points of the whole’s 100.'
  },
  figures: {
    columns: ['Indicator', 'Point', 'Value', 'Kept by', 'Record ids and sources'],
    table: 'All figures',
    files: 'Source files',
    fileColumns: ['No.', 'File', 'Sheet'],
    noFiles: 'No figure comes from a file.',
    note: 'Figures are of the period unless said otherwise. Every one has its record id, the number of its source file and the line; where there is no record, the reason is given.'
  },
  states: {
    value: 'marked',
    missing: 'not reported',
    not_applicable: 'not applicable',
    other_kind: 'not for this kind of unit',
    observed: 'looked at only',
    bonus: 'on top',
    too_few: 'too few'
  },
  reasons: {
    no_value: 'not reported',
    no_last_year: 'no figure of last year',
    zero_denominator: 'nothing to divide by',
    contradiction: 'contradictory (part over whole, or negative)',
    no_peers: 'too few to compare with',
    other_kind: 'not for this kind of unit',
    out_of_range: 'out of range'
  },
  when: { now: 'this period', since_january: 'since January', last_year: 'same period last year' },
  groups: { kind: 'its kind', past: 'its kind, past', all: 'all units' },
  peersOf: (group, n, median) => `median ${median} of ${n} (${group})`,
  line: (line) => `line ${line}`,
  notReported: 'not reported, no record',
  lacking: (periods) => `${periods} lacking, cannot be summed`,
  notCounted: (asOf) => `counted as of ${asOf}, before the period’s end: no record`,
  countedZero: (note, asOf) => `counted here (${note}; as of ${asOf}): no such record in the period`,
  countedRows: (n, note, asOf) => `counted here (${note}; as of ${asOf}), ${n} rows:`,
  yuan: 'yuan'
}
