/** Words of the drive's two pictures. */
export const drive = {
  activity: 'Activity',
  activityNote: 'Entries begun in each register by month, the last {n} months',
  results: 'Results',
  resultsNote: 'Results of each unit, by name of the unit and not by rank',
  none: 'No entries of the drive yet',
  noneText:
    'Enter reform items, research, common faults, typical cases, stationing or campaigns in the registers, or import ledgers: they are drawn here.',
  label: '{title}: {rows} rows, {columns} columns',
  bar: '{row}, {register} {figure}: {value}, open its entries',
  month: 'Month',
  unit: 'Unit',
  money: '10,000 yuan',
  missing: 'Without entries nothing is drawn; each column is drawn against its own largest value, columns are not compared',
  asOf: 'Registers as of {date}',
  open: 'Any bar opens its entries in the register'
} as const
