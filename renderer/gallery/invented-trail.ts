/** An invented road project for the gallery: twenty nodes, their acts, and rows of the act table. */
import type { Level } from '../widgets/LevelMark.tsx'
import type { MarkKind } from '../widgets/Marks.tsx'
import type { TrackNode } from '../widgets/track-props.ts'

export const lanes = ['经办岗', '科室负责人', '会签单位', '分管领导', '主要领导', '集体决策'].map((label) => ({
  id: label.slice(0, 2),
  label
}))

type Line = readonly [
  name: string,
  stage: string,
  acts: string,
  planned: string,
  actual: string,
  left: number | null,
  mark?: MarkKind,
  level?: Level
]
const lines: readonly Line[] = [
  ['项目建议书', '立项', '经办 科室 分管', '2024-02-20', '2024-02-18', 11],
  ['可研审批', '立项', '经办 科室 会签 分管', '2024-04-10', '2024-04-16', 6],
  ['用地预审', '立项', '经办 科室 会签 分管', '2024-04-30', '2024-04-28', 8],
  ['集体决策', '立项', '经办 科室 分管 集体', '2024-05-20', '2024-05-17', 12],
  ['勘设单位选定', '设计', '经办 科室 分管 集体', '2024-06-30', '2024-07-05', 3],
  ['初设概算', '设计', '经办 科室 会签 分管 主要', '2024-08-31', '2024-09-12', 2],
  ['施工图审查', '设计', '', '2024-10-15', '', null, 'missing', 'yellow'],
  ['规划许可证', '设计', '经办 科室 分管', '2024-10-31', '2024-11-08', 4],
  ['控制价评审', '招标', '经办 科室 会签', '2024-11-30', '2024-12-05', 3, 'same_person', 'yellow'],
  ['招标公告', '招标', '经办 科室 会签 分管', '2024-12-20', '2025-01-06', -2, 'overdue'],
  ['开标评标', '招标', '经办 科室 分管', '2025-01-31', '2025-02-21', 6],
  ['定标通知书', '招标', '经办 科室 分管 集体', '2025-02-15', '2025-04-10', -18, 'overdue', 'yellow'],
  ['合同签订', '招标', '经办 科室 会签 分管 主要', '2025-03-10', '2025-04-25', 19],
  ['施工许可', '施工', '经办 科室 分管', '2025-03-20', '2025-05-08', 1, 'back_filled', 'yellow'],
  ['开工报告', '施工', '经办 科室 分管', '2025-03-31', '2025-03-18', null, 'out_of_order', 'red'],
  ['变更签证', '施工', '经办 科室 分管 主要', '2025-09-30', '2025-10-14', 0],
  ['进度款支付', '施工', '经办 科室 分管 主要', '2025-12-31', '2025-12-31', 4],
  ['竣工验收', '竣工', '经办 科室 会签 分管', '2026-05-31', '2026-06-25', 2],
  ['结算审核', '竣工', '经办 科室', '2026-09-30', '', 18],
  ['决算归档', '竣工', '', '2027-02-28', '', null, 'not_yet']
]
export const nodes: readonly TrackNode[] = lines.map(([name, stage, acts, planned, actual, left, mark, level], index) => ({
  id: String(index + 1),
  number: String(index + 1),
  name,
  stage,
  planned,
  actual: actual === '' ? null : actual,
  left,
  state: mark === 'missing' ? 'missing' : mark === 'not_yet' ? 'not_yet' : actual === '' ? 'in_hand' : 'done',
  acts: acts
    .split(' ')
    .filter(Boolean)
    .map((lane) => ({ id: `${index + 1}-${lane}`, lane, kind: lane === '会签' ? 'countersign' : lane === '集体' ? 'meeting' : 'person' })),
  marks: mark && mark !== 'not_yet' ? [level ? { kind: mark, level } : { kind: mark }] : [],
  ...(name === '开工报告' ? { flag: '开工早于中标 23 日' } : {})
}))

interface ActRow {
  readonly id: string
  readonly group?: boolean
  readonly what: string
  readonly who?: string
  readonly post?: string
  readonly planned?: string
  readonly actual?: string
  readonly used?: string
  readonly left?: string
  readonly mark?: string
  readonly level?: Level
  readonly source?: string
}
export const acts: readonly ActRow[] = [
  {
    id: '12',
    group: true,
    what: '12　定标与中标通知书',
    planned: '2025-02-15',
    actual: '2025-04-10',
    used: '33 / 15',
    left: '超 18',
    mark: '超期',
    level: 'yellow'
  },
  { id: '12-1', what: '经办', who: '沈一帆', post: '招标办科员', actual: '2025-02-24', source: '招投标台账 · 83' },
  { id: '12-2', what: '审核', who: '周启明', post: '招标办主任', actual: '2025-03-27', source: '招投标台账 · 83' },
  { id: '12-3', what: '集体决策', who: '局党组会 2025 年第 9 次', post: '应到 7 实到 6', actual: '2025-04-08', source: '会议纪要 · 12' },
  { id: '12-4', what: '审批', who: '陆承远', post: '副局长（分管建设）', actual: '2025-04-10', source: '招投标台账 · 83' },
  { id: '13', group: true, what: '13　合同签订与备案', planned: '2025-03-10', actual: '2025-04-25', used: '11 / 30', left: '19' },
  {
    id: '14',
    group: true,
    what: '14　施工许可证',
    planned: '2025-03-20',
    actual: '2025-05-08',
    used: '6 / 7',
    left: '1',
    mark: '补办',
    level: 'yellow'
  },
  { id: '15', group: true, what: '15　开工（开工报告）', planned: '2025-03-31', actual: '2025-03-18', mark: '倒置', level: 'red' },
  { id: '15-2', what: '经办', who: '贺文博', post: '建管科科员', actual: '2025-03-14', mark: '补录 56 日', source: '施工许可与开工 · 218' },
  { id: '15-3', what: '审核', who: '吴清源', post: '建管科科长', actual: '2025-03-17', mark: '补录 53 日', source: '施工许可与开工 · 218' },
  {
    id: '15-4',
    what: '审批',
    who: '陆承远',
    post: '副局长（分管建设）',
    actual: '2025-03-18',
    mark: '补录 52 日',
    source: '施工许可与开工 · 218'
  }
]
