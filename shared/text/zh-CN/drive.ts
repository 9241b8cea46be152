/** Words of the drive's two pictures. */
export const drive = {
  activity: '动态图',
  activityNote: '各台账每月新开的条目，最近 {n} 个月',
  results: '成果图',
  resultsNote: '各单位的成果，按单位名称排列，不排名次',
  none: '还没有推进台账的条目',
  noneText: '在台账中登记改革事项、调研、共性问题、典型事例、驻点或专项治理，或导入现成的台账，这里就画成图。',
  label: '{title}：{rows} 行，{columns} 项',
  bar: '{row}，{register} {figure}：{value}，打开条目',
  month: '月份',
  unit: '单位',
  money: '万元',
  missing: '没有条目的留空；条数和金额各按本列最大值画长短，不同列之间不比较',
  asOf: '台账截至 {date}',
  open: '点任何一条，打开台账中的条目'
} as const
