/** Invented units, indicators and figures for the gallery; nothing here exists. Figures come from a small seeded sequence. */
import type { MatrixCell } from '../widgets/matrix-draw.ts'
import { scoreBand } from '../widgets/matrix-layout.ts'
import type { MatrixColumn, MatrixRow } from '../widgets/matrix-props.ts'

const kinds: readonly (readonly [string, readonly string[]])[] = [
  [
    '镇街',
    ['柳湾镇', '青岚街道', '白鹭洲镇', '竹海镇', '望溪街道', '枫林坳镇', '北塘街道', '茶园乡', '石桥铺镇', '云岭乡', '大坪头镇', '双河口镇']
  ],
  [
    '部门',
    [
      '县农业农村局',
      '县财政局',
      '县卫生健康局',
      '县综合行政执法局',
      '县市场监督管理局',
      '县生态环境局',
      '县自然资源和规划局',
      '县教育局',
      '县应急管理局',
      '县水利局',
      '县交通运输局',
      '县民政局',
      '县发展和改革局',
      '县人力资源和社会保障局',
      '县文化和旅游局',
      '县住房和城乡建设局'
    ]
  ],
  ['国企', ['县粮食储备有限公司', '县文旅开发有限公司', '县交通发展集团有限公司', '县水务集团有限公司', '县城市建设投资集团有限公司']],
  ['校院', ['县人民医院', '县妇幼保健院', '云溪中学', '实验小学教育集团', '县中医医院', '县职业技术学校', '县第二人民医院']]
]
const groups: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'A 政治忠诚',
    [
      ['第一议题与理论武装', '第一议题 理论培训'],
      ['重大决策部署落实', '廉动令 重点民生'],
      ['意识形态与政治纪律', '意识形态 政治纪律']
    ]
  ],
  [
    'B 管党治党“四责”协同',
    [
      ['党委主体责任', '责任清单 述责述廉'],
      ['纪委监督责任', '日常监督 监督质效'],
      ['第一责任人', '一把手履责 对一把手'],
      ['班子成员一岗双责', '分管履责 谈心谈话']
    ]
  ],
  [
    'C 组织与选人用人',
    [
      ['集中制与三重一大', '集体决策 权力公开'],
      ['党内政治生活', '组织生活 党员管理'],
      ['选人用人', '选任程序 廉政审核']
    ]
  ],
  [
    'D 权力运行与廉洁风险',
    [
      ['工程建设与招投标', '程序合规 投资结算'],
      ['财政采购与国资', '预算三公 采购国资'],
      ['行政审批与执法', '审批效能 执法规范'],
      ['三资与小微权力', '资金资产 民主公开']
    ]
  ],
  [
    'E 正风肃纪反腐',
    [
      ['信访举报', '举报态势 办理质效'],
      ['审查与四种形态', '违纪违法 四种形态'],
      ['作风建设', '八项规定 形式主义'],
      ['巡察审计与建议整改', '巡察整改 审计整改 建议制度']
    ]
  ],
  [
    'F 群众满意',
    [
      ['群众满意与诉求', '满意度 民生诉求'],
      ['营商环境与文化', '亲清政商 清廉文化']
    ]
  ]
]

/** A small repeatable sequence between 0 and 1. */
export function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const next = sequence(20_261_031)
export const units: readonly MatrixRow[] = kinds.flatMap(([group, names]) =>
  names.map((name, index) => ({ id: name, name, group, total: (95 - index * 1.1 - next()).toFixed(1) }))
)
export const indicators: readonly MatrixColumn[] = groups.flatMap(([group, seconds]) =>
  seconds.flatMap(([second, shorts]) =>
    shorts.split(' ').map((short) => ({ id: `${second}/${short}`, name: `${second} › ${short}`, short, group, second }))
  )
)
const cells: readonly MatrixCell[] = units.flatMap((_, row) =>
  indicators.map((__, column): MatrixCell => {
    if (row >= 12 && column >= 24 && column <= 25) return { state: 'not_applicable' }
    const chance = next()
    if (chance < 0.04) return { state: 'missing' }
    const score = Math.round(Math.min(99, 96 - next() ** 2 * 38 - (column === 36 ? 8 : 0)))
    return { state: 'value', band: scoreBand(score), text: String(score), ...(score < 66 && chance > 0.7 ? { red: true } : {}) }
  })
)
export const cellOf = (row: number, column: number): MatrixCell => cells[row * indicators.length + column] ?? { state: 'not_applicable' }
export const medianOf = (column: number): MatrixCell => {
  const values = units
    .map((_, row) => Number(cellOf(row, column).text ?? Number.NaN))
    .filter((value) => !Number.isNaN(value))
    .toSorted((a, b) => a - b)
  const middle = values[Math.floor(values.length / 2)]
  return middle === undefined ? { state: 'not_applicable' } : { state: 'value', band: scoreBand(middle), text: String(middle) }
}
