/** The frame: title bar, rail, the walk, keys, palette, lock. */
export const frame = {
  place: {
    overview: '总览', heat: '热图', warnings: '预警', matter: '事项', person: '人员', import: '数据', cases: '核查卷', bundle: '案卷包', audit: '审计',
    packs: '模型', help: '帮助', settings: '设置', training: '培训', chooser: '数据库', lock: '锁定'
  },
  places: '去处',
  walk: '来路',
  walkKind: {
    overview: '总览', heat: '热图', cell: '单元格', indicator: '指标', warning: '预警', matter: '事项', act: '行为', source: '来源行', person: '人员',
    case: '核查卷', bundle: '案卷包', import: '导入', place: ''
  },
  back: '后退',
  forward: '前进',
  copyLink: '复制链接',
  linkCopied: '链接已复制',
  howIGotHere: '来路记录',
  copyNumber: '副本 {number}',
  copyOf: '副本 {number} / {total}',
  dataDate: '数据截至 {date}',
  noData: '尚无数据',
  expires: '有效至 {date}',
  expired: '已于 {date} 到期',
  userRole: '{user} · {role}',
  searchOrCommand: '搜索或命令',
  palette: '搜索或命令',
  paletteHint: '输入名称、编号或拼音首字母',
  paletteNothing: '没有匹配的去处或命令',
  paletteGo: '去处',
  paletteDo: '命令',
  language: '语言',
  switchLanguage: 'EN',
  switchLanguageLong: '改用英文界面',
  theme: '明暗',
  themeDark: '深色',
  themeLight: '浅色',
  moneyUnit: '金额单位',
  showYuan: '金额以元显示',
  showWan: '金额以万元显示',
  densityRoomy: '行距宽松',
  densityCompact: '行距紧凑',
  lockNow: '锁定',
  keys: '按键',
  keysTitle: '按键一览',
  key: {
    palette: '搜索或命令', go: '前往（再按字母）', backForward: '后退、前进', move: '上下移动', moveCell: '移动', enter: '下一步', backspace: '退回一步', help: '按键一览', lock: '锁定'
  },
  notBuilt: '这一处还没有内容',
  notBuiltWhy: '本版本尚未包含“{place}”。其他各处照常可用。',
  printedBy: '打印 {user}　{time}　{copy}',
  pageOf: '第 {n} 页'
} as const
