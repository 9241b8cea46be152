/** The frame: title bar, rail, the walk, keys, palette, lock. */
export const frame = {
  place: {
    overview: 'Overview', heat: 'Heat map', warnings: 'Warnings', matter: 'Matters', person: 'People', import: 'Data', cases: 'Files', bundle: 'Bundles', audit: 'Audit',
    packs: 'Models', help: 'Help', settings: 'Settings', training: 'Training', chooser: 'Vaults', lock: 'Lock'
  },
  places: 'Places',
  walk: 'The walk so far',
  walkKind: {
    overview: 'Overview', heat: 'Heat map', cell: 'Cell', indicator: 'Indicator', warning: 'Warning', matter: 'Matter', act: 'Act', source: 'Source row', person: 'Person',
    case: 'File', bundle: 'Bundle', import: 'Import', place: ''
  },
  back: 'Back',
  forward: 'Forward',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  howIGotHere: 'How I got here',
  copyNumber: 'Copy {number}',
  copyOf: 'Copy {number} of {total}',
  dataDate: 'Data to {date}',
  noData: 'No data yet',
  expires: 'Valid to {date}',
  expired: 'Expired {date}',
  userRole: '{user} · {role}',
  searchOrCommand: 'Search or command',
  palette: 'Search or command',
  paletteHint: 'Type a name, a number or pinyin initials',
  paletteNothing: 'No place or command matches',
  paletteGo: 'Places',
  paletteDo: 'Commands',
  language: 'Language',
  switchLanguage: '中',
  switchLanguageLong: 'Switch to Chinese',
  theme: 'Theme',
  themeDark: 'Dark',
  themeLight: 'Light',
  moneyUnit: 'Money unit',
  showYuan: 'Show money in yuan',
  showWan: 'Show money in 10k yuan',
  densityRoomy: 'Roomy rows',
  densityCompact: 'Compact rows',
  lockNow: 'Lock',
  keys: 'Keys',
  keysTitle: 'All keys',
  key: {
    palette: 'Search or command', go: 'Go to (then a letter)', backForward: 'Back, forward', move: 'Move up and down', moveCell: 'Move', enter: 'Next step', backspace: 'One step back', help: 'All keys', lock: 'Lock'
  },
  notBuilt: 'Nothing here yet',
  notBuiltWhy: 'This version does not contain “{place}” yet. Everything else works as usual.',
  printedBy: 'Printed by {user}  {time}  {copy}',
  pageOf: 'Page {n}'
}
