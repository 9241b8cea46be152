/** Words of the dialog that makes examination reports. */
export const report = {
  title: 'Examination report',
  text: 'Made of scores, what pulled them down, warnings and the sources of every figure; each copy is numbered and entered in the register. What it lists is to be checked and is no finding.',
  open: 'Examination report',
  scope: 'Units',
  allUnits: 'All units',
  period: 'Period',
  allPeriods: 'All periods',
  format: 'Format',
  formatOf: { html: 'HTML', pdf: 'PDF', docx: 'Word', xlsx: 'Excel' },
  language: 'Language',
  make: 'Make',
  making: 'Making…',
  toFolder: 'Into a folder…',
  inFolder: 'written into the folder',
  save: 'Save',
  saved: 'Saved',
  count: 'Reports',
  file: 'File',
  size: 'Size',
  noFigures: 'The unit has no collected figures: no report can be made.'
}
