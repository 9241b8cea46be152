/** Invented warnings and contract rows for the gallery. */
import type { Level } from '../widgets/LevelMark.tsx'

const names = [
  '化整为零规避招标',
  '未招先建、先施工后招标',
  '资产到期原价续租（未决策未公开）',
  '重点监控药品超限额',
  '“T+1”公开逾期',
  '小微工程化整为零',
  '审批滞后与事后补录',
  '黄哨升级红哨',
  '租金、承包款逾期未收',
  '高管及亲属关联交易',
  '审计、巡察问题整改逾期',
  '变更超 10% 与先变更后审批'
]
const subjects = [
  '县住房和城乡建设局',
  '柳溪大道（二期）道路改造工程',
  '双河口镇河湾村股份经济合作社',
  '县人民医院消化内科',
  '枫林坳镇上坪村',
  '大坪头镇',
  '县城市建设投资集团有限公司工程管理部',
  '白鹭洲镇芦塘村'
]
export const states = ['待核实', '处置中', '待签收', '待签收', '待签收', '待签收', '处置中', '待核实', '属实待处置', '待复核']
const levels: readonly Level[] = ['red', 'red', 'red', 'orange', 'yellow', 'orange', 'yellow', 'red', 'yellow', 'red', 'orange']
export const rowAt = (index: number) => ({
  id: `2026-${String(417 - index).padStart(4, '0')}`,
  level: levels[index % levels.length] ?? 'yellow',
  name: names[index % names.length] ?? '',
  subject: subjects[index % subjects.length] ?? '',
  fen: index % 5 === 4 ? null : 155_690_0000 - index * 31_000_00,
  left: index % 7 === 6 ? -3 : (index * 5) % 15,
  state: states[index % states.length] ?? ''
})
export const evidence = [
  ['2025-03-06', '路面铺装一标', '云溪恒筑建设有限公司', 396_8000_00, '合同台账 · 112', '未核对'],
  ['2025-04-15', '路面铺装二标', '云溪恒筑建设有限公司', 389_5000_00, '合同台账 · 131', '未核对'],
  ['2025-06-03', '路面铺装三标', '青岚市政工程有限公司', 392_0000_00, '合同台账 · 157', '✓ 已核对'],
  ['2025-07-27', '路面铺装四标', '云溪恒筑建设有限公司', 378_6000_00, '合同台账 · 188', '未核对'],
  ['2024-11-20', '排水整治', '已公开招标', 512_0000_00, '合同台账 · 64', '不计'],
  ['2025-08-19', '应急修复', '豁免批文〔2025〕18 号', 96_3000_00, '合同台账 · 201', '不计']
] as const
