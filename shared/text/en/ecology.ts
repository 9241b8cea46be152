/** Words of political ecology: parts, filters, map, matrix, bars, county; of a unit's sheet and of the tree in files of their own. */
import { ecologySheet } from './ecology-sheet.ts'
import { ecologyTree } from './ecology-tree.ts'

export const ecology = {
  part: {
    label: 'Part',
    map: 'Map',
    matrix: 'Matrix',
    bars: 'Ranking',
    unit: 'Score sheet',
    county: 'Panorama',
    villages: 'Villages',
    drive: 'Drive',
    snapshots: 'Snapshots',
    tree: 'Indicators'
  },
  period: 'Period',
  kinds: 'Kind',
  cleans: 'Clean-governance units',
  regions: 'Region',
  bands: 'Band',
  clear: 'Clear filters',
  noRegion: 'No region',
  total: 'Total',
  of100: 'of 100',
  provisional: 'provisional',
  lead: 'A score only says what the reported figures come to under the indicators. It tells where to look first; it is no finding about a unit or a person.',
  levels: { first: 'Level 1', second: 'Level 2', third: 'Level 3', fourth: 'Level 4' },
  legend: {
    label: 'Legend: {title}',
    tiles: 'By score (regions)',
    units: 'Band (units)',
    cells: 'Band of a score',
    missing: 'Missing',
    provisional: 'Provisional',
    notApplicable: 'Not applicable',
    tooFew: 'Too few',
    observed: 'Looked at only'
  },
  status: {
    units: '{n} {n:unit|units}',
    noScore: 'no score {n}',
    provisional: 'provisional {n}',
    tree: '{tree}, version {version}',
    asOf: 'data as of {date}',
    size: '{rows} {rows:unit|units} × {columns} {columns:indicator|indicators}',
    value: 'scored {n}',
    missing: 'missing {n}',
    few: 'too few {n}',
    notApplicable: 'n/a {n}',
    observed: 'looked at {n}'
  },
  keys: {
    tiles: 'Arrows: region',
    units: 'J K unit, Enter opens',
    worst: 'W mean or worst',
    move: 'Arrows move',
    sheet: 'S score sheet',
    table: 'T table',
    tree: '↑↓ move, ← → fold',
    lines: 'J K line, Enter opens',
    case: 'A put in case'
  },
  map: {
    tiles: 'Tiles',
    bring: 'Bring borders from a file…',
    remove: 'Remove these borders',
    bringText:
      'Choose a GeoJSON file of areas (longitude and latitude, each with a name or division code). Borders are a sketch; showing them in public needs an approved map number.',
    areas: '{n} areas, {absent} regions not shown',
    brought: '{areas} areas brought, {matched} regions found',
    ownNote: 'Borders from {file}, a sketch only',
    by: 'Colour',
    mean: 'Mean',
    worst: 'Worst',
    first: 'shown',
    titleMean: '{what}: mean of the units of each region',
    titleWorst: '{what}: worst unit of each region',
    sketch: 'Sketch',
    noMap: 'There is no map of this county: regions stand in order of name and show no real place or border',
    label: 'Sketch map: {title}, {period}',
    tileLabel: '{region}: {score}, {band}, {n} of {total} units with a score',
    count: '{n}/{total} units',
    noUnits: 'no units',
    noScore: 'no score'
  },
  tile: {
    inspector: 'Region',
    kick: 'Region',
    pick: 'Choose a region',
    pickText: 'Click or use the arrow keys. Its units will be listed here, the lowest first.',
    open: 'Open score sheet: {name}',
    mean: 'mean',
    worst: 'worst',
    scored: 'Units with a score',
    provisional: 'With the missing figures the colour could be a better one.',
    worseBand:
      'The band of a unit also minds falls, heavy indicators and vetoes and may be worse than its score alone; the colour of a region minds the score only.',
    units: 'Units',
    unitsNote: 'lowest first',
    none: 'No units under the present filters.'
  },
  matrix: {
    title: 'Units by indicators',
    label: 'Score matrix, {rows} {rows:unit|units}, {columns} {columns:indicator|indicators}',
    level: 'Level',
    sort: 'Order',
    by: { kind: 'By kind', clean: 'By clean-governance unit', region: 'By region', score: 'By score', indicator: 'By chosen indicator' },
    median: 'Median',
    cell: '{unit}, {indicator}: {value}',
    table: 'Table',
    picture: 'Matrix'
  },
  menu: {
    label: 'What can be done',
    figures: 'Put the warnings and lines behind it in a case',
    warnings: 'Put the unit’s warnings of the period in a case',
    sheet: 'Open score sheet: {name}',
    sort: 'Order by this indicator'
  },
  case: {
    nothing: 'Nothing to put in',
    noWarnings: 'The unit has no warnings in this period.',
    noRows: 'There are neither warnings nor reported lines behind this indicator.'
  },
  bars: {
    scale: 'Score',
    title: 'Scores of units within their kind',
    titleClean: 'Scores of units by clean-governance unit',
    group: 'Ranked within',
    by: { kind: 'By kind', clean: 'By clean-governance unit' },
    kind: '{n} {n:unit|units}, {scored} with a score',
    note: 'The colour minds the score only; the band also minds falls, heavy indicators and vetoes. Hatched is what missing figures could add; units that reported less than {share}% have no place. Places of different kinds are not compared.',
    place: 'Place',
    range: 'At least–most'
  },
  county: {
    title: 'The county at a glance',
    headline: '{n} units, {scored} with a score; median {median}, lowest {lowest}; {bands}.',
    since: 'Median {change} since the period before.',
    provisional: '{n} of the bands {n:is|are} provisional.',
    bands: 'Units by band',
    bandsNote: 'units of each period, median at the right',
    firsts: 'First-level indicators',
    firstsNote: 'median of units',
    trend: 'Course',
    cleans: 'By clean-governance unit',
    kinds: 'By kind of unit',
    regions: 'By region',
    groupsNote: 'lowest median first',
    group: 'Group',
    units: 'Units',
    lowest: 'Lowest'
  },
  agreement: {
    title: 'Does it agree with inspections and appraisals?',
    note: 'Spearman’s rank correlation',
    none: 'No results of inspections or appraisals were imported. Once they are, agreement by kind of unit will stand here.',
    says: 'Agreement',
    few: 'only {n} {n:pair|pairs}, too few to tell.',
    flat: '{n} pairs, but one side has the same value throughout: nothing to work out.',
    strong: 'strong (ρ {rho}, {n} pairs)',
    some: 'fair (ρ {rho}, {n} pairs)',
    weak: 'none to speak of (ρ {rho}, {n} pairs)',
    against: 'opposite (ρ {rho}, {n} pairs): check it',
    petitions: 'With the number of reports on conduct (strong would mean that the index merely counts complaints):'
  },
  empty: {
    title: 'Scores of political ecology will stand here',
    text: 'They are worked out from data points: meetings, cases closed, findings mended, satisfaction; reported by units by month or quarter, some counted by this vault from ledgers. Import the data points first, or fill them in.',
    action: 'Import data',
    fill: 'Fill in figures',
    filtered: 'No unit fits the filters',
    filteredText: 'There is no unit under the present filters. Clear them to see all.'
  },
  ...ecologySheet,
  ...ecologyTree
} as const
