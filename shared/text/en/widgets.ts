/** Words inside the shared parts: legend, marks, tables, jobs, files. */
export const widgets = {
  legend: {
    score: 'Score',
    tooFew: 'Too few',
    missing: 'Data lacking',
    notApplicable: 'Not applicable',
    redBehind: 'Red warning',
    worse: 'Worse',
    better: 'Better',
    about: 'About equal'
  },
  mark: {
    missing: 'Missing',
    order: 'Out of order',
    overdue: 'Overdue',
    same: 'Same person',
    late: 'Added later',
    notYet: 'Not yet',
    repeated: 'Repeated',
    unknownOrder: 'Order unknown',
    quick: 'In seconds',
    night: 'Out of hours'
  },
  matrix: {
    label: 'Matrix of {rows} rows and {columns} columns. Arrow keys move, Enter goes on.',
    cell: '{row}, {column}: {value}',
    missing: 'data lacking, not coloured',
    notApplicable: 'not applicable',
    tooFew: 'too few cases, not coloured',
    redBehind: 'a red warning stands behind it',
    total: 'Total',
    unit: 'Unit'
  },
  table: {
    loading: 'Loading',
    sortAscending: 'Sort ascending',
    sortDescending: 'Sort descending',
    resize: 'Resize column',
    selected: '{n} selected',
    shown: '{n} of {total} shown',
    selectAll: 'Select all',
    selectRow: 'Select this row',
    printedAll: '{n} rows',
    printedPart: 'first {n} of {total} rows'
  },
  source: {
    column: 'Col',
    header: 'Heading',
    raw: 'As written',
    recognised: 'Read as',
    row: 'line {line}',
    checked: 'Checked',
    unchecked: 'Not checked with original'
  },
  track: {
    realTime: 'Real time',
    crossing: 'Crossing = reversed',
    asOf: 'Data to {date}',
    daysLeft: 'Left',
    workdays: 'left',
    planned: 'Planned',
    actual: 'Actual',
    marks: 'Marks, warnings',
    over: '+{n}',
    none: 'none',
    stageCount: '{done} / {total}',
    label: 'Track of {n} steps',
    inHand: 'in hand'
  },
  waterfall: { full: 'Full score', score: 'Score', axisFrom: 'axis starts at {from}' },
  peers: { here: 'This unit', median: 'Median {value}', label: 'Distribution of {n} peers' },
  jobs: {
    count: '{name} {done} / {total}',
    countOnly: '{name} {done}',
    starting: 'Getting ready',
    stopping: 'Stopping',
    done: '{name}: finished',
    failed: '{name}: not finished. {why}'
  },
  picture: {
    save: 'Save picture',
    hash: 'Figures shown SHA-256 {hash}…',
    saved: 'Saved {name}',
    failed: 'The picture was not saved. {why}'
  },
  files: {
    drop: 'Drop files here, or',
    reading: 'Reading the file…',
    choose: 'choose files',
    chosen: '{n} {n:file|files} chosen',
    remove: 'Remove {name}',
    notRead: 'The file was not read'
  },
  steps: { done: 'done', here: 'now', coming: 'to come' },
  term: { reason: 'Reason', approver: 'Approved by', docNo: 'Document', from: 'From', to: 'Expires' },
  page: { place: '{from}–{to} of {total}', before: 'Previous page', next: 'Next page' },
  sideScroll: { left: 'More to the left', right: 'More to the right' },
  select: { nothing: 'Nothing matches', many: '{n} chosen' }
}
